"""What stands beside a picture: captions, and what only looks like one."""

from __future__ import annotations

from crawler.extract.blocks import Block
from crawler.extract.marks import CAPTION, FIGURE
from crawler.extract.page import squeeze

LEAST_LEAD = 100
"""Letters of a lead that stands with the headline in a picture's element."""


def is_caption(block: Block) -> bool:
    """Tell whether a block's element says that it is a picture's caption."""
    figure = block.tag in ("figcaption", "figure") or (
        block.flags & FIGURE and block.flags & CAPTION
    )
    return bool(figure) and not leads_in_picture(block)


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
