"""What an address says of the page behind it, without asking for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.outlet import Outlet
from crawler.urls import LISTING_WORDS, is_front_page, page_number

Kind = Literal[
    "front",  # the site's front page
    "file",  # a picture, document, feed, script: no page
    "service",  # search, login, comments, sharing: never worth a request
    "static",  # about, contact, guidelines
    "people",  # of an author
    "tag",  # of a keyword or topic
    "archive",  # of a month or day, by nothing but a date
    "list",  # named as a list: category, index, a list's second page
    "page",  # any other: an article or a section
]
"""What an address names, as far as it says so by itself."""

_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|avif|pdf|docx?|xlsx?|pptx?|zip|rar|gz|tar|7z|apk|exe|"
    r"mp[34]|m4[av]|avi|mov|webm|ogg|wav|css|js|mjs|json|xml|rss|atom|txt|ics|woff2?|ttf|eot)$",
    re.IGNORECASE,
)
_SERVICE = frozenset(
    "wp-admin wp-login.php wp-content wp-includes wp-json wp-signup.php xmlrpc.php feed feeds rss "  # noqa: SIM905
    "atom login masuk logout register daftar signup sign-in sign-up subscribe langganan cart "
    "checkout my-account account akun user users member members profile search cari pencarian "
    "comment comments komentar trackback embed print cetak share cdn-cgi amp-story oauth auth "
    "lost-password wp-cron.php newsletter".split()
)
_STATIC = re.compile(
    r"(?:tentang(?:-kami)?|about(?:-us)?|redaksi|susunan-redaksi|dewan-redaksi|tim-redaksi|"
    r"box-redaksi|boks-redaksi|struktur-\w+|kontak(?:-kami)?|contact(?:-us)?|hubungi-kami|"
    # a few words more, and it is a headline: /kebijakan-baru-parkir-berlaku-senin
    r"(?:pedoman|kode-(?:etik|perilaku)|privacy|terms|syarat|ketentuan|cookies?|sop)(?:-\w+){0,3}|"
    r"kebijakan(?:-\w+){0,2}|privasi|disclaimer|sanggahan|karir|karier|career|lowongan|"
    r"(?:info-|pasang-|tarif-)?iklan|advertise(?:ment)?|advertising|media-kit|sitemap|peta-situs|"
    r"faq|bantuan|help|copyright|hak-cipta|uu-pers|standar-[\w-]*wartawan|"
    r"(?:company-)?profil[e]?(?:-perusahaan)?|visi-(?:dan-)?misi|sejarah-kami|download-app|rss-feed)"
    r"(?:\.html?|\.php|\.aspx?)?",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"author", "authors", "penulis", "reporter", "editor", "by", "kontributor"})
_TAGS = frozenset({"tag", "tags", "topic", "topics", "topik", "label", "labels", "hashtag"})
_READ = frozenset(
    {"read", "baca", "berita", "news", "artikel", "article", "detail", "post", "story"}
)
_DATE_PATH = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_DAY_PARTS = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_DENSE_DATE = re.compile(r"(?:19[89]|20[0-4])\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])")
_ID_PARAMS = re.compile(r"(?:p|id|nid|aid|idberita|id_berita|news_?id|article_?id|post)", re.I)
_PAGE_FILE = re.compile(r"\.(?:html?|php|aspx?|cfm|jsp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Traits:
    """The marks of an article that an address carries."""

    kind: Kind
    date: bool = False
    """A date stands in its path, before something else."""
    ident: bool = False
    """A number that looks like an article's id."""
    words: int = 0
    """Number of words of its longest slug."""
    shape: tuple[str, ...] = ()
    """Its segments, each as a class: word, slug, number, year. Articles of a site share few."""

    @property
    def score(self) -> int:
        """From 0 (nothing says so) to 9 (date, id and a long slug): how like an article's."""
        slug = 0 if self.words < 3 else 1 if self.words == 3 else 2 if self.words < 6 else 3
        return 3 * self.date + 3 * self.ident + slug


@lru_cache(maxsize=65536)
def traits_of(url: str) -> Traits:
    """Return what a cleaned address says of its page."""
    parts = urlsplit(url)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    low = [segment.lower() for segment in segments]
    kind = _kind(url, parts.path, low, dict(parse_qsl(parts.query, keep_blank_values=True)))
    if kind not in ("page", "list"):
        return Traits(kind)
    names = {name.lower(): value for name, value in parse_qsl(parts.query)}
    keys = [n for n, v in names.items() if _ID_PARAMS.fullmatch(n) and v.isdecimal()]
    stems = [_PAGE_FILE.sub("", segment) for segment in low]
    return Traits(
        kind,
        date=_dated(stems),
        ident=bool(keys) or any(_has_id(stems, place) for place in range(len(stems))),
        words=max((len(re.findall(r"[^\W\d_]{2,}", stem)) for stem in stems), default=0),
        shape=(*(_class(stem) for stem in stems), *(f"?{name}" for name in keys)),
    )


def may_be_article(url: str, outlet: Outlet | None = None) -> bool:
    """Tell whether an address that some list names may be an article's.

    ``outlet.not_article`` and ``outlet.article`` decide where they are given; else all but
    front pages, files, services, static pages, and pages of tags, people, dates and sections.
    """
    if outlet is not None:
        parts = urlsplit(url)
        tail = parts.path + (f"?{parts.query}" if parts.query else "")
        if outlet.not_article and re.search(outlet.not_article, tail):
            return False
        if outlet.article:
            return re.search(outlet.article, tail) is not None
    traits = traits_of(url)
    if traits.kind == "list":  # /kanal/ekonomi is none, /kanal/48213/judul-satu-berita may be
        return traits.score >= 4
    return traits.kind == "page"


def _kind(url: str, path: str, low: list[str], query: dict[str, str]) -> Kind:
    first = [segment for segment in low[:1] if segment != "index.php"] or low[1:2]
    if (len(low) < 3 and len("".join(low)) < 30) and is_front_page(url):
        return "list" if page_number(url) > 1 else "front"
    if _FILE.search(path):
        return "file"
    if first and (first[0] in _SERVICE or low[-1] in ("feed", "rss", "trackback", "embed")):
        return "tag" if low[:2] == ["search", "label"] else "service"
    if "s" in query or "q" in query or any(re.match(r"comment-page-\d", s) for s in low):
        return "service"
    if low and _STATIC.fullmatch(low[-1]) and len(low) <= 3:
        return "static"
    if first and first[0] in _PEOPLE:
        return "people"
    if any(segment in _TAGS for segment in low[:2]):
        return "tag"
    if _DATE_PATH.fullmatch(path):
        return "archive"
    if not low:  # /?p=1 is a page, /?cat=3 a list
        return "list" if {"cat", "paged", "page", "m", "author", "tag"} & query.keys() else "page"
    listed = (
        first and first[0] in LISTING_WORDS and not re.fullmatch(r"archives/\d+", "/".join(low))
    )
    if listed or "index" in low or "indeks" in low or low[-2:-1] in (["page"], ["halaman"]):
        return "list"
    return "page"


def _dated(stems: list[str]) -> bool:
    """Tell whether year and month, or a dense date, stand in a path before its end."""
    for place, stem in enumerate(stems[:-1]):
        if _YEAR.fullmatch(stem) and _DAY_PARTS.fullmatch(stems[place + 1]):
            return place + 2 < len(stems)
        if _DENSE_DATE.fullmatch(stem):
            return True
    return bool(stems) and _DENSE_DATE.match(stems[-1]) is not None and "-" in stems[-1][10:]


def _has_id(stems: list[str], place: int) -> bool:
    """Tell whether a segment is, begins or ends with an id: 48213, 48213-judul, judul-48213."""
    stem = stems[place]
    if stem.isdecimal():
        if _YEAR.fullmatch(stem) or _DENSE_DATE.fullmatch(stem):
            return False
        named = place > 0 and stems[place - 1] in _READ
        return len(stem) > 3 or named or (place + 2 == len(stems) and stems[-1].count("-") > 2)
    found = re.match(r"(\d{3,})[-_,][^\W\d]", stem) or re.search(r"[^\W\d][-_,.]\D?(\d{4,})$", stem)
    if found:
        return not _YEAR.fullmatch(found[1])
    last = stem.rpartition("-")[2]  # bakabar's judul-berita-a1b2c3d4
    return (
        len(last) > 5
        and stem.count("-") > 1
        and bool(re.search(r"\d", last))
        and bool(re.search(r"[a-z]", last))
    )


def _class(stem: str) -> str:
    if _YEAR.fullmatch(stem):
        return "year"
    if stem.isdecimal():
        return "number"
    return "slug" if re.search(r"[-_]", stem) else "word"
