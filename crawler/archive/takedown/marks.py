"""Knowing a text again without keeping it: digests of its runs of words. Pure.

A run of eight words hardly stands in two texts that were written apart, so a page that has one
in common with an article holds a piece of it. Headlines and short sentences are runs of their
own length. What is kept of them are digests of 64 bits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

RUN = 8
"""Words of a run."""
SHORTEST = 3
"""Words of the shortest sentence that counts by itself."""
DIGEST_BYTES = 8

Mark = tuple[int, int]
"""Number of words of a run, and its digest."""

# an address or a compound is one word, so that the words of a slug are no headline
WORD = re.compile(r"[^\W_]+(?:[-_/+.%=&~][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


def words_of(text: str) -> list[str]:
    """Return a text's words as runs are made of them."""
    return [match[0] for match in WORD.finditer(text.casefold())]


def digest(words: Iterable[str]) -> int:
    """Return the digest of a run, a signed number of 64 bits."""
    data = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=DIGEST_BYTES).digest(), signed=True)


def runs_of(text: str) -> dict[Mark, tuple[str, ...]]:
    """Return every run of eight words of a text, paragraph ends not counting."""
    words = words_of(text)
    runs = (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return {(RUN, digest(run)): run for run in runs}


def sentences_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each sentence."""
    for sentence in _SENTENCE.split(text):
        words = tuple(words_of(sentence))
        if words:
            yield words
