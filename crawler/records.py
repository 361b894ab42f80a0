"""What travels between the rooms: links, articles, and why a page is none.

Every record is frozen, and knows nothing of network, database or clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

PageState = Literal[
    "listed", "archived", "duplicate", "not_article", "failed", "gone", "blocked", "redacted"
]
"""Where an address of the ledger stands; INTERFACE: column ``pages.state``."""

Reason = Literal[
    "front_page",  # the site's own front page, also where a dead address answers 200 with it
    "listing",  # section, tag, author, date or search page: many teasers, or several full texts
    "soft_404",  # answers 200 and says that nothing is there
    "error_page",  # a server's, firewall's or maintenance page
    "no_text",  # no paragraphs of an article (video, gallery, redirect stub, login wall)
    "no_title",  # text, but nothing that could be its headline
    "not_html",  # a picture, PDF, feed: not a page
    "empty",  # no bytes, or nothing but white space
]
"""Why a page is no article. Named, counted, kept in ``pages.reason``."""

REASONS: tuple[str, ...] = get_args(Reason)


class NotAnArticle(Exception):  # noqa: N818 - it is no error: most pages of a site are none
    """The page was read well, and is no article; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an outlet listed, with what the list said about it."""

    url: str
    """Absolute address as listed, http or https, without fragment."""
    title: str | None = None
    """Headline as the list printed it."""
    published: str | None = None
    """Publication time as the list gave it: ISO 8601, else None."""
    modified: str | None = None
    """Time of the last change as the list gave it (``lastmod``, ``modified_gmt``): ISO 8601."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one feed, sitemap, API answer or listing page holds."""

    links: tuple[Link, ...] = ()
    """Addresses that may be articles, in the order listed, each once."""
    parts: tuple[Link, ...] = ()
    """Further lists that this one consists of (a sitemap index's sitemaps, a page's sections)."""
    next: str | None = None
    """Address of the list's next page, None at the end."""
    total: int | None = None
    """How many articles the outlet itself says there are (``X-WP-Total``), where it says so."""
    broken: int = 0
    """Entries left out because they could not be read."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person named with an article, and what the page says they did."""

    name: str
    """As people write it: "Siti Rahmawati", no label, no academic title split off as a person."""
    role: str
    """``author``, ``editor``, ``photographer``, ``contributor`` or ``source``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What an outlet said about reuse of a page when it was captured; empty where it said nothing.

    How each field is read, and what counts as open, stands in ``docs/rights.md``.
    """

    robots: tuple[str, ...] = ()
    """Directives of ``meta`` robots and ``X-Robots-Tag``, lower case, each once; one for a named
    robot has its name before it ("noarchive", "max-snippet:-1", "googlebot: nosnippet")."""
    tdm_reservation: int | None = None
    """1: the rights to text and data mining are reserved; 0: they are not (TDMRep)."""
    tdm_policy: str | None = None
    """Address of the policy that the reservation refers to."""
    tdm_source: str | None = None
    """Where the reservation stood: ``meta``, ``header`` or ``tdmrep.json``."""
    licences: tuple[str, ...] = ()
    """Addresses, else names, of the licences that the page gives."""
    copyright: str | None = None
    """Copyright notice, as far as machines are told of it (JSON-LD, ``meta``)."""
    usage_info: str | None = None
    """Address of the outlet's terms of use (schema.org, ``usageInfo``)."""

    def as_dict(self) -> dict[str, Any]:
        """Return what was said as plain JSON types, without the fields that nothing was said of."""
        fields = {key: _plain(value) for key, value in asdict(self).items()}
        return {key: value for key, value in fields.items() if value not in (None, [])}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read from one page. Its fields' words are those of the data dictionary."""

    outlet: str = ""
    """Name of the outlet, empty where the page was read without one."""
    url: str
    """The article's own address: canonical, on the outlet's own host."""
    title: str
    """The headline as a reader sees it on the page, without the site's name."""
    title_source: str | None = None
    """Where the headline stood: ``h1``, ``json-ld``, ``og:title``, ``title``, ``class``, …"""
    authors: tuple[str, ...] = ()
    """People who wrote it, in the order printed; an agency only where it is all there is."""
    authors_source: str | None = None
    """Where the authors stood: ``byline``, ``json-ld``, ``meta``, ``rel``, …; null without any."""
    editors: tuple[str, ...] = ()
    """People who edited it, in the order printed."""
    published: str | None = None
    """When it was published: ISO 8601 in the outlet's own offset; only the date where the page
    gives no time, null where it gives none."""
    modified: str | None = None
    """When the outlet says it last changed the article; written like ``published``."""
    published_raw: str | None = None
    """The text that ``published`` was read from, as it stands in the page."""
    published_source: str | None = None
    """Where that text stood: ``json-ld``, ``meta``, ``microdata``, ``time``, ``byline``,
    ``text``, ``url``, ``api``, ``feed``."""
    section: str | None = None
    """The outlet's section ("Ekonomi")."""
    tags: tuple[str, ...] = ()
    """The outlet's keywords, in the order printed, each once."""
    language: str | None = None
    """ISO 639-1 code of the text's language."""
    image: str | None = None
    """Absolute address of the lead image."""
    image_caption: str | None = None
    """What is printed below the lead image, without the credit."""
    image_credit: str | None = None
    """Who took or gave the lead image, as printed."""
    description: str | None = None
    """Standfirst, or the summary that the page gives for sharing."""
    dateline: str | None = None
    """Place from the dateline ("Samarinda")."""
    text: str
    """The body: paragraphs separated by a blank line, no furniture."""
    text_source: str | None = None
    """How the body was found. ``structure``: by the page's own structure; ``trafilatura``: in
    doubt, that library's version was weighed too; ``script``: the page shows no text, its scripts
    hold it for the browser."""
    related: tuple[str, ...] = ()
    """Addresses of the in-text "Baca juga" links that were left out of ``text``."""
    contributors: tuple[Contributor, ...] = ()
    """Everybody named, with their roles; authors and editors too."""
    words: int = 0
    """Number of words of ``text``."""
    content_hash: str = ""
    """SHA-256 (hex) of the text's words in lower case: layout and punctuation do not count."""
    rights: Rights = Rights()
    """What the outlet said about reuse when the page was captured."""

    def as_dict(self) -> dict[str, Any]:
        """Return the fields as plain JSON types, lists for tuples."""
        fields = {key: _plain(value) for key, value in asdict(self).items()}
        return fields | {"rights": self.rights.as_dict()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
