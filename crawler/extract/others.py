"""Other articles on the page: teasers between the paragraphs, and what endless pages append."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.ready import Ready
from crawler.extract.structured import types_of
from crawler.extract.title import comparable

TEASER = 400
"""Letters of the longest teaser in an ``article`` of its own."""


@dataclass(frozen=True, slots=True)
class Others:
    """What stands on the page beside its article; read before elements leave the tree."""

    further: range
    """Blocks from the headline of the next article on, which endless pages append."""
    entries: frozenset[HtmlElement]
    """The ``article`` elements that are entries of the page's live report."""
    teasers: frozenset[HtmlElement]
    """Short ``article`` elements with a heading that leads elsewhere."""


def read_others(ready: Ready) -> Others:
    """Find other articles on the page, and the entries that belong to its own."""
    articles: dict[HtmlElement, list[Block]] = {}
    for block in ready.walked.blocks[max(0, ready.headline) :]:
        if block.article is not None:
            articles.setdefault(block.article, []).append(block)
    teasers = {a for a, blocks in articles.items() if _is_teaser(blocks, ready.page.url)}
    return Others(_further(ready), _entries(ready, articles), frozenset(teasers))


def of_others(ready: Ready, found: Others, chosen: list[int]) -> set[HtmlElement]:
    """Return the ``article`` elements among the chosen blocks that are not this page's article.

    Endless pages append the next article in an element of its own. The page's own is the one
    around its headline, else the one that holds most text; what is nested in it, or holds it,
    belongs to it, but for teasers. The entries of a live report are all its own.
    """
    sizes: Counter[HtmlElement | None] = Counter()
    for index in chosen:
        sizes[ready.walked.blocks[index].article] += len(ready.walked.blocks[index].text)
    total = sum(sizes.values())
    own = ready.walked.blocks[ready.headline].article if ready.headline >= 0 else None
    several = len([other for other in sizes if other is not None]) > 3
    if own is None and found.entries:
        return {other for other in sizes if other not in found.entries and other is not None}
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
        and (own not in other.iterancestors() or other in found.teasers)
        and not (own in parts and other in parts)
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
        if other is not None and other.getparent() is around and not _has_headline(other)
    }  # fmt: skip


def _has_headline(element: HtmlElement) -> bool:
    """Tell whether an ``article`` has a headline of its own, or a heading that leads elsewhere."""
    return any(
        heading.tag == "h1" or heading.find(".//a") is not None
        or next(heading.iterancestors("a"), None) is not None
        for heading in element.iter("h1", "h2", "h3", "h4")
    )  # fmt: skip


def _is_teaser(blocks: list[Block], url: str) -> bool:
    """Tell whether an ``article`` of these blocks is short and its heading leads elsewhere."""
    if sum(len(block.text) for block in blocks) > TEASER:
        return False
    here = urlsplit(url).path
    return any(
        block.tag in ("h2", "h3", "h4", "h5")
        and block.linked > 0.9 * len(block.text)
        and all(urlsplit(urljoin(url, href)).path != here for href, _ in block.links)
        for block in blocks
    )


ENTRIES = 4
"""How many entries a live report has that does not call itself one."""


def _entries(ready: Ready, articles: dict[HtmlElement, list[Block]]) -> frozenset[HtmlElement]:
    """Return the ``article`` elements that are the entries of one live report.

    They stand side by side below the headline, hold prose and have headings that lead nowhere.
    """
    if ready.headline < 0 or ready.walked.blocks[ready.headline].article is not None:
        return frozenset()
    beside: dict[tuple[HtmlElement | None, str], list[HtmlElement]] = {}
    for element, blocks in articles.items():
        prose = any(len(b.text) > 80 and b.linked < 0.3 * len(b.text) for b in blocks)
        if prose and not _has_headline(element):
            make = (element.get("class") or "").partition(" ")[0]
            beside.setdefault((element.getparent(), make), []).append(element)
    told = any("liveblogposting" in types_of(node) for node in ready.structured.nodes)
    most = max(beside.values(), key=len, default=[])
    return frozenset(most if len(most) >= (2 if told else ENTRIES) else ())


def _further(ready: Ready) -> range:
    """Return the blocks from the headline of the next article on, which endless pages append.

    It is an ``h1`` of the same class in an element like the one around the headline, beside it.
    """
    blocks, head = ready.walked.blocks, ready.headline
    none = range(0)
    if head < 0 or blocks[head].tag != "h1":
        return none
    own = blocks[head]
    for index in range(head + 1, len(blocks)):
        block = blocks[index]
        if (
            block.tag == "h1"
            and block.element.get("class") == own.element.get("class")
            and comparable(block.text) != comparable(own.text)
            and _stand_alike(own.element, block.element)
        ):
            return range(index, len(blocks))
    return none


def _stand_alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Tell whether two headlines stand in two elements of one make beside each other."""
    paths = [[element, *element.iterancestors()][::-1] for element in (one, other)]
    for first, second in zip(*paths, strict=False):
        if first is not second:
            alike = first.tag == second.tag and first.get("class") == second.get("class")
            return alike and first is not one and bool(first.get("class") or first.tag == "article")
    return False


def teasers(blocks: list[Block]) -> set[int]:
    """Return the indices of blocks that stand in teasers of other articles.

    A teaser is one of three or more elements of the same class that each hold a linked headline
    and at most a few short lines.
    """
    heads = [i for i, block in enumerate(blocks) if _is_linked_headline(block)]
    if len(heads) < 3:
        return set()
    # only an element that begins with a linked headline may be one
    begun = {unit for i in heads for unit in blocks[i].lineage[:4]}
    units: dict[HtmlElement, list[int]] = {}
    for index, block in enumerate(blocks):
        for unit in block.lineage[:4]:
            if unit in begun:
                units.setdefault(unit, []).append(index)
    kinds: dict[tuple[str, str], list[list[int]]] = {}
    for unit, indices in units.items():
        whole = 2 <= len(indices) <= 4 and _is_linked_headline(blocks[indices[0]])
        if whole and sum(len(blocks[i].text) for i in indices[1:]) < 320:
            kinds.setdefault((str(unit.tag), unit.get("class") or ""), []).append(indices)
    return {i for found in kinds.values() if len(found) >= 3 for indices in found for i in indices}


def _is_linked_headline(block: Block) -> bool:
    return len(block.text) > 15 and block.linked > 0.9 * len(block.text)
