"""Lines that stand among an article's paragraphs and are none: each rule has a name.

The judge chooses blocks by weighing; these rules need no weighing. They are applied to what it
chose, and every line that goes is listed with the rule that took it, so that it can be counted,
tested and undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.bylines import is_name_line
from crawler.extract.dates import find_printed
from crawler.extract.datewords import CHANGED, LABEL
from crawler.extract.marks import CAPTION, COMMENTS, FIGURE, LIST, TABLE
from crawler.extract.months import MONTH_NAMES
from crawler.extract.roles import LABELLED
from crawler.extract.title import comparable
from crawler.extract.wordings import (
    AGENCY_DESK,
    ALSO,
    ASKED,
    COMMENTS_END,
    CONSENT,
    CONTROL,
    COPYRIGHT,
    COUNTER,
    DATE_WORDS,
    ERROR,
    LISTEN,
    MACHINE,
    PAGER,
    PHOTO_CREDIT,
    PLACEHOLDER,
    PRINTED_AT,
    PROMOTION,
    READING,
    READING_TIME,
    SCROLL,
    SHARE,
    SIGN_OFF,
    SOURCE_LINE,
    STARTS_BY,
    TAG_ROW,
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
    if block.flags & (LIST | TABLE) or block.tag in ("li", "td", "dd") or len(text) < 25:
        return False
    if share < 0.8 or (share < 0.9 and (len(text) < 35 or text.endswith((".", "!", "?", "”")))):
        return False
    if 1 < len(block.links) < 4:
        return False
    around = None if block.links else next(block.element.iterancestors("a"), None)
    href = block.links[0][0] if block.links else "" if around is None else around.get("href", "")
    address = urljoin(setting.url, href) if href else ""
    return bool(urlsplit(address).path.strip("/")) and not block.text.startswith("http")


def _byline(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 160:
        return False
    label = LABELLED.match(text.lstrip("([*-– "))
    if label is not None and (setting.last or len(text) < 90):
        rest = text[label.end() :]
        return len(rest.split()) < 14 and not rest.rstrip().endswith(("?", "!", "”", '."'))
    return bool(STARTS_BY.match(text)) and len(text.split()) <= 7 and text[-1] not in '.?!”"'


def _name_line(block: Block, setting: Setting) -> bool:
    """A name alone in the body's last line signs the article."""
    if not setting.final or block.tag != "p":
        return False
    # "Clara Hopkins (Porto Alto, special correspondent)"
    name = _IN_BRACKETS.sub("", block.text)
    return is_name_line(block if name == block.text else replace(block, text=name))


def _date_line(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 120:
        return False
    found = find_printed(text)
    if found is None:
        return _is_day_without_year(text)
    text = text.replace(found[1], " ", 1)
    # "Publié le … à 14h05, mis à jour le …"; an exhibition's two days have no such words
    second = find_printed(text) if LABEL.search(text) or CHANGED.search(text) else None
    text = text.replace(second[1], " ", 1) if second else text
    return len(DATE_WORDS.sub("", READING.sub("", text))) < 6


def _is_day_without_year(text: str) -> bool:
    """Tell whether a line is a labelled day of this year: "Publicerad 12 feb. kl 13.05"."""
    if len(text) > 80 or not (LABEL.match(text) or CHANGED.match(text)):
        return False
    text = _TOUCHING.sub(" ", text)
    return _MONTH.search(text) is not None and len(DATE_WORDS.sub("", _MONTH.sub("", text))) < 6


_TOUCHING = re.compile(r"(?<=\d)(?=[^\W\d_])")
_MONTH = re.compile(rf"\d\W{{0,2}}{MONTH_NAMES}", re.IGNORECASE)


def _caption(block: Block, setting: Setting) -> bool:
    if is_caption(block):
        return True
    # some desks paste the caption above their text as well
    short = not block.flags & CAPTION and len(block.text) < 300
    return short and bool(setting.captions) and comparable(block.text) in setting.captions


def is_caption(block: Block) -> bool:
    """Tell whether a block's element says that it is a picture's caption."""
    return block.tag == "figcaption" or (bool(block.flags & FIGURE) and bool(block.flags & CAPTION))


def _matching(pattern: re.Pattern[str], limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and pattern.search(block.text) is not None

    return rule


def _beginning(pattern: re.Pattern[str], limit: int) -> Rule:
    """Like `_matching`, for a pattern of how lines begin: it is tried at one place."""

    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and pattern.match(block.text) is not None

    return rule


def _promotion(block: Block, setting: Setting) -> bool:
    text = block.text
    return len(text) <= 240 and bool(ASKED.match(text) or PROMOTION.search(text))


def _sign_off(block: Block, setting: Setting) -> bool:
    if setting.final and block.tag != "li" and _INITIALS.match(block.text):
        return True
    return setting.last and _short(block, 40) and SIGN_OFF.match(block.text) is not None


_INITIALS = re.compile(r"^(?:[A-Z]{2,4}|[a-zà-ÿ]{2,4}(?:/[A-Za-z]{2,8}){1,2})$")
"""Who wrote or sent it, alone in the last line: "AS", "rps/dpa"."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{3,80}\)$")


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
    "promotion": _promotion,
    "tag row": _matching(TAG_ROW, 300),
    "comments": _comments,
    "printed elsewhere": _matching(PRINTED_AT, 260),
    "made by a machine": _beginning(MACHINE, 260),
    "copyright": _matching(COPYRIGHT, 220),
    "placeholder": _matching(PLACEHOLDER, 300),
    "counter": _matching(COUNTER, 60),
    "reading time": _beginning(READING_TIME, 60),
    "consent": _beginning(CONSENT, 420),
    "report error": _beginning(ERROR, 60),
    "listen": _beginning(LISTEN, 120),
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
