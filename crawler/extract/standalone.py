"""Names that stand alone, above the text or as its last line."""

from __future__ import annotations

from crawler.extract.blocks import Block
from crawler.extract.bylines import PeopleCandidate, candidate, is_place, spoken_of
from crawler.extract.labels import is_name_line
from crawler.extract.marks import CAPTION, COMMENTS, FIGURE, RELATED

PROSE = 120
"""Letters of a paragraph, below which a name that stands alone is no byline."""


def lines(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int
) -> list[PeopleCandidate]:
    """Read a name that stands alone: the last line of the body, or one before its first prose."""
    for index in (span[1], span[1] + 1):
        if index < len(blocks) and is_name_line(blocks[index], site):
            if blocks[index].flags & elsewhere & (COMMENTS | RELATED) or _is_address(blocks, index):
                break
            if not spoken_of(blocks[index].text, blocks, span):
                return [candidate("line", "author", blocks[index].text, site)]
            break
    for block in blocks[span[0] + 1 : span[0] + 6]:
        if block.flags & (CAPTION | FIGURE) or is_place(block):
            continue
        if block.tag == "p" and not block.flags & elsewhere and is_name_line(block, site):
            if not spoken_of(block.text, blocks, span):
                return [candidate("line", "author", block.text, site)]
            break
        if len(block.text) > PROSE and block.linked < 0.3 * len(block.text):
            break
    return []


def _is_address(blocks: list[Block], index: int) -> bool:
    """Tell whether a line stands below a short one in one paragraph: the place of who signed it."""
    before, line = blocks[index - 1], blocks[index]
    return index > 0 and before.element is line.element and len(before.text) < 60
