"""The lead image of an article, with its caption and who took it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.captions import is_caption
from crawler.extract.page import Page, mend, squeeze
from crawler.extract.structured import Structured
from crawler.urls import clean_url

LONGEST = 400
"""Letters of the longest caption; a longer text beside a picture is an article's own."""

BEFORE, AFTER = 3, 2
"""Blocks before the headline and after the first paragraph in which a lead image's caption may
stand."""

_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:[\s_-]|$)|figcaption", re.IGNORECASE)
_CREDIT_CLASS = re.compile(r"credit|copyright|source|quelle|urheber|photographer", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:keterangan (?:foto|gambar)|ket\.?\s*foto|caption)\s*[:/]\s*", re.IGNORECASE
)
_BRACKETS = re.compile(
    r"\s*[(\[]\s*(?P<label>(?:foto|photo|pic|gambar|ilustrasi|sumber(?: foto)?|credit|kredit"
    r"|dok(?:umentasi|\.)?|by)\b\s*(?:by\b)?\s*[:/]?\s*)?(?P<name>[^()\[\]]{2,70})[)\]]\W*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:^|[\s|–—-])\s*(?:foto|photo|sumber foto|kredit foto|photo credit|credit|fotografer)"
    r"(?:\s+(?:by|oleh))?\s*[:/]\s*(?P<name>[^:|]{2,60}?)\W*$|\bphoto by (?P<by>[^:|]{2,60}?)\W*$",
    re.IGNORECASE,
)
_AGENCIES = re.compile(
    r"\b(?:antara|ho|ist|istimewa|dok\w*|afp|reuters|ap|getty|humas|diskominfo|prokopim|adpim"
    r"|instagram|facebook|youtube|istockphoto|shutterstock|freepik|pexels|unsplash|pixabay)\b"
    r"|(?:\.co\b|\.com\b|\.id\b)",
    re.IGNORECASE,
)
"""Words of a credit that stands in brackets without a label: "(ANTARA/HO-Humas)"."""


_ONLY = re.compile(
    r"^[^\w©(]*(?:(?:illustration|photo(?:graph)?|image|foto|bild|gambar|ilustrasi|courtesy|credit)s?"
    r"\s*(?:by|of|von|oleh|:)\s+([^.]{2,60})|(?:©|\(c\))\s*([^.]{2,60})"
    r"|((?:associated press|reuters|afp|ap|epa|dpa|antara(?: foto)?|getty(?: images)?"
    r"|istock(?:photo)?|shutterstock|freepik|pexels|unsplash|pixabay|istimewa)"
    r"(?:\s*[/,]\s*[\w .-]{2,40})?))[\W_]*$",
    re.IGNORECASE,
)
"""A credit that stands alone: "Illustration by Rahma", "Getty Images"."""
_LABEL_ALONE = re.compile(
    r"^\W*(?:foto|photo|bild|image|picture|kredit|credit)s?(?:\s+(?:by|oleh|von))?\s*:?\W*$",
    re.IGNORECASE,
)
"""The label of a credit that stands in a line of its own below it."""
_MORE = re.compile(r"\s+(?:vis mer|show more|mehr anzeigen|lihat selengkapnya)\W*$", re.IGNORECASE)
"""What the button at the end of a long caption says."""


_FILE = re.compile(r"[\w%+]+(?:[-_.][\w%+]+){2,}")
"""A file's name in place of a caption: "jembatan-baru-samarinda", "IMG_20240531.jpg"."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An article's lead image."""

    address: str | None = None
    """Absolute."""
    caption: str | None = None
    """What is printed below it, without the credit."""
    credit: str | None = None
    """Who took it or gave it, as printed."""


def picture_of(
    page: Page, structured: Structured, blocks: list[Block], headline: int, first: int
) -> Picture:
    """Return the lead image: what is printed beside it comes before what the JSON-LD says.

    ``headline`` and ``first`` are the indices of the headline's block and of the first
    paragraph's, -1 where there is none.
    """
    node = _node(structured)
    caption, credit = _printed(blocks, headline, first)
    told = node.get("caption") or node.get("description")
    caption = caption or (squeeze(mend(told)) if isinstance(told, str) else "")
    caption = "" if _FILE.fullmatch(caption) else caption
    credit = credit or _credit(structured, node)
    return Picture(_address(page, structured, node), caption or None, credit or None)


def split_credit(text: str) -> tuple[str, str]:
    """Take who took a picture off its caption: "Warga antre. (Foto: Rina/Kabar)"."""
    text = _MORE.sub("", _LABEL.sub("", text))
    match = _BRACKETS.search(text)
    if match and (match["label"] or _AGENCIES.search(match["name"])):
        return text[: match.start()].rstrip(" |-–—"), match["name"].strip()
    match = _ONLY.match(text)
    if match:
        return "", next(filter(None, match.groups())).strip(" .()[]")
    match = _TAIL.search(text)
    if match:
        return text[: match.start()].rstrip(" |-–—"), (match["name"] or match["by"]).strip(" .")
    return text, ""


_BUTTON = re.compile(
    r"\b(?:vollbild(?:ansicht)?|bild(?:er)?|full ?screen|images?|photos?|pictures?|open|close"
    r"|enlarge|expand|view|show|zoom|öffnen|schließen|anzeigen|vergrößern|in|der|großansicht|gallery|galerie)\b|\d+",
    re.IGNORECASE,
)
"""What the buttons on a picture say: "Open full screen", "View 3 images"."""


def _printed(blocks: list[Block], headline: int, first: int) -> tuple[str, str]:
    """Return caption and credit printed between headline and text, empty where there are none.

    What an element for captions holds comes before what else stands beside a picture.
    """
    start = headline if headline >= 0 else first - BEFORE
    if first < 0:
        return "", ""
    above, below = blocks[max(0, start - BEFORE) : first], blocks[first : first + AFTER + 1]
    for stretch in (above, below):
        found = [block for block in stretch if _is_printed_caption(block)]
        for block in [b for b in found if _caption_element(b) is not None] or found:
            caption, credit = _read(_lines_of(block, found))
            if credit or len(_BUTTON.sub("", caption).strip()) > 3:
                return caption, credit or _credit_beside(found)
    return "", ""


def _credit_beside(found: list[Block]) -> str:
    """Return the credit that stands as a line of its own, empty where none does."""
    read = (split_credit(mend(block.text)) for block in found)
    return next((credit for caption, credit in read if credit and not caption), "")


def _read(lines: list[Block]) -> tuple[str, str]:
    """Return what the lines of one caption say, and who took the picture."""
    told: list[str] = []
    credit = label = ""
    for block in lines:
        line = f"{label} {mend(block.text)}".lstrip()
        label = line if _LABEL_ALONE.match(line) else ""
        if label:
            continue
        caption, name = split_credit(line)
        if not name and told and _CREDIT_CLASS.search(block.element.get("class") or ""):
            caption, name = "", line
        credit = credit or name
        if caption:
            told.append(caption)
    return " ".join(told), credit


def _is_printed_caption(block: Block) -> bool:
    classes = " ".join(element.get("class") or "" for element in block.lineage[:2])
    if block.tag == "button" or not (is_caption(block) or _CAPTION_CLASS.search(classes)):
        return False
    return len(block.text) <= LONGEST and block.linked < 0.5 * len(block.text)


def _caption_element(block: Block) -> HtmlElement | None:
    """Return the element for captions that a block stands in."""
    for element in block.lineage[:3]:
        if element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or ""):
            return element
    return None


def _lines_of(block: Block, found: list[Block]) -> list[Block]:
    """Return a caption's line with those below it in its element, such as its credit."""
    held = _caption_element(block)
    if held is None:
        return [block]
    lines: list[Block] = []
    for other in found[found.index(block) :]:
        again = any(other.text in line.text for line in lines)
        if held in other.lineage and not again:
            lines.append(other)
    return lines


def _node(structured: Structured) -> dict[str, Any]:
    value = (structured.article or {}).get("image")
    value = value[0] if isinstance(value, list) and value else value
    value = structured.resolve(value)
    return value if isinstance(value, dict) else {"url": value}


def _credit(structured: Structured, node: dict[str, Any]) -> str:
    for key in ("creditText", "creator", "author"):
        value = structured.resolve(node.get(key))
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return squeeze(mend(value))
    return ""


_ICON = re.compile(
    r"(?:^|/)(?:favicon[^/]*|apple-touch-icon[^/]*|(?:site[-_]?)?logo)\.\w{3,4}$|\.ico$",
    re.IGNORECASE,
)
"""How addresses of a site's own signs end, which some systems give where there is no picture."""


def _address(page: Page, structured: Structured, node: dict[str, Any]) -> str | None:
    told = structured.all("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    for value in (*told, node.get("url") or node.get("contentUrl")):
        if not isinstance(value, str) or not value.strip() or value.startswith("data:"):
            continue
        address = clean_url(urljoin(page.url, value.strip()))
        if address is not None and _ICON.search(urlsplit(address).path) is None:
            return address
    return None
