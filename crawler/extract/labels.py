"""Lines of a byline: a label and the names beside, above or below it; names that stand alone."""

from __future__ import annotations

import re

from crawler.extract.blocks import Block
from crawler.extract.cleaning import COLUMN
from crawler.extract.marks import HEADING
from crawler.extract.names import people
from crawler.extract.page import squeeze
from crawler.extract.roles import BY, ROLES
from crawler.extract.wordings import STARTS_BY

MOST = 8
"""People whom a byline without labels names at most."""

NO_BY = re.compile(
    r"^(?:por\s+(?:qué|que|eso|favor|ejemplo|fin|primera)|par\s+(?:exemple|ailleurs|contre|conséquent)"
    r"|von\s+\w+\s+bis|by\s+(?:the|numbers)|laporan\s+(?:keuangan|tahunan|kinerja|khusus|utama"
    r"|pertanggungjawaban|hasil|harian|bulanan|dana|polisi|masyarakat|warga)"
    r"|penulis\s+(?:buku|novel|lagu|naskah|skenario|cerita|senior|muda|asal))\b",
    re.IGNORECASE,
)
"""Beginnings of headings that read like a byline's: "Por qué …", "Laporan Keuangan …"."""

_NAME_TAGS = ("p", "div", "strong", "li", "span", "dd", "a", "td")


def with_next(blocks: list[Block], index: int, site: set[str]) -> str:
    """Return a block's text; after a label in a line of its own also the names in the next ones.

    "Reporter" / "Siti Rahmawati". After the shortest labels ("von") only names are read.
    """
    text = blocks[index].text
    label = text.rstrip(" :")
    if label.lower() not in ROLES or index + 1 >= len(blocks):
        return text
    bearer = _bearer_above(blocks, index, site)
    if bearer:
        return f"{label}: {bearer}"
    if _is_job(blocks, index, site):
        return text
    names: list[str] = []
    for after in blocks[index + 1 : index + 1 + MOST]:
        if after.text == ":" and not names:
            continue  # a table with cells of colons
        if not is_name_line(after, site, _NAME_TAGS):
            break
        names.append(after.text)
    if not names and len(text) > 4 and not blocks[index + 1].flags & HEADING:
        names = [blocks[index + 1].text[:80]]
    return f"{label}: {' & '.join(names)}" if names else text


def _is_job(blocks: list[Block], index: int, site: set[str]) -> bool:
    """Tell whether a label is the job of the person named above it, whom no label announces."""
    if index < 1 or not is_name_line(blocks[index - 1], site, (*_NAME_TAGS, "h3", "h4", "h5")):
        return False
    before = blocks[max(0, index - 3) : index - 1]
    return not any(block.text.rstrip(" :").lower() in ROLES for block in before)


def _bearer_above(blocks: list[Block], index: int, site: set[str]) -> str:
    """Return the name above a label where an element holds these two alone, or ends with them.

    "Siti Rahmawati," / "Penulis": cards print what somebody does below the name.
    """
    label = blocks[index]
    above = blocks[index - 1] if index and not label.text.endswith(":") else label
    name = above.text.rstrip(" ,")
    if people(name, site) != [name] or " " not in name or above.element is label.element:
        return ""
    around = next((e for e in label.lineage[1:4] if e in above.lineage), None)
    whole = squeeze(around.text_content()) if around is not None else ""
    alone = len(whole) <= len(above.text) + len(label.text) + 1
    after = blocks[index + 1]
    ends = around is label.lineage[1] and around not in after.lineage
    return name if alone or ends else ""


def with_colon(block: Block, text: str) -> str:
    """Set the colon after a label that has none.

    In an element of its own ("Penulis Siti Rahmawati"), or right before a linked name.
    """
    for _, name in block.links:
        before = text.partition(name)[0] if name else ""
        label = before.split()[-1] if before.split() else ""
        if before.endswith(f"{label} ") and label.lower() in _PLAIN:
            text = text.replace(f"{label} {name}", f"{label}: {name}", 1)
    first = next(iter(block.element), None) if not block.line else None
    if first is None or (block.element.text or "").strip() or first.tag in ("a", "br"):
        return text
    label = squeeze(first.text_content())
    if label.lower() in ROLES and len(label) > 3 and text.startswith(f"{label} "):
        return f"{label}: {text[len(label) :].strip()}"
    return text


_PLAIN = frozenset(
    ("reporter", "penulis", "pewarta", "wartawan", "jurnalis", "editor", "penyunting")
)
"""Labels that are believed before a linked name without a colon."""

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
    if NO_BY.match(text) or text.startswith("Di "):
        return False
    words = text.split()
    if 2 * sum(word[0].isupper() for word in words) < len(words):
        return False  # a sentence
    names = people(text, site)
    shown = sum(map(len, names))
    return (
        bool(names)
        and all(2 <= len(n.split()) <= 4 and _ALPHA.sub("", n).isalpha() for n in names)
        and all(word[0].isupper() for n in names for word in n.split())
        and shown >= len(text) - 4 * len(names)
    )


_CJK = re.compile(r"^(?:文\s?[/／]|记者|記者)\s?\S{2,4}$|^\S{2,4}\s?(?:기자|記者|记者)$")
_WORD = re.compile(
    r"[^\W\d_a-zà-ÿ]|(?:(?:und|and|dan|y|e|et|en|og|och|de|la|le|van|von|der|den|da|do|dos|das|di"
    r"|bin|binti|al|el|du|des|ter|ten|zu|zur|af|av)|[&/|+])(?![^\W\d_])",
)
"""How a word begins that may stand among names."""
_MOST_WORDS = 7


def is_unlabelled(text: str, *, outer: bool) -> bool:
    """Tell whether a short line is a byline without a colon: "By Clara Hopkins".

    ``outer``: it stands at the beginning or the end of a text; in its middle a line that begins
    so may head a part ("Von Hamburg nach Bremen").
    """
    if text[-1] in '.?!”"' or len(text.split()) > _MOST_WORDS or NO_BY.match(text):
        return False
    if (outer and STARTS_BY.match(text)) or _CJK.match(text):
        return True
    by = BY.match(text)
    if by is None or not (outer or STARTS_BY.match(text)):
        return False
    rest = text[by.end() :]
    named = all(_WORD.match(word) for word in rest.split())
    return named and sum(map(len, people(rest))) > 0.5 * len(rest)
