"""The body of an article: the judge's choice of blocks, furniture taken out, as paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

import numpy as np
from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.boxes import around
from crawler.extract.dateline import own_names
from crawler.extract.evidence import Column
from crawler.extract.furniture import Setting, furniture_of, teasers, without_sign_off
from crawler.extract.marks import BODY, CAPTION, FOOTER, NAV, hints
from crawler.extract.opening import openings
from crawler.extract.page import mend
from crawler.extract.ready import Ready
from crawler.extract.title import comparable
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
    judgement = weigh(ready)
    chance = _alike(blocks, judgement.chance, judgement.threshold)
    chosen = [index for index in range(len(blocks)) if chance[index] >= judgement.threshold]
    rules = _rules(ready, chosen)
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


def _rules(ready: Ready, chosen: list[int]) -> dict[int, str | None]:
    """Say of each chosen block by which rule it is no paragraph, None where it is one."""
    blocks = ready.walked.blocks
    title = comparable(ready.title.text) if ready.title else ""
    teased, others = teasers(blocks), _of_others(ready, chosen)
    captions = frozenset(
        comparable(b.text) for b in blocks if b.flags & CAPTION and 20 < len(b.text) < 300
    )
    rules: dict[int, str | None] = {}
    listing = False
    for place, index in enumerate(chosen):
        block = blocks[index]
        left = len(chosen) - place
        setting = Setting(title, ready.page.url, left <= 3, left == 1, captions)
        rule = furniture_of(block, setting)
        if index in teased:
            rule = "teaser"
        elif block.article in others:
            rule = "another article"
        if rule is None and listing and block.linked > len(block.text) * 0.8:
            rule = "read also"
        # "Baca juga:" alone: the links are the lines after it
        listing = rule == "read also" and (listing or not block.links)
        rules[index] = rule
    return rules | around(blocks, rules, ready.headline, title, ready.walked.common)


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


def _alike(blocks: list[Block], chance: Column, least: float) -> Column:
    """Take all prose of one make where its class says body and the judge half believes it.

    Entries of a live report and paragraphs between advertisements are judged one by one; they
    carry one class, and stay or go together.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index, block in enumerate(blocks):
        if len(block.text) < 60 or block.linked > 0.3 * len(block.text) or len(block.lineage) < 2:
            continue
        own, parent = (element.get("class") or "" for element in block.lineage[:2])
        if (hints(own) | hints(parent)) & BODY:
            groups.setdefault((block.tag, own, parent), []).append(index)
    chance = chance.copy()
    for indices in groups.values():
        sizes = np.array([len(blocks[i].text) for i in indices], float)
        if float((chance[indices] * sizes).sum() / sizes.sum()) >= ALIKE:
            believed = [index for index in indices if chance[index] >= ALONE]
            chance[believed] = np.maximum(chance[believed], least)
    return chance


def _of_others(ready: Ready, chosen: list[int]) -> set[HtmlElement | None]:
    """Return the ``article`` elements among the chosen blocks that are not this page's article.

    Endless pages append the next article in an element of its own. The page's own is the one
    around its headline, else the one that holds most text; what is nested in it, or holds it,
    belongs to it.
    """
    sizes: Counter[HtmlElement | None] = Counter()
    for index in chosen:
        sizes[ready.walked.blocks[index].article] += len(ready.walked.blocks[index].text)
    total = sum(sizes.values())
    own = ready.walked.blocks[ready.headline].article if ready.headline >= 0 else None
    several = len([other for other in sizes if other is not None]) > 3
    parts: set[HtmlElement] = set()
    # among many posts the headline's is the page's, however short; of two the longer may be
    if own is None or sizes[own] < (100 if several else 0.3 * total):
        parts = _parts(own, sizes) if own is not None else parts
        own = max(sizes, key=sizes.__getitem__) if sizes else None
        several = False
    if own is None or (sizes[own] < 0.3 * total and not several):
        return set()
    around = set(own.iterancestors())
    return {
        other for other in sizes
        if other is not None and other is not own and other not in around
        and own not in other.iterancestors() and not (own in parts and other in parts)
    }  # fmt: skip


def _parts(head: HtmlElement, others: Iterable[HtmlElement | None]) -> set[HtmlElement]:
    """Return the ``article`` elements that one page's article is cut into.

    They stand beside the one with the headline, which says little more (a recipe's head, then
    its ingredients and its steps), and have neither a headline of their own nor a heading that
    leads elsewhere, as posts and teasers have.
    """
    around = head.getparent()
    return {head} | {
        other for other in others
        if other is not None and other.getparent() is around
        and not any(
            heading.tag == "h1" or heading.find(".//a") is not None
            or next(heading.iterancestors("a"), None) is not None
            for heading in other.iter("h1", "h2", "h3", "h4")
        )
    }  # fmt: skip


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
