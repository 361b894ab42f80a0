"""The body of an article: the judge's choice of blocks, furniture taken out, as paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.extract.belonging import belonging, leads
from crawler.extract.blocks import Block
from crawler.extract.closing import closings
from crawler.extract.dateline import opens_text, own_names
from crawler.extract.evidence import Column
from crawler.extract.furniture import Setting, contacts, furniture_of, teasers
from crawler.extract.marks import CAPTION, COMMENTS, FOOTER, HEADING, NAV
from crawler.extract.opening import openings
from crawler.extract.page import mend
from crawler.extract.ready import Ready
from crawler.extract.runs import consents, elsewhere, said_before
from crawler.extract.signatures import without_sign_off
from crawler.extract.structured import plain
from crawler.extract.tables import place_of, whole_tables
from crawler.extract.title import comparable
from crawler.extract.together import alike, take_headings, take_lists, take_numbered
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
    kept: list[int]
    """Indices of the blocks of the body."""
    first: int
    """Index of the body's first block, -1 where there is none; before it may stand a lead that is
    set apart, with the byline and the picture in between."""

    @property
    def last(self) -> int:
        """Index of the body's last block, -1 where there is none."""
        return self.kept[-1] if self.kept else -1


def read_body(ready: Ready) -> Body:
    """Read the body of a page."""
    blocks = ready.walked.blocks
    judgement = weigh(ready)
    chance = alike(blocks, judgement.chance, judgement.threshold)
    take_numbered(blocks, chance, judgement.threshold)
    take_lists(blocks, chance, judgement.threshold)
    take_headings(blocks, chance, judgement.threshold)
    chosen = [index for index in range(len(blocks)) if chance[index] >= judgement.threshold]
    lead = leads(blocks, chosen, ready.headline)
    chosen = sorted({*chosen, *lead, *belonging(blocks, chosen)})
    chosen, cells = whole_tables(blocks, chosen)
    own = own_names(ready.site, ready.outlet)
    description = ready.structured.first("og:description", "description") or ""
    rules = _rules(ready, chosen, chance, own, description) | dict.fromkeys(cells)
    kept = [index for index in chosen if rules[index] is None]
    rules |= openings(blocks, kept, own, description)
    kept = [index for index in kept if rules[index] is None]
    rules |= closings(blocks, kept, _authors(ready))
    kept = [index for index in kept if rules[index] is None]
    if not _is_told([blocks[index] for index in kept]):
        kept = []
    related, also = _related(ready, kept)
    rules |= dict.fromkeys((index for index in also if index not in rules), "read also")
    kept = _dateline_before(blocks, kept, own) + kept
    paragraphs = _paragraphs(blocks, kept, cells)
    advertorial = any(ADVERT_SIGN.search(p) for p in paragraphs[-2:]) or any(
        ADVERT_SIGN.search(blocks[index].text) for index in rules if rules[index] == "sign-off"
    )
    if paragraphs:
        paragraphs[-1] = without_sign_off(paragraphs[-1], own)
    return Body(
        tuple(paragraphs),
        tuple(related),
        advertorial,
        tuple(Line(index, float(chance[index]), rules[index]) for index in sorted(rules)),
        judgement,
        kept,
        next((index for index in kept if index not in lead), -1),
    )


EARLY = 4
"""Lines at the beginning of a body, which may be what the page says of itself."""


def _rules(
    ready: Ready, chosen: list[int], chance: Column, own: set[str], description: str
) -> dict[int, str | None]:
    """Say of each chosen block by which rule it is no paragraph, None where it is one."""
    blocks = ready.walked.blocks
    title = comparable(ready.title.text) if ready.title else ""
    teased, others, houses = teasers(blocks), of_others(ready, chosen), frozenset(own)
    reached = contacts(blocks, chosen)
    captions = frozenset(
        comparable(b.text) for b in blocks if b.flags & CAPTION and 20 < len(b.text) < 300
    )
    summary = comparable(description)
    rules: dict[int, str | None] = {}
    far, again = elsewhere(blocks, chosen, chance), said_before(blocks, chosen)
    dialogs = consents(blocks, chosen)
    listing = discussed = False
    for place, index in enumerate(chosen):
        block = blocks[index]
        left = len(chosen) - place
        setting = Setting(
            title=title,
            url=ready.page.url,
            last=left <= 3,
            final=left == 1,
            captions=captions,
            first=place < 3,
            discussed=discussed,
            heads=left > 1 and _heads(block, blocks[chosen[place + 1]]),
            common=ready.walked.common,
            # the first lines may well be what the page says of itself
            description=summary if place > EARLY else "",
            own=houses,
        )
        rule = furniture_of(block, setting)
        if index in far:
            rule = "elsewhere"
        elif index in dialogs:
            rule = "consent"
        elif index in teased:
            rule = "teaser"
        elif index in reached:
            rule = "contact"
        elif block.article in others:
            rule = "another article"
        elif index in again:
            rule = "said before"
        elif index == ready.headline and block.tag == "h1":
            rule = "repeated headline"
        elif 0 < ready.headline - index < 4 and place < 3 and _is_kicker(block):
            rule = "kicker"
        if rule is None and _beside_byline(blocks, index, rules):
            rule = "byline"
        if rule is None and listing and block.linked > len(block.text) * 0.8:
            rule = "read also"
        # "Baca juga:" alone: the links are the lines after it
        listing = rule == "read also" and (listing or not block.links)
        rules[index] = rule
        discussed = discussed or (len(block.text) > 150 and not block.flags & COMMENTS)
    return rules


def _heads(block: Block, following: Block) -> bool:
    """Tell whether a block is a heading right above prose in the same element."""
    return (
        block.tag in ("h2", "h3", "h4", "h5")
        and following.lineage[1:2] == block.lineage[1:2]
        and len(following.text) > 80
        and following.linked < 0.3 * len(following.text)
    )


def _is_kicker(block: Block) -> bool:
    """Tell whether a line above the headline is a few words that are no sentence."""
    return len(block.text) < 60 and block.text[-1] not in ".!?…:”\"'"


def _beside_byline(blocks: list[Block], index: int, rules: dict[int, str | None]) -> bool:
    """Tell whether brackets below a byline, in its element, say what its bearer does."""
    text, above = blocks[index].text, blocks[index - 1]
    brackets = text[0] == "(" and text[-1] == ")" and len(text) < 100
    return brackets and rules.get(index - 1) == "byline" and above.element is blocks[index].element


def _is_told(blocks: list[Block]) -> bool:
    """Tell whether anything is told: menus, bare links, and captions of pictures tell nothing."""
    told = [
        block for block in blocks
        if len(block.text) - block.linked > max(20, 0.2 * len(block.text))
        and not block.flags & (NAV | FOOTER | CAPTION)
    ]  # fmt: skip
    # themes call whole articles "media" or "footer": prose in sentences is believed
    return bool(told) or any(len(b.text) - b.linked > 150 for b in blocks)


TEASER = 400
"""Characters of a teaser in an `article` of its own at most."""


def _authors(ready: Ready) -> frozenset[str]:
    """Return the names that machines are told as the author's, in the form of `comparable`."""
    told = (ready.structured.article or {}).get("author")
    values = told if isinstance(told, list) else [told]
    names = [plain(value) for value in values] + ready.structured.all("author")
    return frozenset(comparable(name) for name in names if name)


def of_others(ready: Ready, chosen: list[int]) -> set[HtmlElement]:
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
    if own is None:
        # the text stands in no such element: several small ones are teasers
        small = {other for other in sizes if other is not None and sizes[other] < TEASER}
        return small if len(small) > 2 else set()
    if sizes[own] < 0.3 * total and not several:
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


_EDIT = re.compile(r"\s*\[[^\[\]]{3,60}\]$")
"""The link beside a wiki's heading: "[edit]", "[Bearbeiten | Quelltext bearbeiten]"."""


_DATELINE = re.compile(r"^[A-Z][^.!?]{2,60}\s[-–—]{1,2}$")
"""A dateline in an element of its own before the first paragraph: "Samarinda, Kabar Etam --"."""


def _dateline_before(blocks: list[Block], kept: list[int], own: set[str]) -> list[int]:
    """Return the index of the dateline right before the body, where the judge left it out."""
    before = kept[0] - 1 if kept else -1
    if before < 0 or not _DATELINE.match(blocks[before].text):
        return []
    beside = blocks[before].lineage[1:2] == blocks[kept[0]].lineage[1:2]
    return [before] if beside and opens_text(f"{blocks[before].text} “", own) else []


def _paragraphs(blocks: list[Block], kept: list[int], cells: set[int]) -> list[str]:
    """Return one string a paragraph; ``cells`` of a row of a table are one, with tabs between.

    Joins what a line break or an element in between cut in two.
    """
    paragraphs: list[str] = []
    previous: Block | None = None
    place = None
    for index in kept:
        block, text = blocks[index], mend(blocks[index].text)
        if block.flags & HEADING and block.links and text.endswith("]"):
            text = _EDIT.sub("", text) or text
        before, place = place, place_of(block) if index in cells else None
        if before is not None and place is not None and place[0] is before[0]:
            between = "\t" * (place[1] - before[1]) or " "
            paragraphs[-1] = f"{paragraphs[-1]}{between}{text}"
        elif (previous is not None and _goes_on(previous, block, paragraphs[-1])) or (
            len(paragraphs) == 1 and _DATELINE.match(paragraphs[0])
        ):
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
        previous = block
    return paragraphs


def _goes_on(before: Block, block: Block, said: str) -> bool:
    same = before.element is block.element
    return same and said[-1] not in '.!?:”"…' and block.text[:1].islower()
