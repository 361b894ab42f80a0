"""The lead: what a page prints below the headline to say what its article is about.

It often stands in a box of its own, apart from the text, where the judge does not look for it.
"""

from __future__ import annotations

from crawler.extract.belonging import FOREIGN, HEADINGS, leads_on
from crawler.extract.blocks import Block
from crawler.extract.captions import called, pictured
from crawler.extract.marks import CAPTION, COMMENTS, LEAD, NAV, RELATED, hints
from crawler.extract.title import comparable

BELOW = 2
"""Lines below the headline that are the lead where they say what the page says of itself."""
LEAST_TOLD = 40
"""Characters of a description that is more than a name."""
MOST = 13
"""Lines below the headline among which a lead is looked for: slides may stand between."""


def leads(blocks: list[Block], chosen: list[int], headline: int, description: str) -> set[int]:
    """Return the indices of leads that the judge left out.

    They stand between the headline and the first chosen line, and their class calls them so, or
    they are what the page says of itself: its ``description``, in the form of `comparable`.
    """
    first = min((index for index in chosen if index > headline), default=-1)
    if not 0 <= headline < first:
        return set()
    found: set[int] = set()
    for index in range(headline + 1, min(first, headline + MOST)):
        block = blocks[index]
        if index <= headline + BELOW and says(block, description):
            found.add(index)
            continue
        named = is_lead(block)
        if not named and (index < first - 1 or not _is_heading_of(block, blocks, chosen)):
            continue
        around = blocks[first].flags | blocks[headline].flags | RELATED
        strange = block.flags & ~around & FOREIGN
        if (
            (not named or len(block.text) > 60)
            and not strange
            and block.linked < 0.2 * len(block.text)
        ):
            found.add(index)
    return found


def says(block: Block, description: str) -> bool:
    """Tell whether a block says what the page says of itself, after a dateline at most.

    ``description`` is in the form of `comparable`.
    """
    if len(description) < LEAST_TOLD or block.linked or block.flags & (NAV | COMMENTS):
        return False
    if called(block) & (CAPTION | LEAD) == CAPTION or pictured(block):
        return False
    return len(block.text) < len(description) + 30 and comparable(block.text).endswith(description)


def is_lead(block: Block) -> bool:
    """Tell whether a block's element, or the one around it, is called a lead."""
    names = [element.get("class") or "" for element in block.lineage[:2]]
    return any(hints(name) & LEAD or "teaser" in name for name in names)


def _is_heading_of(block: Block, blocks: list[Block], chosen: list[int]) -> bool:
    """Tell whether the text has headings in boxes of the same make, such as a page of modules."""
    if block.tag not in HEADINGS or leads_on(block):
        return False
    make = _box(block)
    return bool(make) and any(
        blocks[index - 1].tag in HEADINGS and _box(blocks[index - 1]) == make
        for index in chosen[1:]
    )


def _box(block: Block) -> str:
    return "".join(element.get("class") or "" for element in block.lineage[1:2])
