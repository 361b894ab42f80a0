"""What an outlet says about reuse: robots directives, text and data mining, licences. Pure.

Sources of the rules: Google's robots meta tag specification, the TDM Reservation Protocol
(W3C Community Group, TDMRep), HTML's ``rel=license``, schema.org's ``CreativeWork``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.extract.page import Page, squeeze
from crawler.extract.reservations import Reservation, reservation_at
from crawler.extract.structured import Node, Structured, plain, types_of
from crawler.records import Rights

RESERVING = frozenset({"noai", "noimageai", "noarchive"})
"""Robots directives against keeping or mining; ``noindex`` and ``nosnippet`` are search's."""

NOTICE_LONGEST = 300
"""Characters of a copyright notice that are kept."""

_ROBOTS = ("googlebot", "googlebot-news", "bingbot", "slurp", "gptbot", "ccbot", "ia_archiver")
"""Robots that pages address by a ``meta`` of their own."""
_VALUED = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")
_DIRECTIVE = re.compile(r"unavailable_after\s*:\s*(?:\w{3,9},\s*)?[^,]+|[^,]+", re.IGNORECASE)
_AGENT = re.compile(r"\s*([\w.*-]+)\s*:\s*(.*)", re.DOTALL)
_LICENCE_LINK = re.compile(r"<([^>]*)>[^,]*?;\s*rel\s*=\s*\"?[^\",;]*\blicense\b", re.IGNORECASE)

_PICTURES = ("figure", "figcaption", "picture")
_CAPTION = re.compile(r"caption|credit|kredit|foto|photo", re.IGNORECASE)
_NOTICE = re.compile(r"foot|licen|lisensi|copyright|colophon|rights", re.IGNORECASE)

_OPEN_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/by(?:-sa)?(?:/|$)|licenses/publicdomain"
    r"|publicdomain/(?:zero|mark))"
    r"|opendatacommons\.org/licenses/(?:by|odbl|pddl)|spdx\.org/licenses/cc(?:0|-by(?:-sa)?-\d)",
    re.IGNORECASE,
)
_OPEN_NAME = re.compile(
    r"\bcc[ -]?by\b|\bcc[ -]?0\b|\bcc[ -]?zero\b|\bpublic domain\b|\bdomain publik\b"
    r"|creative commons (?:attribution|atribusi|zero)",
    re.IGNORECASE,
)
_CLOSED_NAME = re.compile(
    r"\b(?:nc|nd)\b|non-?commercial|non-?komersial|no-?deriv|tanpa turunan", re.IGNORECASE
)
_ALL_RESERVED = re.compile(
    r"all rights? reserved|hak cipta (?:dilindungi|terpelihara)|dilarang", re.IGNORECASE
)


def rights_open(rights: Mapping[str, Any] | None) -> bool:
    """Tell whether an article is explicitly free to reuse.

    ``rights`` is the column ``articles.rights`` parsed (`Rights.as_dict`). Open is an explicit
    licence that asks for no more than naming and sharing alike (CC BY, CC BY-SA, CC0, public
    domain, ODC), where every licence given is one, and nothing is reserved beside it: neither
    text and data mining, nor archiving (``noai``, ``noarchive``), nor "all rights".
    """
    if not rights:
        return False
    licences = rights.get("licences") or []
    return (
        bool(licences)
        and all(_is_open(str(licence)) for licence in licences)
        and rights.get("tdm_reservation") != 1
        and not RESERVING.intersection(rights.get("robots") or ())
        and not _ALL_RESERVED.search(str(rights.get("copyright") or ""))
    )


def _is_open(licence: str) -> bool:
    if "://" in licence:
        return _OPEN_ADDRESS.search(licence) is not None
    return _OPEN_NAME.search(licence) is not None and _CLOSED_NAME.search(licence) is None


def response_rights(
    headers: Iterable[tuple[str, str]],
    url: str,
    tdmrep: bytes | None = None,
    *,
    carried: bool = False,
) -> Rights:
    """Return what a response's headers and its site's ``tdmrep.json`` say of the page at ``url``.

    ``headers`` are the response's as they came, ``tdmrep`` the body (decoded) of
    ``/.well-known/tdmrep.json`` at the time. ``carried``: the headers are those of an API's
    answer or of a feed that carries the article; what they tell robots is said of that list
    (WordPress forbids to index every answer of its API), so only a reservation counts.
    """
    told: dict[str, list[str]] = {}
    for name, value in headers:
        told.setdefault(name.lower(), []).append(value)
    robots = [] if carried else [d for value in told.get("x-robots-tag", ()) for d in _tag(value)]
    header = Reservation.of(_first(told, "tdm-reservation"), _first(told, "tdm-policy"))
    found, source = header, "header"
    if found is None and tdmrep is not None:
        found, source = reservation_at(tdmrep, url), "tdmrep.json"
    links = [] if carried else told.get("link", ())
    licences = [urljoin(url, href) for value in links for href in _LICENCE_LINK.findall(value)]
    said = Rights(robots=_once(robots), licences=_once(licences))
    return _reserved(said, found, source)


def page_rights(page: Page, structured: Structured) -> Rights:
    """Return what a page itself says of its reuse; its tree must still hold the footer."""
    robots = [d for value in structured.all("robots") for d in _tag(value)]
    for agent in _ROBOTS:
        robots += [f"{agent}: {d}" for value in structured.all(agent) for d in _directives(value)]
    meta = Reservation.of(structured.first("tdm-reservation"), structured.first("tdm-policy"))
    node = _describing(structured)
    notice = plain(node.get("copyrightNotice")) or structured.first(
        "copyright", "dcterms.rights", "dc.rights", "rights"
    )
    rights = Rights(
        robots=_once(robots),
        licences=_once(_licences(page, structured, node)),
        copyright=(notice or "")[:NOTICE_LONGEST].strip() or None,
        usage_info=_address(node.get("usageInfo"), page.url),
    )
    return _reserved(rights, meta, "meta")


def joined_rights(beside: Rights | None, page: Rights) -> Rights:
    """Join what was said beside a page (`response_rights`) and by the page itself.

    Of two reservations the page's own goes before the header's and the site's (TDMRep).
    """
    if beside is None:
        return page
    first = page if page.tdm_reservation is not None else beside
    return replace(
        page,
        robots=_once([*beside.robots, *page.robots]),
        licences=_once([*beside.licences, *page.licences]),
        tdm_reservation=first.tdm_reservation,
        tdm_policy=first.tdm_policy,
        tdm_source=first.tdm_source,
    )


def _reserved(rights: Rights, found: Reservation | None, source: str) -> Rights:
    if found is None:
        return rights
    return replace(
        rights, tdm_reservation=found.reserved, tdm_policy=found.policy, tdm_source=source
    )


def _tag(value: str) -> list[str]:
    """Return the directives of an ``X-Robots-Tag`` or ``meta`` robots, a robot's name kept."""
    agent = ""
    named = _AGENT.match(value)
    if named and named[1].lower() not in _VALUED:
        agent, value = named[1].lower(), named[2]
    return [f"{agent}: {d}" if agent not in ("", "*") else d for d in _directives(value)]


def _directives(value: str) -> list[str]:
    found = (squeeze(part).lower() for part in _DIRECTIVE.findall(value))
    return [re.sub(r"\s*:\s*", ":", part, count=1) for part in found if part]


def _describing(structured: Structured) -> Node:
    """Return the object that describes the article, else the page."""
    if structured.article is not None:
        return structured.article
    pages = (node for node in structured.nodes if "webpage" in types_of(node))
    return next(pages, {})


def _licences(page: Page, structured: Structured, node: Node) -> Iterator[str]:
    given = node.get("license")
    for value in given if isinstance(given, list) else [given]:
        if licence := _address(structured.resolve(value), page.url) or plain(value):
            yield licence
    yield from structured.all("dcterms.license", "dc.license", "license")
    if _may_link_licence(page.text):
        for link in page.tree.iter("a", "link"):
            href = link.get("href", "").strip()
            told = "license" in link.get("rel", "").lower().split()
            if told and href and not _of_a_picture(link):
                yield urljoin(page.url, href)
    if "creativecommons.org/" in page.text:
        for link in page.tree.xpath("//a[contains(@href, 'creativecommons.org/')]"):
            # in a text it may be what the article is about, at a picture the picture's
            if not _of_a_picture(link) and _in_a_notice(link):
                yield link.get("href").strip()


def _may_link_licence(text: str) -> bool:
    """Tell whether a ``rel`` stands near the word: it spares most pages a look through the tree."""
    at = text.find("license")
    while at >= 0:
        if "rel" in text[max(0, at - 120) : at].lower():
            return True
        at = text.find("license", at + 7)
    return False


def _of_a_picture(link: HtmlElement) -> bool:
    return any(
        element.tag in _PICTURES or _CAPTION.search(element.get("class") or "")
        for element in link.iterancestors()
    )


def _in_a_notice(link: HtmlElement) -> bool:
    return any(
        element.tag == "footer"
        or _NOTICE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in link.iterancestors()
        if element.tag not in ("body", "html")
    )


def _address(value: Any, url: str) -> str | None:
    """Return the address that a JSON-LD value is or holds."""
    if isinstance(value, list):
        return next((a for item in value if (a := _address(item, url))), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    if not isinstance(value, str) or not re.match(r"https?://|/", value.strip()):
        return None
    return urljoin(url, value.strip())


def _first(told: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(told.get(name, ())), None)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
