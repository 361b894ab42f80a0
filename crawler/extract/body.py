"""The body of an article: the judge's choice of blocks, furniture taken out, as paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

import numpy as np

from crawler.extract.blocks import Block, Blocks
from crawler.extract.boxes import boxed
from crawler.extract.dateline import own_names
from crawler.extract.declared import declared
from crawler.extract.evidence import Column
from crawler.extract.furniture import Setting, furniture_of, teasers, without_sign_off
from crawler.extract.marks import ASIDE, BODY, CAPTION, FIGURE, FOOTER, NAV, RELATED, hints
from crawler.extract.opening import openings
from crawler.extract.others import Others, of_others, read_others
from crawler.extract.page import mend
from crawler.extract.ready import Ready
from crawler.extract.title import compact, comparable
from crawler.extract.weighing import Judgement, weigh
from crawler.extract.wordings import ADVERT_SIGN, ALSO
from crawler.urls import clean_url, same_site


@dataclass(frozen=True, slots=True)
class Line:
    """One block and what became of it."""

    block: int
    """Index among the page's blocks."""
    chance: float
    """The judge's probability that it belongs to the body."""
    rule: str | None
    """The furniture rule that took it out, None where none did."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body and how it was found."""

    paragraphs: tuple[str, ...]
    related: tuple[str, ...]
    """Absolute addresses of the "Baca juga" links among the paragraphs."""
    advertorial: bool
    """A sign-off marks it as paid content."""
    lines: tuple[Line, ...]
    """Every block that the judge took or a rule refused."""
    judgement: Judgement
    first: int
    """Index of the first and last block of the body, -1 where there is none."""
    last: int


def read_body(ready: Ready) -> Body:
    """Read the body of a page."""
    blocks = ready.walked.blocks
    found = read_others(ready)
    judgement = weigh(ready)
    chance = _alike(ready.walked, judgement.chance, judgement.threshold, found)
    chosen = [index for index in range(len(blocks)) if chance[index] >= judgement.threshold]
    rules = _rules(ready, chosen, found)
    kept = [index for index in chosen if rules[index] is None]
    description = ready.structured.first("og:description", "description") or ""
    rules |= openings(blocks, kept, own_names(ready.site, ready.outlet), description)
    kept = [index for index in kept if rules[index] is None]
    if not _is_told([blocks[index] for index in kept]):
        kept = []
    related, also = _related(ready, kept)
    rules |= dict.fromkeys((index for index in also if index not in rules), "read also")
    paragraphs = _paragraphs([blocks[index] for index in kept])
    advertorial = any(ADVERT_SIGN.search(p) for p in paragraphs[-2:]) or any(
        ADVERT_SIGN.search(blocks[index].text) for index in rules if rules[index] == "sign-off"
    )
    if paragraphs:
        paragraphs[-1] = without_sign_off(paragraphs[-1])
    return Body(
        tuple(paragraphs),
        tuple(related),
        advertorial,
        tuple(Line(index, float(chance[index]), rules[index]) for index in sorted(rules)),
        judgement,
        kept[0] if kept else -1,
        kept[-1] if kept else -1,
    )


def _rules(ready: Ready, chosen: list[int], found: Others) -> dict[int, str | None]:
    """Say of each chosen block by which rule it is no paragraph, None where it is one."""
    blocks = ready.walked.blocks
    title = comparable(ready.title.text) if ready.title else ""
    teased, others = teasers(blocks), of_others(ready, found, chosen)
    captions = frozenset(
        comparable(b.text) for b in blocks if b.flags & CAPTION and 20 < len(b.text) < 300
    )
    told = declared(ready.structured, ready.site)
    names = frozenset(compact(name) for people in told for name in people.names) | ready.site
    rules: dict[int, str | None] = {}
    listing = False
    for place, index in enumerate(chosen):
        block = blocks[index]
        left = len(chosen) - place
        setting = Setting(title, ready.page.url, left <= 3, left == 1, captions, names)
        rule = furniture_of(block, setting)
        if index in teased:
            rule = "teaser"
        elif block.article in others or index in found.further:
            rule = "another article"
        if rule is None and listing and block.linked > len(block.text) * 0.8:
            rule = "read also"
        # "Baca juga:" alone: the links are the lines after it
        listing = rule == "read also" and (listing or not block.links)
        rules[index] = rule
    return rules | boxed(blocks, rules, ready.page.url, names)


def _is_told(blocks: list[Block]) -> bool:
    """Tell whether anything is told: menus, bare links, and captions of pictures tell nothing."""
    told = [
        block for block in blocks
        if len(block.text) - block.linked > max(20, 0.2 * len(block.text))
        and not block.flags & (NAV | FOOTER | CAPTION)
    ]  # fmt: skip
    # themes call whole articles "media" or "footer": prose in sentences is believed
    return bool(told) or any(len(b.text) - b.linked > 150 for b in blocks)


ALIKE = 0.25
"""Mean probability from which on all prose of one make is taken."""
ALONE = 0.12
"""Probability below which a paragraph is none, whatever its make."""


HEADINGS = ("h2", "h3", "h4")


def _alike(walked: Blocks, chance: Column, least: float, found: Others) -> Column:
    """Take all prose of one make where its class says body, or the element around it is an entry
    of the page's live report, and the judge half believes it.

    Entries of a live report and paragraphs between advertisements are judged one by one; they
    carry one class, and stay or go together, and with them the headings right above them.
    """
    blocks, apart = walked.blocks, (CAPTION | FIGURE | ASIDE | RELATED) & ~walked.common
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index, block in enumerate(blocks):
        if len(block.text) < 60 or block.linked > 0.3 * len(block.text) or len(block.lineage) < 2:
            continue
        own, parent = (element.get("class") or "" for element in block.lineage[:2])
        if (hints(own) | hints(parent)) & BODY or block.article in found.entries:
            groups.setdefault((block.tag, own, parent), []).append(index)
        elif block.tag == "p" and not parent and not block.flags & apart:
            around = _class_around(block)
            if hints(around) & BODY:
                groups.setdefault(("", own, around), []).append(index)
    chance = chance.copy()
    for indices in groups.values():
        sizes = np.array([len(blocks[i].text) for i in indices], float)
        if float((chance[indices] * sizes).sum() / sizes.sum()) >= ALIKE:
            believed = [index for index in indices if chance[index] >= ALONE]
            chance[believed] = np.maximum(chance[believed], least)
            # the first may have the page's headline above it
            for index in believed if found.entries else believed[1:]:
                if index and _heads(blocks[index - 1], blocks[index], apart, found):
                    chance[index - 1] = max(chance[index - 1], least)
    return chance


def _class_around(block: Block) -> str:
    """Return the class of the nearest element around a block that has one."""
    return next(filter(None, (e.get("class") for e in block.lineage[1:4])), None) or ""


def _heads(heading: Block, block: Block, apart: int, found: Others) -> bool:
    """Tell whether a heading stands right above a paragraph, in the same element or entry."""
    if heading.tag not in HEADINGS or heading.linked or heading.flags & apart:
        return False
    beside = heading.lineage[1:2] == block.lineage[1:2]
    return beside or (block.article is heading.article and block.article in found.entries)


def _related(ready: Ready, kept: list[int]) -> tuple[list[str], list[int]]:
    """Collect the links of "Baca juga" lines between the first and last paragraph.

    Returns the addresses, and the indices of the lines.
    """
    if not kept:
        return [], []
    blocks, found, lines = ready.walked.blocks, [], []
    listing = False
    taken = set(kept)
    for index in range(kept[0], min(kept[-1] + 6, len(blocks))):
        block = blocks[index]
        # lists of further articles below the text are not in it
        below = index > kept[-1]
        named = (
            not (below and not block.links)
            and index not in taken
            and len(block.text) < 260
            and ALSO.match(block.text) is not None
        )
        linked = block.linked > len(block.text) * 0.8
        if named or (listing and linked and index not in taken):
            lines.append(index)
            for href, _ in block.links:
                address = clean_url(urljoin(ready.page.url, href))
                if address and same_site(ready.page.url, address) and address not in found:
                    found.append(address)
        listing = (named and not block.links) or (listing and linked)
    return found, lines


def _paragraphs(blocks: list[Block]) -> list[str]:
    """Join what a line break or an element in between cut in two; one string a paragraph."""
    paragraphs: list[str] = []
    previous: Block | None = None
    for block in blocks:
        text = mend(block.text)
        if (
            previous is not None
            and previous.element is block.element
            and paragraphs[-1][-1] not in '.!?:”"…'
            and text[:1].islower()
        ):
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
        previous = block
    return paragraphs
