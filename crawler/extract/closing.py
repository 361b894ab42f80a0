"""Lines after an article's last paragraph that read like prose and stand in a box of their own."""

from __future__ import annotations

from crawler.extract.blocks import Block
from crawler.extract.title import comparable
from crawler.extract.wordings import ALSO, PAGER

MOST = 3
"""Lines at the end of a body that are looked at."""


def closings(blocks: list[Block], kept: list[int], authors: frozenset[str]) -> dict[int, str]:
    """Name the rule for each of the last chosen blocks that is no paragraph.

    What the first line of a box is tells what the box holds: the author's name alone is followed
    by a life, "Halaman selanjutnya" by the beginning of the next page. ``authors`` are the names
    that machines are told, in the form of `title.comparable`.
    """
    found: dict[int, str] = {}
    if len(kept) <= MOST:
        return found
    prose = {element for index in kept[:-MOST] for element in blocks[index].lineage}
    for index in kept[-MOST:]:
        block = blocks[index]
        above = blocks[index - 1].text
        if above.endswith(":") and ALSO.match(above) and len(block.text) <= block.strong + 2:
            found[index] = "read also"  # the name of a film that cannot be shown here
            continue
        box = block.lineage[1] if len(block.lineage) > 1 else None
        first = _first_of(blocks, index, box) if box is not None and box not in prose else index
        if comparable(block.text) in authors:
            found[index] = "signature"
        elif first != index and comparable(blocks[first].text) in authors:
            found[index] = "about the writer"
        elif first != index and PAGER.match(blocks[first].text):
            found[index] = "pager"
    return found


def _first_of(blocks: list[Block], index: int, box: object) -> int:
    """Return the index of the first block in an element, which holds the block at ``index``."""
    while index and box in blocks[index - 1].lineage:
        index -= 1
    return index
