"""The keys under which an article is found by its near-identical copies.

A sample of its runs of words (bottom-k sketch: Broder, "On the resemblance and containment of
documents", 1997): of an article's runs, hashed, the smallest. A run that two articles share is
small in both, so copies share keys in proportion to the text they share, also where one is only a
part of the other; nothing has to be compared with everything.
"""

from __future__ import annotations

from hashlib import blake2b
from heapq import nsmallest

from crawler.stories.words import Words

KEY_WORDS = 5
"""Words of a run; a word more than where articles are compared, for fewer chance finds."""
KEYS = 16
"""Keys of an article: a copy of which a third stands in the other shares five."""
SHARED_KEYS = 2
"""Keys that two articles share before their texts are compared."""
KEY_BITS = 31
"""Bits of a key: SQLite keeps it in four bytes."""


def keys_of(words: Words) -> tuple[int, ...]:
    """Return an article's keys, ascending; none for one of too few words."""
    w = words.words
    runs = {" ".join(run) for run in zip(*(w[n:] for n in range(KEY_WORDS)), strict=False)}
    return tuple(nsmallest(KEYS, {_hash(run) for run in runs}))


def _hash(run: str) -> int:
    digest = blake2b(run.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> (32 - KEY_BITS)
