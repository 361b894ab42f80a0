"""From the blocks of a body to its paragraphs."""

from __future__ import annotations

import re

from crawler.extract.blocks import Block
from crawler.extract.dateline import opens_text
from crawler.extract.marks import HEADING
from crawler.extract.page import mend
from crawler.extract.tables import place_of

_EDIT = re.compile(r"\s*\[[^\[\]]{3,60}\]$")
"""The link beside a wiki's heading: "[edit]", "[Bearbeiten | Quelltext bearbeiten]"."""


_DATELINE = re.compile(r"^[A-Z][^.!?]{2,60}\s[-–—]{1,2}$")
"""A dateline in an element of its own before the first paragraph: "Samarinda, Kabar Etam --"."""


def dateline_before(blocks: list[Block], kept: list[int], own: set[str]) -> list[int]:
    """Return the index of the dateline right before the body, where the judge left it out."""
    before = kept[0] - 1 if kept else -1
    if before < 0 or not _DATELINE.match(blocks[before].text):
        return []
    beside = blocks[before].lineage[1:2] == blocks[kept[0]].lineage[1:2]
    return [before] if beside and opens_text(f"{blocks[before].text} “", own) else []


def set_paragraphs(blocks: list[Block], kept: list[int], cells: set[int]) -> list[str]:
    """Return one string a paragraph; ``cells`` of a row of a table are one, with tabs between.

    Joins what a line break or an element in between cut in two.
    """
    paragraphs: list[str] = []
    previous: Block | None = None
    place = None
    for index in kept:
        block, text = blocks[index], mend(blocks[index].text)
        if block.flags & HEADING and block.links and text.endswith("]"):
            text = _EDIT.sub("", text) or text
        before, place = place, place_of(block) if index in cells else None
        if before is not None and place is not None and place[0] is before[0]:
            between = "\t" * (place[1] - before[1]) or " "
            paragraphs[-1] = f"{paragraphs[-1]}{between}{text}"
        elif (previous is not None and _goes_on(previous, block, paragraphs[-1])) or (
            len(paragraphs) == 1 and _DATELINE.match(paragraphs[0])
        ):
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
        previous = block
    return paragraphs


def _goes_on(before: Block, block: Block, said: str) -> bool:
    same = before.element is block.element
    return same and said[-1] not in '.!?:”"…' and block.text[:1].islower()
