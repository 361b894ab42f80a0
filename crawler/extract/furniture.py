"""Lines that stand among an article's paragraphs and are none: each rule has a name.

The judge chooses blocks by weighing; these rules need no weighing. They are applied to what it
chose, and every line that goes is listed with the rule that took it, so that it can be counted,
tested and undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.bylines import is_name_line
from crawler.extract.dates import find_printed
from crawler.extract.marks import CAPTION, COMMENTS, FIGURE, LEAD, LIST, TABLE, hints
from crawler.extract.opening import LONGEST, set_apart, with_picture
from crawler.extract.roles import LABELLED
from crawler.extract.title import compact, comparable
from crawler.extract.wordings import (
    ABOUT_PAGE,
    AGENCY_DESK,
    ALSO,
    COMMENTS_END,
    CONSENT,
    CONTROL,
    COPYRIGHT,
    COUNTER,
    DATE_WORDS,
    PAGER,
    PHOTO_CREDIT,
    PLACEHOLDER,
    PRINTED_AT,
    PROMOTION,
    SCROLL,
    SHARE,
    SIGN_OFF,
    SOURCE_LINE,
    STARTS_BY,
    TAG_ROW,
    TO_READERS,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides the block."""

    title: str
    """The headline, in the form of `title.comparable`."""
    url: str
    last: bool
    """Whether the block is among the last three of the body."""
    final: bool = False
    """Whether it is the last one."""
    captions: frozenset[str] = frozenset()
    """The page's captions, in the form of `title.comparable`."""
    names: frozenset[str] = frozenset()
    """The authors whom machines are told, and the site, in the form of `title.compact`."""


Rule = Callable[[Block, Setting], bool]


def _short(block: Block, limit: int) -> bool:
    return len(block.text) <= limit


def _headline(block: Block, setting: Setting) -> bool:
    near = len(setting.title) / 2 <= len(block.text) <= 2 * len(setting.title) + 8
    return near and comparable(block.text) == setting.title


def _read_also(block: Block, setting: Setting) -> bool:
    match = ALSO.match(block.text)
    if not match or len(block.text) > 260:
        return False
    rest = block.text[match.end() :]
    return (
        bool(block.links)
        or rest.lstrip()[:1] in (":", "-", "–", "→", "»", ">", "")
        or _short(block, 120)
    )


def _linked_line(block: Block, setting: Setting) -> bool:
    """A line of links to other pages, outside lists and tables: a whole one, or with a word beside.

    "Watch: …", "… [VIDEO]", or a person's name before headlines; no sentence, which has its stop.
    """
    text, share = block.text, block.linked / len(block.text)
    if _is_labelled_link(block):
        return True
    if block.flags & (LIST | TABLE) or block.tag in ("li", "td", "dd") or len(text) < 25:
        return False
    if share < 0.8 or (share < 0.9 and (len(text) < 35 or text.endswith((".", "!", "?", "”")))):
        return False
    if 1 < len(block.links) < 4:
        return False
    address = urljoin(setting.url, block.links[0][0]) if block.links else ""
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


def _byline(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 160:
        return False
    if " " in text and len(text) < 60 and compact(text) in setting.names:
        return True
    label = LABELLED.match(text.lstrip("([*-– "))
    if label is not None and (setting.last or len(text) < 90):
        rest = text[label.end() :]
        return len(rest.split()) < 14 and not rest.rstrip().endswith(("?", "!", "”", '."'))
    return bool(STARTS_BY.match(text)) and len(text.split()) <= 7 and text[-1] not in '.?!”"'


def _name_line(block: Block, setting: Setting) -> bool:
    """A name alone in the body's last line signs the article."""
    return setting.final and block.tag == "p" and is_name_line(block)


def _date_line(block: Block, setting: Setting) -> bool:
    text = block.text
    found = find_printed(text) if len(text) <= 90 else None
    if found is None:
        return False
    rest = DATE_WORDS.sub("", text.replace(found[1], " "))
    # "Clara Hopkins • 31 May 2024"
    named = next((name for name in setting.names if compact(rest).startswith(name)), "")
    return len(rest) < 6 or (len(named) > 6 and len(compact(rest)) < len(named) + 6)


def _caption(block: Block, setting: Setting) -> bool:
    if is_caption(block):
        return True
    # some desks paste the caption above their text as well
    short = not block.flags & CAPTION and len(block.text) < 300
    return short and bool(setting.captions) and comparable(block.text) in setting.captions


_CAPTION_CLASS = re.compile(r"caption(?!ed)|cptn|bildunterschrift", re.IGNORECASE)


def is_caption(block: Block) -> bool:
    """Tell whether a block's element says that it is a picture's caption.

    So does its own class, and a paragraph of a picture and one slanted line.
    """
    if block.tag == "figcaption" or (block.flags & FIGURE and block.flags & CAPTION):
        return True
    if len(block.text) > LONGEST:
        return False
    if block.flags & CAPTION and _CAPTION_CLASS.search(block.element.get("class") or ""):
        return not hints(block.element.get("class") or "") & LEAD
    pictured = block.tag == "p" and block.element.find(".//img") is not None
    return pictured and set_apart(block) and with_picture(block)


def _matching(pattern: re.Pattern[str], limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and pattern.search(block.text) is not None

    return rule


def _sign_off(block: Block, setting: Setting) -> bool:
    return setting.last and _short(block, 40) and SIGN_OFF.match(block.text) is not None


def _comments(block: Block, setting: Setting) -> bool:
    return (_short(block, 80) and COMMENTS_END.match(block.text) is not None) or (
        bool(block.flags & COMMENTS) and _short(block, 40)
    )


RULES: dict[str, Rule] = {
    "repeated headline": _headline,
    "read also": _read_also,
    "linked line": _linked_line,
    "byline": _byline,
    "date line": _date_line,
    "caption": _caption,
    "share words": _matching(SHARE, 90),
    "scroll or advertisement": _matching(SCROLL, 90),
    "promotion": _matching(PROMOTION, 240),
    "consent": _matching(CONSENT, 400),
    "to readers": _matching(TO_READERS, 320),
    "about the page": _matching(ABOUT_PAGE, 260),
    "tag row": _matching(TAG_ROW, 300),
    "comments": _comments,
    "printed elsewhere": _matching(PRINTED_AT, 260),
    "copyright": _matching(COPYRIGHT, 220),
    "placeholder": _matching(PLACEHOLDER, 300),
    "counter": _matching(COUNTER, 60),
    "control": _matching(CONTROL, 40),
    "agency desk": _matching(AGENCY_DESK, 320),
    "photo credit": _matching(PHOTO_CREDIT, 200),
    "source line": _matching(SOURCE_LINE, 60),
    "pager": _matching(PAGER, 60),
    "sign-off": _sign_off,
    "signature": _name_line,
}
"""The rules by their names, in the order in which they are tried."""


def teasers(blocks: list[Block]) -> set[int]:
    """Return the indices of blocks that stand in teasers of other articles.

    A teaser is one of three or more elements of the same class that each hold a linked headline
    and at most a few short lines.
    """
    units: dict[HtmlElement, list[int]] = {}
    for index, block in enumerate(blocks):
        for unit in block.lineage[:4]:
            units.setdefault(unit, []).append(index)
    kinds: dict[tuple[str, str], list[list[int]]] = {}
    for unit, indices in units.items():
        first = blocks[indices[0]]
        whole = len(first.text) > 15 and first.linked > 0.9 * len(first.text)
        if 2 <= len(indices) <= 4 and whole and sum(len(blocks[i].text) for i in indices[1:]) < 320:
            kinds.setdefault((str(unit.tag), unit.get("class") or ""), []).append(indices)
    return {i for found in kinds.values() if len(found) >= 3 for indices in found for i in indices}


def furniture_of(block: Block, setting: Setting) -> str | None:
    """Return the name of the rule by which a block is no paragraph, None where it is one."""
    for name, rule in RULES.items():
        if rule(block, setting):
            return name
    return None


_TRAILING_SIGN = re.compile(
    r"\s*(?:[(\[]\s*(?:\*+|(?:\*+\s*/\s*)?(?:adv\w*|[A-Za-z]{2,5})(?:\s*[/\-]\s*(?:\*+"
    r"|[A-Za-z]{1,12}(?: [A-Za-z]{1,12})?\d{0,3}|\d{1,3})){0,3})"
    r"\s*[)\]]|#+|\*{2,})\s*$"
)
_ACRONYM = re.compile(r"[(\[]\s*[A-Z]{2,5}\s*[)\]]\s*$")


def without_sign_off(paragraph: str) -> str:
    """Take an editor's sign-off off the end of the last paragraph: "… katanya. (adv/ind)" """
    match = _TRAILING_SIGN.search(paragraph)
    if not match:
        return paragraph
    body = paragraph[: match.start()].rstrip()
    # "… Dewan Perwakilan Rakyat (DPR)" is an acronym: a sign-off follows a finished sentence
    if body and body[-1] in ".!?”\"'’":
        return body
    return paragraph
