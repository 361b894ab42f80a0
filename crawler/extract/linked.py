"""Lines among the paragraphs that lead to other pages."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.extract.blocks import Block
from crawler.extract.marks import HEADING, LIST, TABLE
from crawler.extract.setting import Setting
from crawler.extract.wordings import ALSO, NEXT_UP


def is_read_also(block: Block, setting: Setting) -> bool:
    """Tell whether a line leads to other articles: "Baca juga: …"."""
    match = ALSO.match(block.text)
    if not match:
        # the link is the one thing that tells it from a step of a recipe
        short = len(block.text) <= 200 and bool(block.links)
        return short and NEXT_UP.match(block.text) is not None
    if len(block.text) > 260:
        return False
    rest = block.text[match.end() :]
    return (
        bool(block.links)
        or rest.lstrip()[:1] in (":", "-", "–", "→", "»", ">", "")
        or (len(block.text) <= 120 and not _goes_on(rest.lstrip()))
    )


def _goes_on(rest: str) -> bool:
    """Tell a sentence ("Lihat juga masa berlaku kartunya") from a headline after such words."""
    if rest[:1].islower():
        return rest[-1] not in ":!?→"
    return rest[-1:] in (".", "。", "।") and not rest[:1].isupper()


def is_linked_line(block: Block, setting: Setting) -> bool:
    """A line of links to other pages, outside lists and tables: a whole one, or with a word beside.

    "Watch: …", "… [VIDEO]", or a person's name before headlines; no sentence, which has its stop.
    """
    text, share = block.text, block.linked / len(block.text)
    if _is_labelled_link(block):
        return True
    if block.flags & (LIST | TABLE) or block.tag in ("li", "td", "dd") or len(text) < 25:
        return False
    if setting.heads:
        return False  # a collection of links has each as the heading of what is said of it
    if share < 0.8 or (share < 0.9 and (len(text) < 35 or text.endswith((".", "!", "?", "”")))):
        return False
    if 1 < len(block.links) < 4:
        return False
    if block.flags & HEADING and block.links and block.links[0][0].startswith("#"):
        return False  # it folds its own text open
    around = None if block.links else next(block.element.iterancestors("a"), None)
    href = block.links[0][0] if block.links else "" if around is None else around.get("href", "")
    address = urljoin(setting.url, href) if href else ""
    return bool(urlsplit(address).path.strip("/")) and not block.text.startswith("http")


_LINK_LABEL = re.compile(r"[^\W\d][^:|.]{1,28}[:|]$")


def _is_labelled_link(block: Block) -> bool:
    """Tell whether a line is a label and one linked headline: "Schools news: Teachers agree …"."""
    if len(block.links) != 1 or block.flags & (LIST | TABLE) or block.linked < 20:
        return False
    href, linked = block.links[0]
    label = block.text.removesuffix(linked).strip()
    return (
        block.text.endswith(linked)
        and linked.count(" ") > 2
        and _LINK_LABEL.match(label) is not None
        and not href.startswith(("#", "mailto:"))
    )
