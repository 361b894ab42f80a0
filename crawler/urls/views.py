"""The views of one page: AMP, mobile, print, and the pages that an article is cut into."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from crawler.urls.clean import clean_url

LISTING_WORDS = frozenset(
    {
        "archive",
        "archives",
        "arsip",
        "author",
        "authors",
        "cari",
        "categories",
        "category",
        "halaman",
        "indeks",
        "index",
        "kanal",
        "kategori",
        "label",
        "labels",
        "page",
        "pencarian",
        "penulis",
        "populer",
        "rubrik",
        "search",
        "section",
        "tag",
        "tags",
        "terbaru",
        "terkini",
        "terpopuler",
        "topic",
        "topics",
        "topik",
    }
)
"""Path segments after which a site lists articles, whatever follows."""

PAGE_PARAMS = frozenset({"page", "halaman", "hal", "paged", "pg"})
"""Parameters that number the pages of an article or listing."""


def page_number(url: str) -> int:
    """Return which page of an article or listing an address is: 1 unless it says otherwise.

    Reads ``?page=N`` and its kin, ``/page/N/`` and WordPress's ``/long-slug/N/``.
    """
    parts = urlsplit(clean_url(url) or "")
    for name, value in parse_qsl(parts.query):
        if name.lower() in PAGE_PARAMS and value.isascii() and value.isdigit():
            return max(1, int(value[:6]))
    segments = segments_of(parts.path)
    if len(segments) > 1 and re.fullmatch(r"\d{1,5}", segments[-1]):
        named = segments[-2].lower() in ("page", "halaman")
        if named or _numbered_tail(segments):
            return max(1, int(segments[-1]))
    return 1


def first_page(url: str) -> str:
    """Return a cleaned address without its AMP, print or mobile view, and an article's page.

    It can be asked for; a listing keeps its page number where it can be told from an article.
    """
    parts = urlsplit(url)
    segments = _without_views(segments_of(parts.path))
    pageable = article_like(segments)
    if _numbered_tail(segments):
        segments.pop()
    pairs = []
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if pair and not _is_view(name.lower(), value.lower(), pageable):
            pairs.append(pair)
    path = "/" + "/".join(segments)
    if parts.path.endswith("/") and segments and not path.endswith(".html"):
        path += "/"
    return urlunsplit((parts.scheme, parts.netloc, path, "&".join(pairs), ""))


def segments_of(path: str) -> list[str]:
    """Return the segments of a path that are not empty."""
    return [segment for segment in path.split("/") if segment]


def _without_views(segments: list[str]) -> list[str]:
    views, before = {"amp", "print", "cetak"}, None
    while segments and segments != before:
        before = list(segments)
        if segments[0].lower() in views:
            del segments[0]
        elif segments[-1].lower() in views:
            del segments[-1]
        elif segments[-1].isdigit() and segments[-2:-1] and segments[-2].lower() in views:
            del segments[-2]
        else:
            segments[-1] = re.sub(r"(?i)\.amp(?=\.html?$|$)", "", segments[-1]) or segments[-1]
    return segments


def _is_view(name: str, value: str, pageable: bool) -> bool:
    """Tell whether a parameter chooses how an article is shown, not which one."""
    if name in ("amp", "noamp", "nonamp", "print", "cetak", "single", "showall", "mobile"):
        return True
    if name in ("outputtype", "output", "format", "view", "mode"):
        return value in ("amp", "print")
    if name in PAGE_PARAMS or name == "showpage":
        return value in ("all", "full", "semua", "0", "1", "") or (pageable and value.isdigit())
    return (name == "m" and value in ("0", "1")) or (name == "tmpl" and value == "component")


def article_like(segments: list[str]) -> bool:
    """Tell whether a path ends as an article's does: long slug, file, or behind an id or date."""
    if not segments or segments[0].lower() in LISTING_WORDS:
        return False
    last = segments[-2] if _numbered_tail(segments) else segments[-1]
    if last.count("-") > 1 or re.search(r"\d{5}|\.html?$", last):
        return True
    behind = re.search(
        r"/(?:\d{5,}|(?:19|20)\d\d/\d\d?(?:/\d\d?)?)/$", f"/{'/'.join(segments[:-1])}/"
    )
    return behind is not None and not last.isdecimal()


def _numbered_tail(segments: list[str]) -> bool:
    """Tell whether a path ends in an article's page: ``/long-slug-of-news/2``."""
    if len(segments) < 2 or segments[0].lower() in LISTING_WORDS:
        return False
    return bool(re.fullmatch(r"[1-9]\d?", segments[-1])) and segments[-2].count("-") > 1
