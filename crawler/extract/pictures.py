"""The lead image of an article, with its caption and who took it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

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
    caption, credit = split_credit(_printed(blocks, headline, first))
    told = node.get("caption") or node.get("description")
    caption = caption or (squeeze(mend(told)) if isinstance(told, str) else "")
    caption = "" if _FILE.fullmatch(caption) else caption
    credit = credit or _credit(structured, node)
    return Picture(_address(page, structured, node), caption or None, credit or None)


def split_credit(text: str) -> tuple[str, str]:
    """Take who took a picture off its caption: "Warga antre. (Foto: Rina/Kabar)"."""
    text = _LABEL.sub("", text)
    match = _BRACKETS.search(text)
    if match and (match["label"] or _AGENCIES.search(match["name"])):
        return text[: match.start()].rstrip(" |-–—"), match["name"].strip()
    match = _TAIL.search(text)
    if match:
        return text[: match.start()].rstrip(" |-–—"), (match["name"] or match["by"]).strip(" .")
    return text, ""


_BUTTON = re.compile(
    r"\b(?:vollbild(?:ansicht)?|bild|full ?screen|image|open|close|enlarge|view|show|zoom"
    r"|öffnen|schließen|anzeigen|vergrößern|in|der|großansicht)\b",
    re.IGNORECASE,
)
"""What the buttons on a picture say: "Open full screen"."""


def _printed(blocks: list[Block], headline: int, first: int) -> str:
    """Return the caption printed between headline and text, empty where there is none."""
    start = headline if headline >= 0 else first - BEFORE
    if first < 0:
        return ""
    for block in blocks[max(0, start - BEFORE) : first + AFTER + 1]:
        classes = " ".join(element.get("class") or "" for element in block.lineage[:2])
        if not (is_caption(block) or _CAPTION_CLASS.search(classes)):
            continue
        told = len(_BUTTON.sub("", block.text).strip()) > 3
        if told and len(block.text) <= LONGEST and block.linked < 0.5 * len(block.text):
            return mend(block.text)
    return ""


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
