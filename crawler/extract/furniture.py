"""Lines that stand among an article's paragraphs and are none: each rule has a name.

The judge chooses blocks by weighing; these rules need no weighing. They are applied to what it
chose, and every line that goes is listed with the rule that took it, so that it can be counted,
tested and undone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

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
from crawler.extract.closing import tells_who
from crawler.extract.datelines import is_date_line
from crawler.extract.dates import find_printed
from crawler.extract.labels import is_name_line, is_unlabelled
from crawler.extract.linked import is_linked_line, is_read_also
from crawler.extract.marks import CAPTION, COMMENTS, HEADING, LIST, hints, unseen
from crawler.extract.notices import notice_of
from crawler.extract.roles import LABELLED, PLACED
from crawler.extract.setting import Setting
from crawler.extract.signatures import SIGNED_LINE, begins_with_house, is_house, is_signature
from crawler.extract.title import LONGEST, compact, comparable
from crawler.extract.wordings import (
    AGENCY_DESK,
    AI_NOTE,
    COMMENTS_END,
    CONTROL,
    COUNTER,
    DISCLAIMER,
    ERROR,
    HASHTAGS,
    LISTEN,
    MACHINE,
    PAGER,
    PHOTO_CREDIT,
    PLACEHOLDER,
    PRINTED_AT,
    READING_TIME,
    SCROLL,
    SHARE,
    SIGN_OFF,
    SOURCE_LINE,
    SPOKEN_LABEL,
    TAG_ROW,
)

LONGEST_WORD = 150
"""Letters of a word beyond which it is none."""


class Rule(NamedTuple):
    """When a line is no paragraph."""

    applies: Callable[[Block, Setting], bool]
    longest: int = 10**9
    """Letters of the longest line that it may apply to."""


def _short(block: Block, limit: int) -> bool:
    return len(block.text) <= limit


def _says(block: Block, told: str) -> bool:
    """Tell whether a block says the same as a text in the form of `title.comparable`."""
    near = len(told) / 2 <= len(block.text) <= 2 * len(told) + 8
    return near and comparable(block.text) == told


def _headline(block: Block, setting: Setting) -> bool:
    if _says(block, setting.title):
        return True
    # one for readers, one for machines; a kicker may run into it
    return setting.first and _short(block, LONGEST) and compact(block.text) in setting.headlines


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
        if not rest[:1].isupper() and rest[:1].isascii() and label[1].lower() in _NO_NAMES:
            return False
        return len(rest.split()) < 14 and not rest.rstrip().endswith(("?", "!", "”", '."'))
    return is_unlabelled(text, outer=setting.first or setting.last)


_NO_NAMES = frozenset(("foto", "photo", "video", "laporan", "sumber", "source", "teks", "text"))
"""Labels that small letters behind make a fact: "Foto: resolusi 12 megapiksel"."""


def _name_line(block: Block, setting: Setting) -> bool:
    """A name alone in the body's last line signs the article."""
    if SIGNED_LINE.match(block.text):
        return setting.last and is_signature(block.text)
    if not setting.final or block.tag != "p":
        return False
    # "Clara Hopkins (Porto Alto, special correspondent)"
    name = _IN_BRACKETS.sub("", block.text)
    return is_name_line(block if name == block.text else replace(block, text=name))


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


def _saying(wording: Wording, longest: int) -> Rule:
    return Rule(lambda block, setting: wording.stands_in(block.text), longest)


def _tag_row(block: Block, setting: Setting) -> bool:
    # "Topik: …" without a link in a list is a fact
    fact = block.flags & LIST and not block.links
    if (TAG_ROW.match(block.text) and not fact) or HASHTAGS.match(block.text):
        return True
    # nothing but links that are marked as tags
    if not block.links or block.linked < len(block.text) * 0.7:
        return False
    hrefs = {href for href, _ in block.links}
    links = [link for link in block.element.iter("a") if link.get("href") in hrefs]
    return all("tag" in (link.get("rel") or "").split() for link in links)


def _at_end(pattern: re.Pattern[str], longest: int) -> Rule:
    return Rule(
        lambda block, setting: setting.last and pattern.match(block.text) is not None, longest
    )


def _beginning(pattern: re.Pattern[str], longest: int) -> Rule:
    return Rule(lambda block, setting: pattern.match(block.text) is not None, longest)


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
    if not _short(block, 60) or heads or SOURCE_LINE.match(block.text) is None:
        return False
    # "Fuente: agua y sales minerales" is a fact, and so may be a spring
    return not block.text.partition(":")[2].strip()[:1].islower()


def _unseen(block: Block, setting: Setting) -> bool:
    """Tell whether a line is for screen readers alone; hidden paragraphs may unfold."""
    return unseen(block.element)


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
    return CONSENT.begins(text) or AGREED.begins(text)


RULES: dict[str, Rule] = {
    "repeated headline": Rule(_headline),
    "repeated description": Rule(_repeated_description),
    "read also": Rule(is_read_also, 260),
    "linked line": Rule(is_linked_line),
    "byline": Rule(_byline, 160),
    "date line": Rule(_date_line, 160),
    "caption": Rule(_caption),
    "share words": _beginning(SHARE, 90),
    "scroll or advertisement": _beginning(SCROLL, 90),
    "promotion": _saying(PROMOTION, 240),
    "disclosure": _saying(DISCLOSURE, 240),
    "to readers": _saying(TO_READERS, 320),
    "about the page": _saying(ABOUT_PAGE, 260),
    "tag row": Rule(_tag_row, 300),
    "comments": Rule(_comments),
    "machine text": Rule(_machine),
    "printed elsewhere": _beginning(PRINTED_AT, 260),
    "made by a machine": _beginning(MACHINE, 260),
    "copyright": _saying(COPYRIGHT, 220),
    "placeholder": _beginning(PLACEHOLDER, 300),
    "counter": _beginning(COUNTER, 60),
    "reading time": _beginning(READING_TIME, 60),
    "consent": Rule(_consent, 420),
    "report error": _beginning(ERROR, 60),
    "listen": _beginning(LISTEN, 120),
    "control": _beginning(CONTROL, 40),
    "agency desk": _beginning(AGENCY_DESK, 320),
    "photo credit": _beginning(PHOTO_CREDIT, 220),
    "source line": Rule(_source_line, 60),
    "pager": _beginning(PAGER, 60),
    "made by machines": _beginning(AI_NOTE, 200),
    "disclaimer": _at_end(DISCLAIMER, 500),
    "about the writer": Rule(tells_who, 700),
    "sign-off": Rule(_sign_off),
    "signature": Rule(_name_line),
    "unseen": Rule(_unseen, 100),
}
"""The rules by their names, in the order in which they are tried."""


_STEPS = sorted({rule.longest for rule in RULES.values()})
_FITTING = [[(n, r.applies) for n, r in RULES.items() if r.longest >= size] for size in _STEPS]
"""The rules that may apply to lines of so many letters at most."""


def furniture_of(block: Block, setting: Setting) -> str | None:
    """Return the name of the rule by which a block is no paragraph, None where it is one."""
    for name, applies in _FITTING[bisect_left(_STEPS, len(block.text))]:
        if applies(block, setting):
            return name
    return notice_of(block.text, last=setting.last, heads=setting.heads, language=setting.language)
