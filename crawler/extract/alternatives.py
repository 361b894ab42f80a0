"""Many words as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of these words, the longest that fits.

    Words share their beginnings in it, so that a place in a text is not compared with each of
    them: for hundreds of words that is several times as fast as to list them. Words that are
    looked for in any case are to be given in one.
    """
    first: dict[str, Any] = {}
    for word in words:
        letters = first
        for letter in word:
            letters = letters.setdefault(letter, {})
        letters[""] = {}
    return _pattern(first)


def _pattern(letters: dict[str, Any]) -> str:
    """Return what may follow; the key "" says that a word may end here."""
    ways = [re.escape(letter) + _pattern(rest) for letter, rest in letters.items() if letter]
    if not ways:
        return ""
    if "" in letters:
        return f"(?:{'|'.join(ways)})?"
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]
