"""Bylines as pages print them: labels, class names, names that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.dates import find_printed
from crawler.extract.labels import MOST, NO_BY, with_colon, with_next
from crawler.extract.marks import (
    ASIDE,
    BYLINE,
    COMMENTS,
    FIGURE,
    FOOTER,
    NAV,
    NEWSLETTER,
    RELATED,
)
from crawler.extract.names import people
from crawler.extract.page import alphanumeric, squeeze
from crawler.extract.roles import BY, LABELLED, PLACED, ROLES, STRONG

NEAR = 14
"""Blocks below the headline among which a byline stands."""

ABOVE = 6
"""Blocks above the text's first one among which a byline may stand far from the headline."""

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER


@dataclass(frozen=True, slots=True)
class PeopleCandidate:
    """One source's answer to who made the article."""

    source: str
    role: str
    names: tuple[str, ...]
    raw: str


_MARK = re.compile(r"[:：=＝／/]|\s-\s")
"""What follows a label: where none is there, no label is looked for."""
_FACT = re.compile(r"\s+[^\s:|/]{2,14}:(?=\s)")
"""A further label of a line of facts, which ends the names: "Rina Puspita Harga: Rp 50.000"."""


_CITY = re.compile(r"^(?:por|par|von|door)\s+\S+\s[^|,]*[|,]\s*(?P<place>[^\s|,]+)$", re.IGNORECASE)
"""The place or paper after a person: "Por Rosa Ibarra | Montalvo". Where people may have a single
name, as after "Oleh", nothing tells it from one.
"""


def candidate(source: str, role: str, raw: str, site: set[str]) -> PeopleCandidate:
    """Make a candidate of a byline's text."""
    return PeopleCandidate(source, role, tuple(people(raw, site)), raw)


def labelled(
    text: str, source: str, site: set[str], *, free: bool = False
) -> list[PeopleCandidate]:
    """Read "Reporter: X | Editor: Y": every label takes what stands before the next one."""
    # most lines hold none of the signs that end a label, and are spared its search
    text = PLACED.sub(r"\1:", text)
    marks = list(LABELLED.finditer(text)) if _MARK.search(text) else []
    found = []
    for place, mark in enumerate(marks):
        # "Penulis/Editor: X" is both
        after = next((m for m in marks[place + 1 :] if text[mark.end() : m.start()].strip()), None)
        begins = max(m.end() for m in marks if after is None or m.start() < after.start())
        value = text[begins : after.start() if after else len(text)].strip(" |/,;([*–-")
        value = _FACT.split(value.split("  ")[0][:120])[0]
        role = ROLES[mark[1].lower()]
        weak = source == "byline" and role == "author" and not _is_strong(mark)
        told = candidate("by" if weak else source, role, value, site)
        if value and not (weak and len("".join(told.names)) < 0.6 * len(value)):
            found.append(told)
    if not marks:
        start = BY.match(text)
        rest = text[start.end() :] if start else ""
        placed = _CITY.match(text)
        rest = rest.removesuffix(placed["place"]).strip(" ,|") if placed else rest
        named = rest[:1].isalpha() and not rest[:1].islower() and not NO_BY.match(text)
        if named and len(text) < 120 and not rest.endswith((".", "?", "!", "”")):
            told = candidate("by" if source == "byline" else source, "author", rest, site)
            # "By Bus And Train"
            found += [told] if len(told.names) < 2 or " " in "".join(told.names) else []
        elif free and len(text) < 120:
            found.append(candidate(source, "author", text, site))
    return found


def _is_strong(mark: re.Match[str]) -> bool:
    """Tell whether a label is believed before what machines are told.

    "Tested by: …" is a fact among others, and so may be the label of a language that the page is
    not written in.
    """
    after_word = mark.start() > 1 and mark.string[mark.start() - 2].isalnum()
    return mark[1].lower() in STRONG and not after_word


def printed(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int, body: int
) -> list[PeopleCandidate]:
    """Read labelled bylines in short blocks around and inside the article."""
    first, last = max(0, span[0] - 4), span[1] + 12
    found: list[PeopleCandidate] = []
    for index in range(first, min(last, len(blocks))):
        block = blocks[index]
        if block.tag == "h1" and index > span[1]:
            break  # an endless page's next article
        near = block.flags & BYLINE and 0 < index - span[0] < 9
        # the foot of the article, not of the page: "Von Rina am 31.05.2024"
        foot = 0 < index - span[1] < 7 and block.flags & elsewhere == FOOTER
        near = near or (foot and len(block.text) < 100 and find_printed(block.text) is not None)
        if len(block.text) > 160 or (block.flags & elsewhere and not near):
            continue
        text = with_next(blocks, index, site)
        if len(block.text) < 5 and text != block.text:
            # "von" in a line of its own says less than a label
            names = text.partition(": ")[2]
            found.append(candidate("by", "author", names, site))
            continue
        text = with_colon(block, text) if text is block.text else text
        told = labelled(text, "byline", site)
        # "by X" below another headline is another article's
        beside = index - span[0] < NEAR or index > span[1] - 2 or index in _above(body)
        found += [item for item in told if item.source != "by" or beside]
    return found


def _above(body: int) -> range:
    """Return the blocks right above the text's first one, and that."""
    return range(max(0, body - ABOVE), body + 1)


_PLACE = re.compile(
    r"(?<![a-z])(?:place|location|venue|ort|lieu|lugar|luogo|lokasi|tempat)(?![a-z])",
    re.IGNORECASE,
)


def is_place(block: Block) -> bool:
    """Tell whether a line's class says that it is a place."""
    return _PLACE.search(block.element.get("class") or "") is not None


def spoken_of(name: str, blocks: list[Block], span: tuple[int, int]) -> bool:
    """Tell whether what looks like a name stands in the article's text.

    A person whom the text names is its subject, or a keyword below it; and words that the text
    writes small ("House Call" beside "a call") are no name.
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]{3,}", name)]
    for block in blocks[span[0] + 1 : span[1] + 1]:
        if len(block.text) > 80 and (
            name in block.text or any(re.search(rf"\b{word}\b", block.text) for word in words)
        ):
            return True
    return False


_PLACE_CLASS = re.compile(r"location|organi[sz]ation|affiliation", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(
    r"author|byline|contributor|penulis|reporter|autor|writer|wartawan|auteur|signature|szerz[oő]"
    r"|yazar|muhabir|forfatter|skribent|verfasser|journalist",
    re.IGNORECASE,
)


def classed(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int, body: int
) -> list[PeopleCandidate]:
    """Read the blocks whose class says byline or author: after the headline, else at the end."""
    near = range(max(0, span[0] - 3), min(span[0] + NEAR, len(blocks)))
    end = range(max(0, span[1] - 2), min(span[1] + 6, len(blocks)))
    if span[0] < len(blocks) and blocks[span[0]].flags & BYLINE:
        return []  # the whole page is called so
    for places in (near, _above(body), end):
        names: list[str] = []
        raws: list[str] = []
        container = None
        for index in places:
            block = blocks[index]
            apart = block.flags & elsewhere and not (block.flags & BYLINE and index < span[0] + 9)
            if not block.flags & BYLINE or apart or len(block.text) > 120 or index == span[0]:
                continue
            if block.flags & FIGURE:
                continue  # who made the picture
            if _PLACE_CLASS.search(block.element.get("class") or ""):
                continue  # where they are, or for whom
            named = [bool(_AUTHOR_CLASS.search(e.get("class") or "")) for e in block.lineage]
            # a far element that is called "editor" is what the newsroom wrote with
            if not any(named) and block.element.get("itemprop") is None:
                continue
            own = any(named[:2])
            found = _side_by_side(block, site) or people(block.text, site)
            found = [n for n in found if own or (" " in n and not spoken_of(n, blocks, span))]
            if not found or (container is not None and container not in block.lineage):
                continue
            container = container if container is not None else _holder(block)
            raws.append(block.text)
            names += [name for name in found if name not in names]
        if names:
            return [PeopleCandidate("class", "author", tuple(names[:MOST]), " ; ".join(raws))]
    return []


def _side_by_side(block: Block, site: set[str]) -> list[str]:
    """Return the names in a block of which each has an element of its own and nothing between."""
    leaves = [e for e in block.element.iterdescendants() if len(e) == 0 and isinstance(e.tag, str)]
    texts = [text for text in (squeeze(e.text_content()) for e in leaves) if text]
    if len(texts) < 2 or len(alphanumeric(block.text)) != sum(map(len, map(alphanumeric, texts))):
        return []
    # beside a name may stand its bearer's job: "Serena Lupi" / "Giornalista"
    found = [names for names in (people(text, site) for text in texts) if names]
    whole = all(len(names) == 1 and " " in names[0] for names in found)
    return list(dict.fromkeys(names[0] for names in found)) if whole else []


def _holder(block: Block) -> HtmlElement:
    """Return the outermost near element around a block that is called a byline."""
    named = [e for e in block.lineage[:4] if _AUTHOR_CLASS.search(e.get("class") or "")]
    return named[-1] if named else block.element
