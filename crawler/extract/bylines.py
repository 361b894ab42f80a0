"""Bylines as pages print them: labels, class names, names that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.cleaning import COLUMN
from crawler.extract.dates import find_printed
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
from crawler.extract.roles import BY, LABELLED, ROLES, STRONG

MOST = 8
"""People whom a byline without labels names at most."""

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


_NO_BY = re.compile(
    r"^(?:por\s+(?:qué|que|eso|favor|ejemplo|fin|primera)|par\s+(?:exemple|ailleurs|contre|conséquent)"
    r"|von\s+\w+\s+bis|by\s+(?:the|numbers)|laporan\s+(?:keuangan|tahunan|kinerja|khusus|utama"
    r"|pertanggungjawaban|hasil|harian|bulanan|dana|polisi|masyarakat|warga)"
    r"|penulis\s+(?:buku|novel|lagu|naskah|skenario|cerita|senior|muda|asal))\b",
    re.IGNORECASE,
)
"""Beginnings of headings that read like a byline's: "Por qué …", "Laporan Keuangan …"."""
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
    marks = list(LABELLED.finditer(text)) if _MARK.search(text) else []
    found = []
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        value = text[mark.end() : after.start() if after else len(text)].strip(" |/,;([*–-")
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
        named = rest[:1].isalpha() and not rest[:1].islower() and not _NO_BY.match(text)
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
        near = block.flags & BYLINE and 0 < index - span[0] < 9
        # the foot of the article, not of the page: "Von Rina am 31.05.2024"
        foot = 0 < index - span[1] < 7 and block.flags & elsewhere == FOOTER
        near = near or (foot and len(block.text) < 100 and find_printed(block.text) is not None)
        if len(block.text) > 160 or (block.flags & elsewhere and not near):
            continue
        text = _with_next(blocks, index, site)
        if len(block.text) < 5 and text != block.text:
            # "von" in a line of its own says less than a label
            names = text.partition(": ")[2]
            found.append(candidate("by", "author", names, site))
            continue
        told = labelled(_with_colon(block, text), "byline", site)
        # "by X" below another headline is another article's
        beside = index - span[0] < NEAR or index > span[1] - 2 or index in _above(body)
        found += [item for item in told if item.source != "by" or beside]
    return found


def _above(body: int) -> range:
    """Return the blocks right above the text's first one, and that."""
    return range(max(0, body - ABOVE), body + 1)


_NAME_TAGS = ("p", "div", "strong", "li", "span", "dd", "a", "td")


def _with_next(blocks: list[Block], index: int, site: set[str]) -> str:
    """Return a block's text; after a label in a line of its own also the names in the next ones.

    "Reporter" / "Siti Rahmawati". After the shortest labels ("von") only names are read.
    """
    text = blocks[index].text
    label = text.rstrip(" :")
    if label.lower() not in ROLES or index + 1 >= len(blocks):
        return text
    names: list[str] = []
    for after in blocks[index + 1 : index + 1 + MOST]:
        if after.text == ":" and not names:
            continue  # a table with cells of colons
        if not is_name_line(after, site, _NAME_TAGS):
            break
        names.append(after.text)
    if not names and len(text) > 4:
        names = [blocks[index + 1].text[:80]]
    return f"{label}: {' & '.join(names)}" if names else text


def _with_colon(block: Block, text: str) -> str:
    """Set the colon after a label in an element of its own: "Penulis Siti Rahmawati"."""
    first = next(iter(block.element), None) if not block.line else None
    if first is None or (block.element.text or "").strip() or first.tag in ("a", "br"):
        return text
    label = squeeze(first.text_content())
    if label.lower() in ROLES and len(label) > 3 and text.startswith(f"{label} "):
        return f"{label}: {text[len(label) :].strip()}"
    return text


_ALPHA = re.compile(r"[ '’-]|(?<=\b\w)\.")
"""What stands between the letters of a name: spaces, hyphens, the stops of initials."""


def is_name_line(
    block: Block,
    site: set[str] | frozenset[str] = frozenset(),
    tags: tuple[str, ...] = ("p", "div", "strong"),
) -> bool:
    """Tell whether a block is nothing but one or two names: "DINI HARTATI", "Rina / Budi"."""
    text = COLUMN.sub("", block.text)
    if not 6 < len(text) < 60 or text[-1] in ".?!:,;" or block.tag not in tags:
        return False
    # "Di" says where something is in Indonesian, which is read oftener than Italian bylines
    if _NO_BY.match(text) or text.startswith("Di "):
        return False
    names = people(text, site)
    shown = sum(map(len, names))
    return (
        bool(names)
        and all(2 <= len(n.split()) <= 4 and _ALPHA.sub("", n).isalpha() for n in names)
        and all(word[0].isupper() for n in names for word in n.split())
        and shown >= len(text) - 4 * len(names)
    )


def lines(
    blocks: list[Block], site: set[str], span: tuple[int, int], elsewhere: int
) -> list[PeopleCandidate]:
    """Read a name that stands alone: the last line of the body, or one before its first prose."""
    for index in (span[1], span[1] + 1):
        if index < len(blocks) and is_name_line(blocks[index], site):
            if blocks[index].flags & elsewhere & (COMMENTS | RELATED):
                break
            if not spoken_of(blocks[index].text, blocks, span):
                return [candidate("line", "author", blocks[index].text, site)]
            break
    for block in blocks[span[0] + 1 : span[0] + 6]:
        if block.tag == "p" and not block.flags & elsewhere and is_name_line(block, site):
            if not spoken_of(block.text, blocks, span):
                return [candidate("line", "author", block.text, site)]
            break
    return []


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


_AUTHOR_CLASS = re.compile(
    r"author|byline|penulis|reporter|autor|writer|wartawan|auteur|signature|szerz[oő]|yazar|muhabir"
    r"|forfatter|skribent|verfasser|journalist",
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
