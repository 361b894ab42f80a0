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

from crawler.extract.appeals import (
    ABOUT_PAGE,
    AGREED,
    CONSENT,
    COPYRIGHT,
    DISCLOSURE,
    PROMOTION,
    TO_READERS,
    Wording,
)
from crawler.extract.blocks import Block
from crawler.extract.captions import is_caption, pictured
from crawler.extract.datelines import is_date_line
from crawler.extract.dates import find_printed
from crawler.extract.labels import is_name_line
from crawler.extract.marks import CAPTION, COMMENTS, HEADING, LIST, TABLE, hints
from crawler.extract.roles import LABELLED, PLACED
from crawler.extract.signatures import SIGNED_LINE, begins_with_house, is_house, is_signature
from crawler.extract.title import compact, comparable
from crawler.extract.wordings import (
    ABOUT_WRITER,
    AGENCY_DESK,
    AI_NOTE,
    ALSO,
    COMMENTS_END,
    CONTACT,
    CONTROL,
    COUNTER,
    DISCLAIMER,
    ERROR,
    HASHTAGS,
    LISTEN,
    MACHINE,
    NEXT_UP,
    PAGER,
    PHOTO_CREDIT,
    PLACEHOLDER,
    PRINTED_AT,
    REACHED,
    READING_TIME,
    SCROLL,
    SHARE,
    SIGN_OFF,
    SOURCE_LINE,
    SPOKEN_LABEL,
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
    first: bool = False
    """Whether it is among the first three."""
    discussed: bool = False
    """Whether prose that is no comment stands before it."""
    heads: bool = False
    """Whether prose beside it, in the same element, goes on from it."""
    common: int = 0
    """Flags that tell nothing on this page, as in `blocks.Blocks`."""
    description: str = ""
    """What the page says of itself, in that form."""
    own: frozenset[str] = frozenset()
    """The site's names, letters and digits only."""
    names: frozenset[str] = frozenset()
    """The authors whom machines are told, and the site, in the form of `title.compact`."""


LONGEST_WORD = 150
"""Letters of a word beyond which it is none."""

Rule = Callable[[Block, Setting], bool]


def _short(block: Block, limit: int) -> bool:
    return len(block.text) <= limit


def _says(block: Block, told: str) -> bool:
    """Tell whether a block says the same as a text in the form of `title.comparable`."""
    near = len(told) / 2 <= len(block.text) <= 2 * len(told) + 8
    return near and comparable(block.text) == told


def _headline(block: Block, setting: Setting) -> bool:
    return _says(block, setting.title)


def _read_also(block: Block, setting: Setting) -> bool:
    match = ALSO.match(block.text)
    if not match:
        # the link is the one thing that tells it from a step of a recipe
        return _short(block, 200) and bool(block.links) and NEXT_UP.match(block.text) is not None
    if len(block.text) > 260:
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


def _byline(block: Block, setting: Setting) -> bool:
    text = block.text
    if len(text) > 160:
        return False
    if not setting.last and SPOKEN_LABEL.match(text) and block.flags & LIST:
        return True
    if " " in text and len(text) < 60 and compact(text) in setting.names:
        return True
    label = LABELLED.match(text.lstrip("([*-– ")) or PLACED.match(text)
    if label is not None and (setting.last or len(text) < 90):
        rest = text[label.end() :]
        return len(rest.split()) < 14 and not rest.rstrip().endswith(("?", "!", "”", '."'))
    return bool(STARTS_BY.match(text)) and len(text.split()) <= 7 and text[-1] not in '.?!”"'


def _name_line(block: Block, setting: Setting) -> bool:
    """A name alone in the body's last line signs the article."""
    if SIGNED_LINE.match(block.text):
        return setting.last and is_signature(block.text)
    if not setting.final or block.tag != "p":
        return False
    # "Clara Hopkins (Porto Alto, special correspondent)"
    name = _IN_BRACKETS.sub("", block.text)
    return is_name_line(block if name == block.text else replace(block, text=name))


"""What stands between the parts of a line about the article."""


def _date_line(block: Block, setting: Setting) -> bool:
    return is_date_line(block, setting.names)


def _caption(block: Block, setting: Setting) -> bool:
    if is_caption(block):
        return True
    if hints(block.element.get("class") or "") & CAPTION and pictured(block):
        return True
    # some desks paste the caption above their text as well; others write captions from the text
    short = len(block.text) < (300 if setting.first else 60) and not block.flags & CAPTION
    return short and bool(setting.captions) and comparable(block.text) in setting.captions


def _saying(wording: Wording, limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and wording.stands_in(block.text)

    return rule


def _tag_row(block: Block, setting: Setting) -> bool:
    if TAG_ROW.match(block.text) or HASHTAGS.match(block.text):
        return _short(block, 300)
    # nothing but links that are marked as tags
    if not block.links or block.linked < len(block.text) * 0.7 or not _short(block, 300):
        return False
    hrefs = {href for href, _ in block.links}
    links = [link for link in block.element.iter("a") if link.get("href") in hrefs]
    return all("tag" in (link.get("rel") or "").split() for link in links)


def _at_end(pattern: re.Pattern[str], limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return setting.last and len(block.text) <= limit and pattern.match(block.text) is not None

    return rule


def _beginning(pattern: re.Pattern[str], limit: int) -> Rule:
    def rule(block: Block, setting: Setting) -> bool:
        return len(block.text) <= limit and pattern.match(block.text) is not None

    return rule


def _sign_off(block: Block, setting: Setting) -> bool:
    if not any(map(str.isalnum, block.text[:40])):
        return _short(block, 40)  # "***" between parts, or "#" at the end
    if setting.final and block.tag != "li" and _INITIALS.match(block.text):
        return True
    if not setting.last or not _short(block, 40):
        return False
    # "-- BERNAMA"
    bare = block.text.strip(" -–—()[].")
    housed = block.text[0] in "-–—(" and is_house(bare, setting.own)
    # a desk of the house: "KABAR ETAM RESEARCH"
    housed = housed or (block.text.isupper() and begins_with_house(bare, setting.own))
    return housed or SIGN_OFF.match(block.text) is not None


def _repeated_description(block: Block, setting: Setting) -> bool:
    """What the page says of itself, printed again below the text."""
    told = setting.last and len(block.text) > 40 and bool(setting.description)
    return told and _says(block, setting.description)


_INITIALS = re.compile(r"^(?:[A-Z]{2,4}|[a-zà-ÿ]{2,4}(?:/[A-Za-z]{2,8}){1,2})$")
"""Who wrote or sent it, alone in the last line: "AS", "rps/dpa"."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{3,80}\)$")


def _comments(block: Block, setting: Setting) -> bool:
    if _short(block, 80) and COMMENTS_END.match(block.text) is not None:
        return True
    if not block.flags & COMMENTS or not (setting.discussed or _short(block, 40)):
        return False
    # a thread's posts may greet and count in short lines; what heads them names the day
    thread = setting.common & COMMENTS and not setting.discussed
    return not thread or find_printed(block.text) is not None


def _source_line(block: Block, setting: Setting) -> bool:
    # a heading over addresses: whose they are, `contacts` tells
    heads = bool(block.flags & HEADING) and not setting.last
    return _short(block, 60) and not heads and SOURCE_LINE.match(block.text) is not None


_PICTURE = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif|svg|avif)\b", re.IGNORECASE)


def _machine(block: Block, setting: Setting) -> bool:
    """Data that a script was to read: a picture's bare address, a "word" of many lines."""
    if not block.links and _PICTURE.match(block.text):
        return True
    if len(block.text) < LONGEST_WORD:
        return False
    longest = max(block.text.split(), key=len)
    return len(longest) > LONGEST_WORD and longest.isascii() and "://" not in longest


def _consent(block: Block, setting: Setting) -> bool:
    text = block.text
    return len(text) <= 420 and (CONSENT.begins(text) or AGREED.begins(text))


RULES: dict[str, Rule] = {
    "repeated headline": _headline,
    "repeated description": _repeated_description,
    "read also": _read_also,
    "linked line": _linked_line,
    "byline": _byline,
    "date line": _date_line,
    "caption": _caption,
    "share words": _beginning(SHARE, 90),
    "scroll or advertisement": _beginning(SCROLL, 90),
    "promotion": _saying(PROMOTION, 240),
    "disclosure": _saying(DISCLOSURE, 240),
    "to readers": _saying(TO_READERS, 320),
    "about the page": _saying(ABOUT_PAGE, 260),
    "tag row": _tag_row,
    "comments": _comments,
    "machine text": _machine,
    "printed elsewhere": _beginning(PRINTED_AT, 260),
    "made by a machine": _beginning(MACHINE, 260),
    "copyright": _saying(COPYRIGHT, 220),
    "placeholder": _beginning(PLACEHOLDER, 300),
    "counter": _beginning(COUNTER, 60),
    "reading time": _beginning(READING_TIME, 60),
    "consent": _consent,
    "report error": _beginning(ERROR, 60),
    "listen": _beginning(LISTEN, 120),
    "control": _beginning(CONTROL, 40),
    "agency desk": _beginning(AGENCY_DESK, 320),
    "photo credit": _beginning(PHOTO_CREDIT, 220),
    "source line": _source_line,
    "pager": _beginning(PAGER, 60),
    "made by machines": _beginning(AI_NOTE, 200),
    "disclaimer": _at_end(DISCLAIMER, 500),
    "about the writer": _at_end(ABOUT_WRITER, 400),
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


def contacts(blocks: list[Block], chosen: list[int]) -> set[int]:
    """Return the indices of a release's contact: a label below the text, and addresses under it."""
    found: set[int] = set()
    told = 0
    for place, index in enumerate(chosen):
        told += len(blocks[index].text) > 100
        if told < 2 or len(blocks[index].text) > 70 or not CONTACT.match(blocks[index].text):
            continue
        run = [index]
        for other in chosen[place + 1 : place + 16]:
            text = blocks[other].text
            reached = REACHED.search(text) is not None
            if blocks[other].tag in ("h2", "h3") or len(text) > (200 if reached else 80):
                break
            run.append(other)
        if any(REACHED.search(blocks[other].text) for other in run):
            found.update(run)
    return found


def furniture_of(block: Block, setting: Setting) -> str | None:
    """Return the name of the rule by which a block is no paragraph, None where it is one."""
    for name, rule in RULES.items():
        if rule(block, setting):
            return name
    return None
