"""Whose a printed date is: the article's, or the site's clock's, a list's, another article's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.extract.blocks import Block
from crawler.extract.dates import find_printed
from crawler.extract.datewords import LABEL
from crawler.extract.marks import (
    ARTICLE,
    BODY,
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE,
    EMBED,
    FIGURE,
    HEADER,
    HEADING,
    LIST,
    MAIN,
    META,
    NAV,
    QUOTE,
    RELATED,
    WIDGET,
)  # fmt: skip
from crawler.extract.moments import NEAR, Visit, elsewhere

LONGEST_LINE = 120
"""Letters of the longest line whose date is believed where there is nothing else."""

_BARE = 30
"""Letters of the longest line that is a date and little more."""


def is_clock(visit: Visit, index: int) -> bool:
    """Tell whether a date above the headline is the site's clock: it stands above the menu.

    Where no headline was found the clock is in a header outside the article.
    """
    blocks, head = visit.blocks.blocks, visit.headline
    if head < 0:
        flags = blocks[index].flags
        return flags & HEADER > 0 and not flags & (ARTICLE | BODY | MAIN)
    if index >= head or _archived(blocks[index]):
        return False  # no clock leads to the archive of its day
    if blocks[index].flags & ~blocks[head].flags & HEADER:
        return index < head - 1 or not _clock_above(visit, index)
    between = blocks[index + 1 : head]
    return sum(b.linked > 0.9 * len(b.text) and b.flags & (NAV | LIST) > 0 for b in between) > 1


def _clock_above(visit: Visit, index: int) -> bool:
    """Tell whether the page's header prints a day further up, so that a second is no clock."""
    above = (b for b in visit.blocks.blocks[:index] if len(b.text) <= _BARE and b.flags & HEADER)
    return any(find_printed(block.text) for block in above)


def is_apart(visit: Visit, index: int) -> bool:
    """Tell whether a block belongs to something else than the article: a menu, a list, comments.

    Right below the headline a date that is a link is the article's permalink.
    """
    block = visit.blocks.blocks[index]
    if elsewhere(visit, block.flags, index, linked=block.linked > len(block.text) / 2):
        return not _labelled(visit, index)
    if _quoted(visit, block):
        return True
    if block.linked <= 0.7 * len(block.text):
        return False
    if visit.headline < 0:
        return not _permalink(block, visit.page.url)
    below = 0 < index - visit.headline <= NEAR
    if 0 < visit.headline - index <= 2 and _archived(block):
        return False
    return not below or not (_permalink(block, visit.page.url) or _linked_byline(visit, block))


def _labelled(visit: Visit, index: int) -> bool:
    """Tell whether a line in an aside or footer not far below the headline says "Published"."""
    block, head = visit.blocks.blocks[index], visit.headline
    if not 0 <= head < index <= head + 12 or block.flags & (COMMENTS | RELATED | NAV):
        return False
    return len(block.text) < 80 and LABEL.match(block.text) is not None and block.linked == 0


def _quoted(visit: Visit, block: Block) -> bool:
    """Tell whether a block is of a post of another site: "— Siti (@siti) May 29, 2024".

    Where no headline was found what stands in a widget is the site's.
    """
    flags = block.flags & ~visit.blocks.common
    if visit.headline < 0:
        if flags & WIDGET:
            return True
    else:
        flags &= ~visit.blocks.blocks[visit.headline].flags
    signed = block.text.startswith(("—", "–")) or "@" in block.text
    return flags & EMBED > 0 or (flags & QUOTE > 0 and signed)


def of_teaser(visit: Visit, index: int, below_text: bool) -> bool:
    """Tell whether a date stands right above or below the linked headline of another article.

    Before the text that may be the article's own headline, below the name of its blog; and a page
    that does not call itself an article may be all such headlines.
    """
    blocks, head = visit.blocks.blocks, visit.headline
    if head < 0:
        return False
    inset = below_text and visit.structured.article is not None
    if not inset and not blocks[index].flags & ~blocks[head].flags & RELATED:
        return False
    return any(
        b.flags & HEADING and b.linked > 0.9 * len(b.text) > 20 and b.text != blocks[head].text
        for b in (*blocks[index - 1 : index], *blocks[index + 1 : index + 2])
        if b is not blocks[head]
    )


def is_repeated(visit: Visit, index: int) -> bool:
    """Tell whether a date is one of a list's or table's: two more lines of its make are dates and
    little more, not all of one day. Not right below the headline: its byline may be made like a
    teaser's."""
    blocks, block = visit.blocks.blocks, visit.blocks.blocks[index]
    if 0 <= index - visit.headline <= NEAR or len(block.text) > _BARE:
        return False
    dated = find_printed(block.text)
    if dated is None:
        return False
    days = []
    for other in blocks:
        if other.tag != block.tag or other.flags != block.flags or len(other.text) > _BARE:
            continue
        if other.element.get("class") == block.element.get("class"):
            again = find_printed(other.text)
            days += [again[0].day] if again else []
            if len(days) > 2 and len(set(days)) > 1:
                return True
    return False


def _linked_byline(visit: Visit, block: Block) -> bool:
    """Tell whether a line that is all link is the byline: its class says so, it holds a date and
    little more. Themes link the author with the date, or forget to close the author's link."""
    dated = find_printed(block.text)
    own = block.flags & ~visit.blocks.blocks[visit.headline].flags
    named = own & (BYLINE | DATE | META) > 0
    return dated is not None and named and len(block.text) - len(dated[1]) < 60


_ARCHIVE = re.compile(r"/(?:19|20)\d{2}/(?:\d{1,2}|[a-z]{3})(?:/\d{1,2})?/?$")
"""How the address of a site's archive of a day or month ends, to which themes link the date."""


def _archived(block: Block) -> bool:
    """Tell whether one of a block's links leads to the archive of a day or month."""
    return any(_ARCHIVE.search(href) for href, _ in block.links)


def _permalink(block: Block, url: str) -> bool:
    """Tell whether a block's first link leads to the page itself, or that or the last to an
    archive."""
    path = urlsplit(url).path.rstrip("/")
    if not block.links:
        return False
    href = block.links[0][0].split("?")[0].split("#")[0].rstrip("/")
    own = len(path) > 1 and href.endswith(path)
    return own or any(_ARCHIVE.search(block.links[end][0]) for end in (0, -1))


def of_others(visit: Visit, index: int) -> bool:
    """Tell whether a date is the site's clock, a quotation's, a list's or another article's."""
    block = visit.blocks.blocks[index]
    below = index - visit.headline if visit.headline >= 0 else 0
    teaser = below > 0 and block.linked > 25
    linked = below > NEAR and block.linked > 0.7 * len(block.text)
    caption = block.flags & (FIGURE | CAPTION) and len(block.text) > 2 * _BARE
    return (
        teaser
        or linked
        or caption > 0
        or is_clock(visit, index)
        or _quoted(visit, block)
        or of_teaser(visit, index, True)
        or is_repeated(visit, index)
    )


def in_sentence(text: str, *, ended: bool = True) -> bool:
    """Tell whether a date stands in a sentence: "Am 3.5.2024 kam es in Neustadt zu …"

    ``ended``: only in one that ends with its stop.
    """
    dated = find_printed(text)
    if dated is None or len(text) - len(dated[1]) <= 60 or LABEL.search(text):
        return False
    return not ended or text.endswith((".", "!", "?"))
