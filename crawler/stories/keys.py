"""The keys under which an article is found by its near-identical copies.

A sample of its runs of words (bottom-k sketch: Broder, "On the resemblance and containment of
documents", 1997): of an article's runs, hashed, the smallest. A run that two articles share is
small in both, so copies share keys in proportion to the text they share, also where one is only a
part of the other; nothing has to be compared with everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from crawler.stories.likeness import OTHER_FIGURES, differ
from crawler.stories.words import Words

KEY_WORDS = 5
"""Words of a run; a word more than where articles are compared, for fewer chance finds."""
KEYS = 16
"""Keys of an article: a copy of which a third stands in the other shares five."""
FEWEST_SHARED = 2
"""Keys that two articles share at least before their texts are compared."""
EXPECTED = 0.275
"""Half the share of the keys that barely alike articles of the same length have in common."""
KEY_BITS = 31
"""Bits of a key: SQLite keeps it in four bytes."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that multiplying by it loses nothing: the place of a word in its run counts."""
MOST_FIGURES = 30
"""Figures of an article that are kept; of one with more, none are."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample of one article."""

    keys: tuple[int, ...]
    """Ascending; none for an article of too few words."""
    runs: int
    """How many different runs of words it was taken from."""
    figures: frozenset[int] | None
    """Its figures, 16 bits of each; None where there are too many."""


def sample_of(words: Words) -> Sample:
    """Take the sample of an article."""
    hashes = np.fromiter(map(_hash, words.words), np.uint64, len(words.words))
    count = len(hashes) - KEY_WORDS + 1
    runs = np.zeros(max(count, 0), np.uint64)
    if count > 0:
        for place in range(KEY_WORDS):
            runs = runs * _STEP + hashes[place : place + count]
        runs = np.unique(_mixed(runs) >> np.uint64(64 - KEY_BITS))
    figures = None
    if len(words.figures) <= MOST_FIGURES:
        figures = frozenset(_hash(figure) & 0xFFFF for figure in words.figures)
    return Sample(tuple(int(key) for key in runs[:KEYS]), len(runs), figures)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread 64 bits so that the upper ones depend on all (Steele et al., SplitMix64, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def may_be_one_story(shared: int, one: Sample, other: Sample) -> bool:
    """Tell whether it is worth comparing two articles that share so many keys.

    Articles of about the same length must share more than one that is a part of the other; and
    those whose figures already tell them apart, as the comparison would, are not compared.
    """
    if one.figures is not None and other.figures is not None:
        common = len(one.figures & other.figures)
        only_one, only_other = len(one.figures) - common, len(other.figures) - common
        if differ(only_one, only_other, common, OTHER_FIGURES):
            return False
    ratio = min(one.runs, other.runs) / max(one.runs, other.runs, 1)
    fewer = min(len(one.keys), len(other.keys))
    return shared >= max(FEWEST_SHARED, int(EXPECTED * ratio * fewer))


def _hash(word: str) -> int:
    return crc32(word.encode())
