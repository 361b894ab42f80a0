"""What an edit changed, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new", "left_out"]

CONTEXT_WORDS = 12
"""Unchanged words shown on either side of a change."""

# a comma or quotation mark beside a word does not make it another; what ends a sentence does
_WORD = re.compile(r"\w(?:\S*\w)?[.!?]*\s*|[^\w\s]\s*")


def word_differences(before: str, after: str) -> Iterator[tuple[Kind, str]]:
    """Yield the pieces of both texts in order: unchanged, gone, new.

    Of a long unchanged stretch only the words next to a change are ``same``; the words between
    are ``left_out``. Pieces end with the white space that follows them, so ``same``, ``left_out``
    and ``new`` together are the later text.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    bare_old, bare_new = [w.rstrip() for w in old], [w.rstrip() for w in new]
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from _unchanged(new[c:d], first=c == 0, last=d == len(new))
            continue
        if a < b:
            yield "gone", "".join(old[a:b])
        if c < d:
            yield "new", "".join(new[c:d])


def _unchanged(words: list[str], *, first: bool, last: bool) -> Iterator[tuple[Kind, str]]:
    head = 0 if first else CONTEXT_WORDS
    tail = 0 if last else CONTEXT_WORDS
    if len(words) <= head + tail + 1:
        yield "same", "".join(words)
        return
    if head:
        yield "same", "".join(words[:head])
    yield "left_out", "".join(words[head : len(words) - tail])
    if tail:
        yield "same", "".join(words[len(words) - tail :])
