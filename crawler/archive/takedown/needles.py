"""Which of many short strings stand in a text: what that costs hardly grows with their number.

Every four bytes of the text are looked up at once in a table that knows four bytes of each
string, and what follows there in a second one; only strings that pass are searched for. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_FEW = 4
"""Strings up to which looking for each by itself is quicker."""
_WIDTH = 4
"""Bytes of a piece; of a string that has as many twice, two pieces count."""
_BITS = 16
_FACTOR = np.uint32(0x9E3779B1)
"""Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4)."""

_Held = dict[int, list[bytes]]
"""Strings by their piece, or their two pieces, as a number."""


class Needles:
    """Byte strings that are looked for together."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        found = sorted(set(needles))
        tabled = [needle for needle in found if len(needle) >= _WIDTH]
        tabled = tabled if len(tabled) > _FEW else []
        self._single = [needle for needle in found if needle not in set(tabled)]
        self._short = _held(_WIDTH, (one for one in tabled if len(one) < 2 * _WIDTH))
        self._long = _held(2 * _WIDTH, (one for one in tabled if len(one) >= 2 * _WIDTH))
        low = (1 << 8 * _WIDTH) - 1
        self._first = _table([*self._short, *(pieces & low for pieces in self._long)])
        self._second = _table([pieces >> 8 * _WIDTH for pieces in self._long])

    def among(self, text: bytes) -> Iterator[bytes]:
        """Yield those that stand in a text."""
        yield from (needle for needle in self._single if needle in text)
        if self._short or self._long:
            yield from (needle for needle in self._candidates(text) if needle in text)

    def _candidates(self, text: bytes) -> Iterator[bytes]:
        """Yield those whose pieces are in a text."""
        count = len(text) - _WIDTH + 1
        if count <= 0:
            return
        pieces = np.ndarray((count,), "<u4", text, strides=(1,))  # every byte begins one
        hits = np.flatnonzero(self._first.take(_slots(pieces)))
        for piece in self._short.keys() & set(pieces[hits].tolist()):
            yield from self._short[piece]
        hits = hits[hits < count - _WIDTH]
        hits = hits[self._second.take(_slots(pieces[hits + _WIDTH]))]
        both = zip(pieces[hits].tolist(), pieces[hits + _WIDTH].tolist(), strict=True)
        for value in self._long.keys() & {a | b << 8 * _WIDTH for a, b in both}:
            yield from self._long[value]


def _held(width: int, needles: Iterable[bytes]) -> _Held:
    """Return strings by so many bytes from their middle, where they differ most."""
    held: _Held = defaultdict(list)
    for needle in needles:
        at = (len(needle) - width) // 2
        held[int.from_bytes(needle[at : at + width], "little")].append(needle)
    return dict(held)


def _table(pieces: list[int]) -> NDArray[np.bool_]:
    table = np.zeros(1 << _BITS, np.bool_)
    table[_slots(np.array(pieces, np.uint32))] = True
    return table


def _slots(pieces: NDArray[np.uint32]) -> NDArray[np.intp]:
    return (pieces * _FACTOR >> np.uint32(32 - _BITS)).astype(np.intp)
