"""Lines among the paragraphs that go because of what stands around them: boxes, kickers, headings.

`furniture` judges a line by itself; these rules look at its neighbours, and at the element that
it stands in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.extract.appeals import CONSENT, PROMOTION, SUPPORT
from crawler.extract.blocks import Block
from crawler.extract.labels import is_name_line
from crawler.extract.marks import HEADING, LIST, NEWSLETTER, TABLE, hints
from crawler.extract.page import squeeze
from crawler.extract.title import comparable
from crawler.extract.wordings import ALSO, CONTACT, CONTENTS, ERROR, REACHED

Rules = dict[int, str | None]
"""The rule by which each chosen block is no paragraph, None where it is one."""

SMALL = 400
"""Letters of the largest box that goes as a whole."""

LONGEST = 150
"""Letters of the longest line that goes with what opens its box."""

_STOPS = (".", "!", "?", "…", "”", "»", '"', "。", ":")
_CLOCK = re.compile(r"^\W*\d{1,2}[:.h]\d{2}\s*(?:uhr|hs?|ч)?\W*$", re.IGNORECASE)
"""An hour in a line of its own, near the headline: "14:05 Uhr"."""
_POLL = re.compile(
    r"(?:^|[\s_-])(?:poll|quiz|umfrage|voting|encuesta|sondage|sondaggio|survey)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:^|[\s_-])(?:toc|table-?of-?contents|inhaltsverzeichnis)(?=$|[\s_-])", re.IGNORECASE
)
_BOXED = frozenset((
    "promotion", "consent", "read also", "poll", "report error", "contents", "paywall", "message",
    "label",
))  # fmt: skip
"""Rules that take the rest of their box with them."""
_BOXES = frozenset(("div", "section", "aside", "form", "nav", "ul", "ol"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_OPENERS = (
    ("promotion", PROMOTION.begins),
    ("contents", CONTENTS.match),
    ("consent", CONSENT.begins),
    ("report error", ERROR.match),
)
_BESIDES = _BOXED | {"linked line", "teaser", "another article", "share words", "comments"}
"""Rules whose lines leave a heading above them without anything to announce."""


def around(blocks: list[Block], rules: Rules, head: int, title: str, common: int) -> dict[int, str]:
    """Name the rule for each chosen block that its surroundings show to be no paragraph.

    ``head`` is the index of the headline's block, ``title`` the headline in the form of
    `title.comparable`, ``common`` the flags that say nothing on the page.
    """
    found = _above(blocks, rules, head, title)
    boxed = _boxed(blocks, rules, common)
    found |= {index: rule for index, rule in boxed.items() if rules[index] is None}
    kept = [index for index in rules if rules[index] is None and index not in found]
    found |= dict.fromkeys(_signed(blocks, kept), "signature")
    return found | dict.fromkeys(_bare(blocks, {**rules, **found}), "bare heading")


def _above(blocks: list[Block], rules: Rules, head: int, title: str) -> dict[int, str]:
    """Find the headline's own block, printed with a kicker, and kickers above it."""
    found: dict[int, str] = {}
    if head < 0:
        return found
    own = head in rules and title and title in comparable(blocks[head].text)
    if own and blocks[head].flags & HEADING and len(blocks[head].text) < len(title) + 100:
        found[head] = "repeated headline"
    for index in range(head + 1, head + 10):
        cell = index in rules and blocks[index].flags & (LIST | TABLE)
        if index in rules and not cell and _CLOCK.match(blocks[index].text):
            found[index] = "date line"
    above = [index for index in rules if index < head]
    sizes = {index: len(blocks[index].text) for index in rules}
    if 2 * sum(sizes[index] for index in above) < sum(sizes.values()):
        for index in above:
            told = blocks[index].flags & (LIST | TABLE) or blocks[index].text.endswith(_STOPS)
            if sizes[index] < 60 and not told:
                found[index] = "kicker"
    return found


def _boxed(blocks: list[Block], rules: Rules, common: int) -> dict[int, str]:
    """Find the rest of the boxes that begin with a promotion, or that say what they are."""
    texts: dict[HtmlElement, str] = {}
    whole: dict[HtmlElement, str] = {}
    says: dict[HtmlElement, str] = {}
    for index in range(min(rules, default=0), max(rules, default=-1) + 1):
        rule = rules[index] if index in rules else _opener(blocks[index])
        if rule is None and len(blocks[index].text) < 40 and CONTENTS.match(blocks[index].text):
            rule = "contents"  # a heading that the judge may take for one of the text's
        for element in blocks[index].lineage[:4]:
            if element.tag not in _BOXES:
                continue
            told = says.get(element)
            if told is None:
                told = says[element] = _told(element, common)
            if not told and rule not in _BOXED:
                continue
            text = texts.get(element)
            if text is None:
                text = texts[element] = squeeze(element.text_content())
            opened = text.startswith(blocks[index].text) and element.tag not in ("ul", "ol")
            if len(text) < _size(told) and (told or opened):
                whole.setdefault(element, told or str(rule))
    found = _supported(blocks, rules)
    for index in rules if whole else ():
        boxes = [element for element in blocks[index].lineage[:4] if element in whole]
        # a box that does not say what it is may be the section of a text
        if boxes and (len(blocks[index].text) < LONGEST or _told(boxes[-1], common)):
            found[index] = whole[boxes[-1]]
    return found


def _supported(blocks: list[Block], rules: Rules) -> dict[int, str]:
    """Find boxes that end with a button by which readers pay: they may say much before it."""
    total = sum(len(blocks[index].text) for index in rules)
    boxes: dict[HtmlElement, None] = {}
    for index in range(min(rules, default=0), min(max(rules, default=-1) + 3, len(blocks))):
        if len(blocks[index].text) < 40 and SUPPORT.begins(blocks[index].text):
            for element in blocks[index].lineage[:3]:
                size = len(squeeze(element.text_content())) if element.tag in _BOXES else total
                if size < 0.4 * total:
                    boxes[element] = None
    return {
        index: "promotion"
        for index in rules if boxes and not boxes.keys().isdisjoint(blocks[index].lineage[:4])
    }  # fmt: skip


def _opener(block: Block) -> str:
    """Return the rule by which a line that the judge refused opens a box, "" where none does."""
    if len(block.text) < 240:
        for rule, begins in _OPENERS:
            if begins(block.text):
                return rule
    return ""


def _told(element: HtmlElement, common: int) -> str:
    """Return what an element's class says that a box is."""
    own, number = element.get("class") or "", element.get("id") or ""
    return _named(f"{own} {number}", common) if own or number else ""


@lru_cache(maxsize=16384)
def _named(names: str, common: int) -> str:
    if hints(names) & NEWSLETTER & ~common:
        return "promotion"
    return "poll" if _POLL.search(names) else "contents" if _CONTENTS.search(names) else ""


def _size(told: str) -> int:
    """Return how large a box may be: tables of contents are long."""
    return 4 * SMALL if told == "contents" else SMALL


def _signed(blocks: list[Block], kept: list[int]) -> list[int]:
    """Find a signature of several lines in capitals at the end: the name, the job, the place."""
    run: list[int] = []
    for index in reversed(kept[-5:]):
        text = blocks[index].text
        if not text.isupper() or len(text) > 60 or text.endswith(_STOPS):
            break
        run.append(index)
    named = any(is_name_line(blocks[index]) for index in run)
    return run if len(run) > 1 and named else []


def _bare(blocks: list[Block], rules: Rules) -> list[int]:
    """Find headings that announce nothing but lines that went: up to the next heading or end."""
    found: list[int] = []
    order = list(rules)
    for place, index in enumerate(order):
        block = blocks[index]
        if rules[index] is not None or block.tag not in _HEADINGS:
            continue
        after = place + 1
        while after < len(order) and rules[order[after]] in _BESIDES:
            after += 1
        if after == place + 1:
            refused = blocks[index + 1] if after == len(order) and index + 1 < len(blocks) else None
            if refused is None or not (ALSO.match(refused.text) or _opener(refused)):
                continue
        following = blocks[order[after]] if after < len(order) else None
        if following is None or (following.tag <= block.tag and following.flags & HEADING):
            found.append(index)
    return found


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
