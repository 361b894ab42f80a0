"""What stands beside a picture: captions, and what only looks like one."""

from __future__ import annotations

import re

from crawler.extract.blocks import Block
from crawler.extract.marks import CAPTION, FIGURE, LEAD, hints
from crawler.extract.page import squeeze
from crawler.extract.title import comparable

LONGEST = 260
"""Letters of the longest caption or standfirst."""
_LEAST, _MOST = 20, 300
"""Letters of a caption that is told again by its wording alone."""
LEAST_LEAD = 100
"""Letters of a lead that stands with the headline in a picture's element."""


_CAPTION_CLASS = re.compile(r"caption(?!ed)|cptn|bildunterschrift", re.IGNORECASE)


def is_caption(block: Block) -> bool:
    """Tell whether a block's element says that it is a picture's caption.

    So does its own class, and a paragraph of a picture and one slanted line.
    """
    called = block.flags & FIGURE and block.flags & CAPTION
    if called or block.tag in ("figcaption", "figure"):
        return not leads_in_picture(block)
    if len(block.text) > LONGEST:
        return False
    own = block.element.get("class") or ""
    if block.flags & CAPTION and _CAPTION_CLASS.search(own):
        return not hints(own) & LEAD
    slanted = block.tag == "p" and len(block.element) and block.element.find(".//img") is not None
    return bool(slanted) and set_apart(block) and pictured(block)


def called(block: Block) -> int:
    """Return what its element is called, or the one around where it has no name: as flags."""
    classes = (element.get("class") or "" for element in block.lineage[:2])
    return hints(next(filter(None, classes), ""))


def printed_captions(blocks: list[Block]) -> frozenset[str]:
    """Return the captions that a page prints, in the form of `comparable`.

    What a teaser says in a link is another article's lead, or this one's own.
    """
    return frozenset(
        comparable(block.text) for block in blocks
        if (block.flags & (CAPTION | FIGURE) or block.tag == "figcaption")
        and _LEAST < len(block.text) < _MOST and block.linked < 0.5 * len(block.text)
    )  # fmt: skip


def leads_in_picture(block: Block) -> bool:
    """Tell a lead from a caption: some themes set headline and lead into the picture's element."""
    if len(block.text) <= LEAST_LEAD or not block.flags & FIGURE:
        return False
    around = (e for e in block.lineage if e.tag in ("figure", "figcaption"))
    return any(next(element.iter("h1"), None) is not None for element in around)


def pictured(block: Block) -> bool:
    """Tell whether an element around holds a picture and this line, and nothing else."""
    for element in block.lineage[:4]:
        if len(squeeze(element.text_content())) > len(block.text) + 4:
            return False
        if next(element.iter("img", "amp-img"), None) is not None:
            return True
    return False


CREDIT = 80
"""Letters of the credit that may stand beside a caption."""


def below_picture(block: Block) -> bool:
    """Tell whether an element around holds a picture, this line and at most its credit."""
    for element in block.lineage[1:4]:
        if len(squeeze(element.text_content())) > len(block.text) + CREDIT:
            return False
        if next(element.iter("img", "amp-img"), None) is not None:
            return True
    return False


def set_apart(block: Block) -> bool:
    """Tell whether a line is set in small or slanted type as a whole, or centred."""
    style = (block.element.get("style") or "").replace(" ", "").lower()
    if "text-align:center" in style or block.element.get("align") == "center":
        return True
    return any(
        squeeze(e.text_content()) == block.text for e in block.element.iter("em", "i", "small")
    )
