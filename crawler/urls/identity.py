"""When two addresses are one article, one site, one front page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from crawler.urls.clean import clean_url
from crawler.urls.views import LISTING_WORDS, PAGE_PARAMS, article_like, first_page, segments_of

_VIEW_HOSTS = ("www.", "m.", "amp.", "mobile.")
_INDEX_FILE = re.compile(r"(?:index|default)\.(?:php|s?html?|aspx?|jsp)", re.IGNORECASE)
_HOME_SEGMENTS = frozenset({"", "home", "beranda", "id", "en"})


@lru_cache(4096)  # a page's address is looked up several times in a row
def url_key(url: str) -> str:
    """Return what two addresses of one outlet have in common when they are one article.

    Without scheme, ``www.``/``m.``/``amp.``, trailing slash, ``index.php``, AMP, mobile and
    print views, page numbers of an article, letter case where it carries nothing; parameters
    in order of name. Ids (``?p=``, ``?nid=``) count. Pages of a *listing* keep their number
    where they can be told from an article's. What is no address is its own key. Idempotent,
    never raises.
    """
    cleaned = clean_url(url)
    if cleaned is None:
        return url.strip()
    parts = urlsplit(first_page(cleaned))
    segments = [_folded(segment) for segment in segments_of(parts.path)]
    if segments and _INDEX_FILE.fullmatch(segments[-1]):
        segments.pop()
    if segments and segments[0] == "index.php":
        segments.pop(0)
    pairs = sorted(parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape"))
    query = "&".join(f"{_requoted(name)}={_requoted(value)}" for name, value in pairs)
    return f"{_site(parts.netloc)}/{'/'.join(segments)}" + (f"?{query}" if query else "")


def same_site(a: str, b: str, hosts: Iterable[str] = ()) -> bool:
    """Tell whether ``b`` lies on the site of ``a``, or on one of ``hosts``.

    ``www.``, ``m.``, ``amp.`` and the scheme do not count, a port does; other subdomains are
    other sites. ``a`` is the trusted one: name the outlet's home in ``hosts`` where ``a`` may
    be on another of its hosts.
    """
    first, second = clean_url(a), clean_url(b)
    if first is None or second is None:
        return False
    site = _site(urlsplit(second).netloc)
    return site == _site(urlsplit(first).netloc) or site in {_site(h.lower()) for h in hosts}


def is_front_page(url: str) -> bool:
    """Tell whether an address is its site's front page, in whatever view or language."""
    cleaned = clean_url(url)
    if cleaned is None:
        return False
    path, _, query = url_key(cleaned).partition("/")[2].partition("?")
    names = {name.lower() for name, _ in parse_qsl(query, keep_blank_values=True)}
    return path in _HOME_SEGMENTS and names <= PAGE_PARAMS


def article_url(page_url: str, canonical: str | None, hosts: Iterable[str] = ()) -> str:
    """Return an article's own address: never another host's, the first page, no AMP view.

    That is ``canonical`` (as the page gives it, may be relative) where it is on the same site,
    no front page or listing, and plausibly the same article; else ``page_url`` cleaned.
    """
    page = clean_url(page_url)
    if page is None:
        return page_url
    own = first_page(page)
    given = clean_url(canonical, page) if canonical else None
    if given is None or not same_site(page, given, hosts) or is_front_page(given):
        return own
    given = first_page(given)
    if url_key(given) != url_key(own) and not _plausible(own, given):
        return own
    if page.startswith("https:") and urlsplit(given).netloc == urlsplit(page).netloc:
        return "https:" + given.partition(":")[2]
    return given


def _site(netloc: str) -> str:
    """Return a host without the prefixes that only choose a view of the same site."""
    site = netloc
    while site.startswith(_VIEW_HOSTS) and site.count(".") > 1:
        site = site.partition(".")[2]
    return site


def _folded(segment: str) -> str:
    """Return a segment in lower case where case carries nothing.

    A slug's words do not; a last word that mixes cases or digits (``aB3xK``) may be a base-62
    id, in which the next article differs by case alone.
    """
    segment = _requoted(unquote(segment, errors="surrogateescape"))
    head, dash, last = segment.rpartition("-")
    if re.search(r"[a-z][A-Z]|[A-Z].*\d|\d.*[A-Z]", last):
        return head.lower() + dash + last
    return segment.lower()


def _requoted(text: str) -> str:
    return quote(text, safe=":@!$&'()*+,;=~", errors="surrogateescape")


def _words(url: str) -> set[str]:
    parts = urlsplit(url)
    return set(re.findall(r"[^\W\d_]{3,}|\d{4,}", unquote(f"{parts.path} {parts.query}").lower()))


def _plausible(page: str, canonical: str) -> bool:
    """Tell whether a canonical that is another address may be the same article's."""
    there, here = segments_of(urlsplit(canonical).path), segments_of(urlsplit(page).path)
    query = urlsplit(canonical).query
    if not query and (not there or there[0].lower() in LISTING_WORDS):
        return False
    if there == here:
        return True
    if not query and there == here[: len(there)]:  # the section that the page lies in
        return article_like(there)
    if not re.search(r"[^\W\d_]{3}", "".join(here[-1:])):  # ?p=ID: no words to compare
        return True
    slug = _words("/" + here[-1])
    return bool(slug & _words(canonical)) or not re.search(r"[^\W\d_]{3}", "".join(there[-1:]))
