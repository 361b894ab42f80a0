"""The body of an article: the judge's choice of blocks, furniture taken out, as paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from crawler.extract.belonging import belonging
from crawler.extract.blocks import Block
from crawler.extract.boxes import boxed
from crawler.extract.captions import printed_captions
from crawler.extract.closing import closings
from crawler.extract.dateline import own_names
from crawler.extract.evidence import Column
from crawler.extract.furniture import furniture_of
from crawler.extract.language import declared_language
from crawler.extract.leads import is_lead, leads
from crawler.extract.marks import CAPTION, COMMENTS, FOOTER, NAV
from crawler.extract.opening import openings, stands_apart
from crawler.extract.others import Others, of_others, read_others, teasers
from crawler.extract.paragraphs import dateline_before, set_paragraphs
from crawler.extract.ready import Ready
from crawler.extract.runs import consents, days_of_programme, elsewhere, said_before
from crawler.extract.setting import Setting
from crawler.extract.signatures import without_sign_off
from crawler.extract.structured import plain
from crawler.extract.surroundings import around, contacts
from crawler.extract.tables import whole_tables
from crawler.extract.title import TOLD, compact, comparable
from crawler.extract.together import alike, take_numbered
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
    found = read_others(ready)
    judgement = weigh(ready)
    chance = alike(ready.walked, judgement.chance, judgement.threshold, found)
    take_numbered(blocks, chance, judgement.threshold)
    chosen = [index for index in range(len(blocks)) if chance[index] >= judgement.threshold]
    description = ready.structured.first("og:description", "description") or ""
    lead = leads(blocks, chosen, ready.headline, comparable(description))
    chosen = sorted({*chosen, *lead, *belonging(blocks, chosen)})
    chosen, cells = whole_tables(blocks, chosen)
    own = own_names(ready.site, ready.outlet)
    captions = printed_captions(blocks)
    rules = _rules(ready, chosen, chance, found, own, description, captions)
    rules |= dict.fromkeys(cells)
    kept = [index for index in chosen if rules[index] is None]
    rules |= openings(blocks, kept, own, description, captions, ready.headline)
    kept = [index for index in kept if rules[index] is None]
    rules |= closings(blocks, kept, _authors(ready))
    kept = [index for index in kept if rules[index] is None]
    if not _is_told([blocks[index] for index in kept]):
        kept = []
    related, also = _related(ready, kept)
    rules |= dict.fromkeys((index for index in also if index not in rules), "read also")
    kept = dateline_before(blocks, kept, own) + kept
    paragraphs = set_paragraphs(blocks, kept, cells)
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
        _first(blocks, [index for index in kept if index not in lead]),
    )


def _first(blocks: list[Block], kept: list[int]) -> int:
    """Return the index of the body's first block, below a lead in an element of its own."""
    if (
        len(kept) > 1
        and is_lead(blocks[kept[0]])
        and stands_apart(blocks[kept[0]], blocks[kept[1]])
    ):
        return kept[1]
    return kept[0] if kept else -1


EARLY = 4
"""Lines at the beginning of a body, which may be what the page says of itself."""


def _rules(
    ready: Ready,
    chosen: list[int],
    chance: Column,
    found: Others,
    own: set[str],
    description: str,
    captions: frozenset[str],
) -> dict[int, str | None]:
    """Say of each chosen block by which rule it is no paragraph, None where it is one."""
    blocks = ready.walked.blocks
    title = comparable(ready.title.text) if ready.title else ""
    teased, others, houses = teasers(blocks), of_others(ready, found, chosen), frozenset(own)
    reached = contacts(blocks, chosen)
    summary = comparable(description)
    names = frozenset(compact(n) for people in ready.told for n in people.names) | ready.site
    language = declared_language(ready.page.tree)
    votes = ready.title.votes if ready.title else ()
    headlines = frozenset(compact(told.text) for told, _ in votes if told.source in TOLD)
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
            names=names,
            headlines=headlines,
            language=language,
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
        elif block.article in others or index in found.further:
            rule = "another article"
        elif index in again:
            rule = "said before"
        elif index == ready.headline and block.tag == "h1":
            rule = "repeated headline"
        if rule is None and _beside_byline(blocks, index, rules):
            rule = "byline"
        if rule is None and listing and block.linked > len(block.text) * 0.8:
            rule = "read also"
        # "Baca juga:" alone: the links are the lines after it
        listing = rule == "read also" and (listing or not block.links)
        rules[index] = rule
        discussed = discussed or (len(block.text) > 150 and not block.flags & COMMENTS)
    rules |= dict.fromkeys(days_of_programme(blocks, rules))
    rules |= boxed(blocks, rules, ready.page.url, names)
    return rules | around(blocks, rules, ready.headline, title, ready.walked.common)


def _heads(block: Block, following: Block) -> bool:
    """Tell whether a block is a heading right above prose in the same element."""
    return (
        block.tag in ("h2", "h3", "h4", "h5")
        and following.lineage[1:2] == block.lineage[1:2]
        and len(following.text) > 80
        and following.linked < 0.3 * len(following.text)
    )


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
