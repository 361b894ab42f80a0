"""Boxes set into a text, told by what they hold or repeat: pull quotes, lists of further articles,
forms, labels of a template.

The rules of `furniture.py` look at one line; these look at its neighbours as well.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.below import about_person
from crawler.extract.blocks import Block
from crawler.extract.marks import HEADING, LIST, QUOTE, TABLE
from crawler.extract.title import compact

FORM_SIZE = 400
"""Letters of the other lines in a form's box."""
QUOTE_SIZE = 320
"""Letters of the longest pull quote."""
OFTEN = 3
"""How often a short line that is a template's label is printed."""


def boxed(
    blocks: list[Block], rules: dict[int, str | None], url: str, names: frozenset[str]
) -> dict[int, str]:
    """Name the rule for each line that a box around or beside it takes out of the body.

    ``rules`` say of each chosen block by which rule of its own it is no paragraph, None where it
    is one; ``url`` is the page's address, ``names`` as in `furniture.Setting`.
    """
    kept = [index for index, rule in rules.items() if rule is None]
    found = _labels(blocks, kept)
    found |= _link_lists(blocks, kept, url)
    found |= _pull_quotes(blocks, kept)
    found |= _lives(blocks, kept, names)
    return found | _forms(blocks, rules)


def _labels(blocks: list[Block], kept: list[int]) -> dict[int, str]:
    """A template's label that stands three times between paragraphs: "Article content".

    Names are written large: those of an interview's speakers stay, and so do entries of tables.
    """
    short: list[int] = []
    for place, index in enumerate(kept):
        text, beside = (
            blocks[index].text,
            [*kept[max(0, place - 1) : place], *kept[place + 1 :][:1]],
        )
        if (
            len(text) < 40
            and text.count(" ") in (1, 2)
            and text[-1].isalpha()
            and text.rpartition(" ")[2].islower()
            and not blocks[index].flags & (HEADING | LIST | TABLE)
            and all(len(blocks[o].text) > 60 or blocks[o].flags & HEADING for o in beside)
        ):
            short.append(index)
    often = Counter(blocks[index].text for index in short)
    labels = {text for text, count in often.items() if count >= OFTEN}
    return {index: "label" for index in kept if labels and blocks[index].text in labels}


def _link_lists(blocks: list[Block], kept: list[int], url: str) -> dict[int, str]:
    """A list of nothing but linked headlines, two or more, of other pages."""
    items = [index for index in kept if blocks[index].flags & LIST and _is_headline(blocks[index])]
    lists: dict[HtmlElement, list[int]] = {}
    for index in items:
        for element in blocks[index].lineage[1:4]:
            if element.tag in ("ul", "ol"):
                lists.setdefault(element, []).append(index)
                break
    found: dict[int, str] = {}
    for element, indices in lists.items():
        near = range(max(0, indices[0] - 12), min(len(blocks), indices[-1] + 13))
        whole = [blocks[index] for index in near if element in blocks[index].lineage]
        if len(whole) > 1 and all(
            _is_headline(block) and _leads_away(block, url) for block in whole
        ):
            found |= dict.fromkeys(indices, "link list")
            above = kept[kept.index(indices[0]) - 1]
            if above == indices[0] - 1 and blocks[above].flags & HEADING:
                found[above] = "link list"
    return found


def _is_headline(block: Block) -> bool:
    return (
        block.linked > 0.9 * len(block.text)
        and len(block.links) == 1
        and block.text.count(" ") > 2
        and not block.text.startswith("http")
    )


def _leads_away(block: Block, url: str) -> bool:
    """Tell whether a line's link leads to another page of the same site."""
    there, here = urlsplit(urljoin(url, block.links[0][0])), urlsplit(url)
    return there.hostname == here.hostname and there.path != here.path


_QUOTING = re.compile(r"pull-?_?quote|quote-?box|blockquote--pull|pullout", re.IGNORECASE)
_STOPS = re.compile(r"[.!?…]+[\"”’»“']*\s+")


def _pull_quotes(blocks: list[Block], kept: list[int]) -> dict[int, str]:
    """What a paragraph says, printed again in a quotation or box of its own, and who said it."""
    quotes = [index for index in kept if _is_quote(blocks[index])]
    if not quotes:
        return {}
    found: dict[int, str] = {}
    told = " ".join(compact(blocks[index].text) for index in kept if index not in quotes)
    for index in quotes:
        parts = [compact(part) for part in _STOPS.split(blocks[index].text)]
        if sum(map(len, parts)) < 20 or not all(part in told for part in parts):
            continue
        found[index] = "pull quote"
        for after in (index + 1, index - 1):
            if after in kept and _is_speaker(blocks[after], blocks[index]):
                found[after] = "pull quote"
    return found


def _is_quote(block: Block) -> bool:
    if len(block.text) > QUOTE_SIZE:
        return False
    if block.flags & QUOTE:
        return True
    return any(e.tag == "aside" or _quoting(e.get("class") or "") for e in block.lineage[:3])


@lru_cache(maxsize=65536)
def _quoting(names: str) -> bool:
    return _QUOTING.search(names) is not None


def _is_speaker(block: Block, quote: Block) -> bool:
    """Tell whether a short line beside a pull quote says whose words they are."""
    holder = set(quote.lineage[1:4]) & set(block.lineage[1:4])
    return len(block.text) < 80 and any(len(h.text_content()) < 2 * QUOTE_SIZE for h in holder)


def _lives(blocks: list[Block], kept: list[int], names: frozenset[str]) -> dict[int, str]:
    """What is told, outside the text's element, of an author whom machines are told.

    Below the text everything after it goes as well: where the author can be reached.
    """
    for place in range(max(1, len(kept) - 3), len(kept)):
        if _is_life(blocks[kept[place]], blocks[kept[place - 1]], names):
            return dict.fromkeys(kept[place:], "about the author")
    for place in range(min(2, len(kept) - 1)):
        if _is_life(blocks[kept[place]], blocks[kept[place + 1]], names):
            return {kept[place]: "about the author"}
    return {}


def _is_life(block: Block, beside: Block, names: frozenset[str]) -> bool:
    name = about_person(block.text)
    return bool(name) and compact(name) in names and block.lineage[1:2] != beside.lineage[1:2]


def _forms(blocks: list[Block], rules: dict[int, str | None]) -> dict[int, str]:
    """What stands in one element with the line to which a form's readers are to agree."""
    found: dict[int, str] = {}
    for index, rule in rules.items():
        if rule != "consent":
            continue
        for element in blocks[index].lineage[1:4]:
            inside = [
                other for other in rules
                if abs(other - index) < 12 and element in blocks[other].lineage
                and rules[other] is None
            ]  # fmt: skip
            if sum(len(blocks[other].text) for other in inside) > FORM_SIZE:
                break
            found |= dict.fromkeys(inside, "consent")
    return found
