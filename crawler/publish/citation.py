"""How an archive, an article or a dataset is cited: CSL-JSON, BibTeX, plain text. Pure.

An item of CSL-JSON (Citation Style Language 1.0.2, ``csl-data.json``) is the form that the others
are made from. People's names are ``literal``: Indonesian names have no family name to split off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]
"""An item of CSL-JSON."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORD = re.compile(r"[a-z0-9]+")
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """What is cited of an archive, or of a dataset made from it."""

    title: str
    articles: int
    outlets: Sequence[str]
    """Their titles."""
    first: str | None
    """Day of the first and of the last publication, ISO 8601."""
    last: str | None
    asof: str | None
    """UTC time of the last visit that it holds, ISO 8601."""
    digest: str
    """SHA-256 (hex) of its content."""


def article_item(
    article: Mapping[str, Any], outlet: str | None = None, fetched: str | None = None
) -> Item:
    """Return the citation of an article as the archive's rows have it.

    ``outlet`` is its outlet's title, ``fetched`` the UTC time of the preserved page behind the
    row (else the archive's first visit counts).
    """
    item: Item = {
        "id": _key(article),
        "type": "article-newspaper",
        "title": article["title"],
        "author": [{"literal": name} for name in article.get("authors") or ()],
        "container-title": outlet or article["outlet"],
        "section": article.get("section"),
        "issued": _date(article.get("published")),
        "accessed": _date(fetched or article.get("first_seen")),
        "URL": article["url"],
        "language": article.get("language"),
        "note": f"SHA-256 of the text: {article['content_hash']}, revision {article['revision']}",
    }
    return {name: value for name, value in item.items() if value}


def holding_item(holding: Holding) -> Item:
    """Return the citation of an archive or a dataset."""
    period = f"{holding.first} to {holding.last}" if holding.first else "undated"
    day = (holding.asof or "")[:10]
    item: Item = {
        "id": f"arsip-{day or 'empty'}-{holding.digest[:8]}",
        "type": "dataset",
        "title": holding.title,
        "issued": _date(holding.asof),
        "version": f"sha256:{holding.digest}",
        "abstract": (
            f"{_number(holding.articles, 'article')} of {_number(len(holding.outlets), 'outlet')}"
            f" ({', '.join(holding.outlets)}), published {period}."
        ),
        "note": "made with arsip",
    }
    return {name: value for name, value in item.items() if value}


def bibtex(item: Item) -> str:
    """Return an item as an entry of BibTeX, in Unicode; names and titles keep their capitals."""
    fields = {
        "title": f"{{{_escaped(item['title'])}}}",
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in _names(item)),
        "howpublished": _escaped(item.get("container-title", "")),
        "year": _iso(item.get("issued"))[:4],
        "date": _iso(item.get("issued")),
        "url": _address(item.get("URL", "")),
        "urldate": _iso(item.get("accessed")),
        "version": _escaped(item.get("version", "")),
        "langid": _escaped(item.get("language", "")),
        "abstract": _escaped(item.get("abstract", "")),
        "note": _escaped(item.get("note", "")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"])


def plain(item: Item) -> str:
    """Return an item as one line of text, days in ISO 8601."""
    names = ", ".join(_names(item))
    issued = _iso(item.get("issued")) or "undated"
    if item["type"] == "dataset":
        return f"{item['title']}. {issued}. {item['abstract']} Dataset, {item['version']}."
    accessed = _iso(item.get("accessed"))
    archived = f" (archived {accessed})" if accessed else ""
    said = f"“{item['title']}”. {item['container-title']}, {issued}. {item['URL']}{archived}."
    return f"{names}. {said} {item['note']}." if names else f"{said} {item['note']}."


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _names(item: Item) -> list[str]:
    return [name["literal"] for name in item.get("author", ())]


def _key(article: Mapping[str, Any]) -> str:
    """Return a key like ``kabar2024jembatan-17``: outlet, year, first word, row."""
    folded = unicodedata.normalize("NFKD", article["title"]).lower()
    words = _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))
    outlet = "".join(_WORD.findall(article["outlet"].lower())) or "article"
    word = next((word for word in words if len(word) > 3), "")
    return f"{outlet}{(article.get('published') or '')[:4]}{word}-{article['id']}"


def _date(stamp: str | None) -> dict[str, Any] | None:
    """Return a CSL date of an ISO time: the day as it stands there."""
    found = _DAY.match(stamp or "")
    return {"date-parts": [[int(part) for part in found.groups()]]} if found else None


def _iso(date: Mapping[str, Any] | None) -> str:
    if not date:
        return ""
    year, month, day = date["date-parts"][0]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _escaped(text: str) -> str:
    return " ".join("".join(_BIBTEX.get(char, char) for char in text).split())


def _address(url: str) -> str:
    """Return an address as ``\\url`` takes it: what would end the field is percent-encoded."""
    quoted = {"{": "%7B", "}": "%7D", "\\": "%5C", "%": r"\%", "#": r"\#"}
    return "".join(quoted.get(char, char) for char in url)
