"""Evidence about every block of a page: does it belong to the article's body?

Each column of the table is one named sign that a reader could check by eye. The judge weighs
them (`judge.py`); what the weights are was learnt from pages with known bodies by
``bench/fit_judge.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from crawler.extract.blocks import Block, Blocks
from crawler.extract.marks import FLAG_NAMES
from crawler.extract.opinions import Opinion, letters
from crawler.extract.phrases import PHRASES

Column = NDArray[np.float64]

_DIGIT = re.compile(r"\d")
_BITS = np.array(list(FLAG_NAMES.values()), np.int64)
_ENDS = (".", "!", "?", "”", '"', "»", "…", ":", "。", "“", "'", "’", ")")
_STOPS = (".", "!", "?", "。", '."', ".”")
_LEAVES = frozenset(("p", "h2", "h3", "li", "blockquote"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The table: a row a block, a column a sign."""

    names: tuple[str, ...]
    table: NDArray[np.float64]
    lengths: Column
    """Characters of each block."""
    parents: NDArray[np.intp]
    """Number of each block's parent element; equal numbers, same parent."""
    grandparents: NDArray[np.intp]
    compact: tuple[str, ...]
    """Each block's text in the form of ``opinions.letters``."""

    def column(self, name: str) -> Column:
        """Return one sign of all blocks. Raises ValueError for a name that it lacks."""
        found: Column = self.table[:, self.names.index(name)]
        return found


class Columns:
    """Collects columns under their names."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.columns: dict[str, Any] = {}

    def add(self, name: str, values: Any) -> None:
        """Add a sign: a number a row, or one number for all."""
        self.columns[name] = values

    def table(self) -> NDArray[np.float64]:
        """Return the columns side by side, in the order in which they were added."""
        out = np.empty((self.rows, len(self.columns)))
        for index, values in enumerate(self.columns.values()):
            out[:, index] = values
        return out


def gather(walked: Blocks, headline: int, title: str, summary: str, told: Opinion) -> Evidence:
    """Gather what the page itself says about its blocks.

    ``told`` is the body of the structured data (empty where they give none); ``headline`` the
    index of the headline's block or -1, ``summary`` the page's description.
    """
    blocks, elsewhere = walked.blocks, walked.elsewhere
    c = Columns(len(blocks))
    texts = [block.text for block in blocks]
    length = np.array([len(text) for text in texts], float)
    share = np.array([block.linked for block in blocks], float) / np.maximum(length, 1)
    flags = np.array([block.flags for block in blocks], np.int64)
    tags = [block.tag for block in blocks]
    prose = (length > 80) & (share < 0.3) & ((flags & elsewhere) == 0)
    compact = [letters(text) for text in texts]
    _typography(c, blocks, length, share)
    _phrases(c, texts)
    place = _place(c, blocks, length, prose)
    _surroundings(c, flags, prose, place.distance)
    _positions(c, prose & (place.distance < 9), headline)
    _repetitions(c, texts, compact, title, summary)
    _told(c, compact, told)
    _together(c, blocks, tags, length, share, prose, place)
    return Evidence(
        tuple(c.columns), c.table(), length, place.parents, place.grandparents, tuple(compact)
    )


def _typography(c: Columns, blocks: list[Block], length: Column, share: Column) -> None:
    texts = [block.text for block in blocks]
    c.add("length", np.minimum(np.log1p(length), 6.5))
    for bound in (40, 80, 160):
        c.add(f"over {bound} characters", length > bound)
    c.add("under 20 characters", length < 20)
    c.add("under 4 words", [text.count(" ") < 3 for text in texts])
    c.add("share of links", share)
    c.add("half links", share > 0.5)
    c.add("all links", share > 0.95)
    c.add("bold", [b.strong > 0.9 * len(b.text) for b in blocks])
    c.add("after a line break", [b.line > 0 for b in blocks])
    c.add("ends like prose", [text.endswith(_ENDS) for text in texts])
    c.add("ends a sentence", [text.endswith(_STOPS) for text in texts])
    c.add("begins small", [text[:1].islower() for text in texts])
    c.add("capitals", [text.isupper() for text in texts])
    c.add("short, linked", (length < 120) * share)


def _phrases(c: Columns, texts: list[str]) -> None:
    heads = [text[:160].lower() if len(text) < 400 else "" for text in texts]
    # its pattern is the dearest, and holds a digit
    dated = [head if _DIGIT.search(head) is not None else "" for head in heads]
    joined = "\n".join(heads)
    starts, at = [], 0
    for head in heads:
        starts.append(at)
        at += len(head) + 1
    for name, (opening, anywhere) in PHRASES.items():
        found = [False] * len(heads)
        if opening is not None:
            match, tried = opening.match, dated if name == "date line" else heads
            found = [head != "" and match(head) is not None for head in tried]
        for word in anywhere:
            # one search over all lines is many times faster than one for each
            place = joined.find(word)
            while place >= 0:
                found[bisect_right(starts, place) - 1] = True
                place = joined.find(word, place + 1)
        c.add(name, found)


@dataclass(slots=True)
class _Place:
    distance: NDArray[np.intp]
    """Generations between a block's element and the container of the prose; 9 outside."""
    parents: NDArray[np.intp]
    grandparents: NDArray[np.intp]
    share: Column
    """Share of the page's prose that has the same parent."""


def _place(c: Columns, blocks: list[Block], length: Column, prose: NDArray[np.bool_]) -> _Place:
    """Find the container of the prose, and how far from it each block stands."""
    scores: Counter[HtmlElement] = Counter()
    lines = [block.lineage for block in blocks]
    for index in np.flatnonzero(prose):
        line = lines[index]
        first = 1 if blocks[index].tag in _LEAVES else 0
        for element, part in zip(line[first : first + 3], (1.0, 0.6, 0.35), strict=False):
            scores[element] += length[index] * part
    container = max(scores, key=scores.__getitem__) if scores else None
    distance = np.array(
        [line.index(container) if container in line else 9 for line in lines], np.intp
    )
    for steps in range(5):
        c.add(f"{steps} below the container", distance == steps)
    c.add("outside the container", distance == 9)
    numbers: dict[HtmlElement, int] = {}
    parents = np.array(
        [numbers.setdefault(ln[min(1, len(ln) - 1)], len(numbers)) for ln in lines], np.intp
    )
    numbers = {}
    grand = np.array(
        [numbers.setdefault(ln[min(2, len(ln) - 1)], len(numbers)) for ln in lines], np.intp
    )
    weights = np.bincount(parents, length * prose)
    share = (weights / (weights.sum() or 1))[parents]
    c.add("share of prose beside it", share)
    c.add("most prose beside it", share > 0.5)
    c.add("no prose beside it", share < 0.05)
    return _Place(distance, parents, grand, share)


def _surroundings(
    c: Columns, flags: NDArray[np.int64], prose: NDArray[np.bool_], distance: NDArray[np.intp]
) -> None:
    """Say what a block's surroundings are that the prose's are not."""
    inside = flags[prose & (distance < 9)]
    near = flags[prose & (distance <= 1)]
    common = int(near[0]) if len(near) else 0
    shares = ((inside[:, None] & _BITS) != 0).sum(0) / max(1, len(inside))
    for (name, bit), share in zip(FLAG_NAMES.items(), shares.tolist(), strict=True):
        own = not common & bit and share <= 0.6
        c.add(f"in {name}", (flags & bit) != 0 if own else 0.0)


def _positions(c: Columns, prose: NDArray[np.bool_], headline: int) -> None:
    index = np.arange(c.rows)
    found = np.flatnonzero(prose)
    first, last = (int(found[0]), int(found[-1])) if len(found) else (0, c.rows)
    c.add("before the first prose", index < first)
    c.add("after the last prose", index > last)
    known = headline >= 0
    c.add("before the headline", (index < headline) if known else 0.0)
    c.add("no headline found", 0.0 if known else 1.0)
    c.add(
        "just after the headline", ((index > headline) & (index <= headline + 4)) if known else 0.0
    )
    c.add("headline to prose", ((index > headline) & (index < first)) if known else 0.0)


def _repetitions(
    c: Columns, texts: list[str], compact: list[str], title: str, summary: str
) -> None:
    title, summary = letters(title), letters(summary)[:50]
    c.add("the headline", [bool(key) and key == title for key in compact])
    c.add("part of the headline", [len(key) > 15 and key in title for key in compact])
    told = len(summary) > 25
    c.add("the summary", [told and key.startswith(summary) for key in compact])
    seen: set[str] = set()
    again = []
    for text in texts:
        again.append(text in seen)
        seen.add(text)
    c.add("printed before", again)


def _told(c: Columns, compact: list[str], told: Opinion) -> None:
    inside = np.array([told.holds(text) for text in compact], float) if told else 0.0
    c.add("in the JSON-LD body", inside)
    c.add("not in the JSON-LD body", (1 - inside) if told else 0.0)


def _together(
    c: Columns, blocks: list[Block], tags: list[str], length: Column, share: Column,
    prose: NDArray[np.bool_], place: _Place,
) -> None:  # fmt: skip
    """Signs that only count together."""
    inside = place.distance < 9
    heading = np.array([tag in ("h2", "h3", "h4", "h5") for tag in tags], bool)
    item = np.array([tag == "li" for tag in tags], bool)
    c.add("prose inside", prose & inside)
    c.add("prose outside", prose & ~inside)
    c.add("short beside prose", ~prose & (place.share > 0.5))
    c.add("heading beside prose", heading & (place.share > 0.3))
    c.add("item inside", item & (place.distance < 4))
    c.add("plain item inside", item & inside & (share < 0.5))
    c.add("linked item", item & (share > 0.85))
    c.add("linked line inside", (share > 0.85) & (length > 20) & inside & ~item & ~heading)
    c.add("linked capitals", (share > 0.8) & np.array([b.text.isupper() for b in blocks], bool))
    own, main = _own_article(blocks, length, prose & inside)
    c.add("another article's", [a is not None and a is not main for a in own])
    c.add("the same article's", [a is not None and a is main for a in own])
    c.add("after an end", _after_end(c.columns["end of the article"], length, prose & inside))


def _own_article(
    blocks: list[Block], length: Column, prose: NDArray[np.bool_]
) -> tuple[list[HtmlElement | None], HtmlElement | None]:
    weights: Counter[HtmlElement | None] = Counter()
    own = [block.article for block in blocks]
    for index in np.flatnonzero(prose):
        weights[own[index]] += length[index]
    return own, max(weights, key=weights.__getitem__) if weights else None


def _after_end(ends: list[bool], length: Column, prose: NDArray[np.bool_]) -> list[bool]:
    out, ended = [], False
    for index, end in enumerate(ends):
        out.append(ended)
        if end and length[index] < 80:
            ended = True
        elif prose[index]:
            ended = False
    return out
