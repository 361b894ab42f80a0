"""People whom the page credits without a label: links to authors, named elements, dated lines.

The blocks keep their elements after the body's reader has taken menus out of the tree, so that
these are read from the blocks around the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.extract.agencies import agency_at_start, is_agency
from crawler.extract.blocks import Block
from crawler.extract.bylines import PeopleCandidate, candidate, is_place
from crawler.extract.cleaning import is_job
from crawler.extract.dates import find_printed
from crawler.extract.labels import MOST, is_name_line
from crawler.extract.marks import BYLINE, COMMENTS, FIGURE, FOOTER, META, NAV, WIDGET
from crawler.extract.names import people
from crawler.extract.page import alphanumeric, squeeze
from crawler.extract.title import compact

NEAR = range(-3, 9)
"""Blocks around the headline among which a byline stands."""

_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in|zy)?|auteurs?|autor[ei]?|penulis|writers?|reporters?"
    r"|columnists?|columnistas?|contributors?|people|persons?|staff|profiles?|profil|users?|members?"
    r"|journalists?|journalist(?:en?|es)|periodistas?|firmas|wartawan|redakteure?|korrespondent(?:en)?"
    r"|forfatter|skribent|toimittajat?|kirjoittajat?|yazar(?:lar)?|szerzok?|jurnalis|experts?"
    r"|creators?|by|byline|bio)/[^/]|/user-\w|/authors?\.\w+$",
    re.IGNORECASE,
)
_AUTHOR_QUERY = re.compile(
    r"(?:^|&)(?:author|autor|auteur|penulis)(?:_?(?:id|name))?=", re.IGNORECASE
)
_SUBJECT_PATH = re.compile(
    r"/(?:tags?|topics?|topik|themen?|category|categories|kategori|kategorie|section|rubrik"
    r"|search|suche)/|[?&](?:q|s|tag|cat)=|/search\?",
    re.IGNORECASE,
)
"""Lists of articles about a subject."""
_AUTHOR_NAME = re.compile(
    r"author(?!i[sz])|byline|contributorname|contributor-name|penulis|reporter|autor(?!i)|writer|wartawan|username|accountname|postername|verfasser|auteur"
    r"|redakteur|journalist",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?<!\w)(?:by|von|oleh|par|por|door|av|af|di)\s+(?P<names>[^\W\d_][^|•·\d]{1,60})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:by|von|oleh|par|por|di)\s|(?:source|sumber|quelle)\s?:)\s*", re.IGNORECASE
)
_LAST = re.compile(
    r"[|•·]\s*(?:written|reported|posted|ditulis|diposting)\s+(?:by|oleh):?\s+"
    r"(?P<names>[^\W\d_][^|•·\d]{1,60})$",
    re.IGNORECASE,
)
"""The writer in the last part of a line: "Kota | 5 jam lalu | Ditulis oleh Rina Puspita"."""
_SIGNS = re.compile(
    r"([^\W\d_]{2,4}(?:[,/]\s?[^\W\d_]{2,4}){0,2})\s?;\s*(?=foto|bild|photo)", re.IGNORECASE
)
"""Signs of authors before the credit of the picture in the last line: "rp, bh; Foto: …"."""
_SIGNED = re.compile(r"[.!?”\"]\s*\(([^()]{5,60})\)[\s+*#.]*$")
_NAMED = frozenset(("a", "span", "strong", "b", "em", "cite", "i"))


def credited(blocks: list[Block], site: set[str], head: int) -> list[PeopleCandidate]:
    """Read links to authors, elements called author, and "by X" in dated lines near a headline.

    ``head`` is the index of the headline's block.
    """
    near = [blocks[head + i] for i in NEAR if i and 0 <= head + i < len(blocks)]
    first = blocks[head + 1 : head + 2]  # a forum's first entry has its author above it
    near = [b for b in near if len(b.text) < 200 and (b in first or not b.flags & COMMENTS)]
    found = [_dated(block, site) for block in near]
    found.append(_gathered("class", [t for b in near for t in _called(b)], site))
    below = [block for block in blocks[head + 1 : head + NEAR.stop] if len(block.text) < 200]
    found.append(_gathered("link", [t for b in below for t in _linked(b)], site))
    return [item for item in found if item is not None]


def _gathered(source: str, texts: list[str], site: set[str]) -> PeopleCandidate | None:
    names = [name for text in texts for name in people(text, site)]
    if not names:
        return None
    return PeopleCandidate(source, "author", tuple(dict.fromkeys(names))[:MOST], " ; ".join(texts))


def _linked(block: Block) -> Iterator[str]:
    """Yield the texts of links to authors' pages."""
    # a paragraph links whom it writes about
    line = block.linked * 2 >= len(block.text) or block.flags & (BYLINE | META)
    if not line and find_printed(block.text) is None:
        return
    for href, text in block.links:
        try:
            address = urlsplit(href)
        except ValueError:
            continue
        if "/licenses/" in address.path:  # "CC BY"
            continue
        theirs = _AUTHOR_PATH.search(address.path) or _AUTHOR_QUERY.search(address.query)
        # "/@rina": a writer's page, but also the paper's at a network
        handle = address.path.startswith("/@") and " " in text
        if (theirs or handle) and 1 < len(text) < 60:
            yield text


def _called(block: Block) -> Iterator[str]:
    """Yield the texts of inline elements whose class or markup calls them the author."""
    for element in _inline(block.element):
        named = (
            element.get("itemprop") in ("author", "creator")
            or "author" in (element.get("rel") or "").split()
            or _AUTHOR_NAME.search(element.get("class") or "")
            or _AUTHOR_NAME.search(element.get("data-testid") or element.get("data-qa") or "")
            or _is_card_name(element)
        )
        text = squeeze(element.text_content()) if named else ""
        if 1 < len(text) < 60 and text in block.text:
            yield text


def _is_card_name(element: HtmlElement) -> bool:
    """Tell whether an element is the name of a vCard: ``.vcard .fn``."""
    if "fn" not in (element.get("class") or "").split():
        return False
    around = (element, *islice(element.iterancestors(), 3))
    return any({"vcard", "h-card"} & set((e.get("class") or "").split()) for e in around)


def _inline(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the inline elements of a block, not those of blocks inside it."""
    for child in element:
        if child.tag in _NAMED:
            yield child
            yield from _inline(child)


def _dated(block: Block, site: set[str]) -> PeopleCandidate | None:
    """Read "Posted on September 21, 2020 by Adi Tzlil": a line with a date and a "by"."""
    text = block.text
    if block.flags & COMMENTS or len(text) > 160:
        return None
    if len(text) > 120 or find_printed(text) is None:
        match = _LAST.search(text)
    else:
        match = _BY.search(text)
    if match is None or text.endswith((".", "!", "?")):
        return None
    found = candidate("by", "author", match["names"].strip(" ,–-"), site)
    return found if found.names else None


def names_a_subject(name: str, blocks: list[Block]) -> bool:
    """Tell whether a menu leads to what bears this name, or a list of articles about it does."""
    for block in blocks:
        for href, text in block.links:
            if text.casefold() == name.casefold():
                path = href.partition("?")[0]
                menu = block.flags & (NAV | FOOTER) and not block.flags & (COMMENTS | WIDGET)
                menu = menu and not _AUTHOR_PATH.search(path)
                if menu or _SUBJECT_PATH.search(href):
                    return True
    return False


def beside_date(blocks: list[Block], site: set[str], head: int) -> list[PeopleCandidate]:
    """Read a name that stands alone beside a date or above its bearer's job, as bylines in parts
    print it.
    """
    for index in range(max(0, head + 1), min(head + 7, len(blocks) - 1)):
        block = blocks[index]
        before = _before_date(block)
        if before and not block.flags & FIGURE and people(before, site) == [before]:
            return [candidate("line", "author", before, site)]
        employed = before_job(block, site)
        if employed and not block.flags & FIGURE:
            return [candidate("line", "author", employed, site)]
        named = _before_house(block, site)
        if not named and (
            is_place(block)
            or not is_name_line(block, site, tags=("p", "div", "li", "span", "strong"))
        ):
            continue
        beside = (blocks[index - 1].text, blocks[index + 1].text)
        dated = any(len(text) < 80 and find_printed(text) is not None for text in beside)
        if dated or (len(beside[1]) < 60 and is_job(beside[1])):
            return [candidate("line", "author", named or block.text, site)]
    return []


_HOUSED = re.compile(r",\s+|\s+[|–—-]\s+")


def _before_house(block: Block, site: set[str]) -> str:
    """Return the name before the site's own in a short line: "Rina Puspita, Kabar Etam"."""
    if len(block.text) > 60 or block.flags & FIGURE:
        return ""
    name, *house = _HOUSED.split(block.text, maxsplit=1)
    told = bool(house) and " " in name and compact(house[0]) in site
    return name if told and people(name, site) == [name] else ""


def before_job(block: Block, site: set[str] | frozenset[str] = frozenset()) -> str:
    """Return a name that stands in a line with its bearer's job, each in an element of its own."""
    if len(block.text) > 80 or not len(block.element):
        return ""
    leaves = [e for e in block.element.iterdescendants() if len(e) == 0 and isinstance(e.tag, str)]
    texts = [text for text in (squeeze(e.text_content()) for e in leaves) if text]
    if len(texts) != 2 or not 2 <= len(texts[0].split()) <= 4 or not is_job(texts[1]):
        return ""
    whole = len(alphanumeric(block.text)) == sum(len(alphanumeric(text)) for text in texts)
    return texts[0] if whole and people(texts[0], site) == [texts[0]] else ""


def _before_date(block: Block) -> str:
    """Return what has an element of its own at the start of a dated line.

    "Rina Puspita | Jumat, 31 Mei 2024": a place before the date has none.
    """
    if len(block.text) > 120 or find_printed(block.text) is None:
        return ""
    for element in islice(_inline(block.element), 4):
        text = squeeze(element.text_content())
        rest = block.text.removeprefix(text)
        # a comma stands after a place: "New Delhi, 31 May 2024"
        if 2 <= len(text.split()) <= 4 and rest[:1] not in ("", ",") and rest != block.text:
            return text
    return ""


def agency(blocks: list[Block], head: int, elsewhere: int) -> list[PeopleCandidate]:
    """Read a news agency that stands alone, or before a date, right below the headline."""
    for block in blocks[head + 1 : head + 8]:
        text = block.text
        if len(text) > 80 or block.flags & (FIGURE | (elsewhere & ~NAV)):
            continue
        dated = find_printed(text)
        before = text.partition(dated[1])[0] if dated else text
        named = agency_at_start(_LABEL.sub("", before.strip(" |,–-/")))
        if named and named != "AA":  # the buttons that set the size of the type
            return [PeopleCandidate("line", "author", (), named)]
    return []


def signed(blocks: list[Block], site: set[str], last: int) -> list[PeopleCandidate]:
    """Read the signature in brackets at the end of the last paragraph: "… (Rina Puspita)"."""
    for block in blocks[last : last + 3]:
        signs = _SIGNS.match(block.text)
        if signs:
            each = re.split(r"[,/]\s?", signs[1])
            return [PeopleCandidate("line", "author", tuple(each), signs[1])]
    for index in (last, last - 1):
        match = _SIGNED.search(blocks[index].text) if 0 <= index < len(blocks) else None
        if match is None:
            continue
        names = [name for name in people(match[1], site) if " " in name]
        if is_agency(match[1]) or (names and len(" ".join(names)) >= 0.7 * len(match[1])):
            return [PeopleCandidate("line", "author", tuple(names), match[1])]
    return []
