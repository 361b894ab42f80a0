"""Links from the pages on which a site lists its articles, also of a site never seen before.

An article's link is told by its address (date, id, long slug), by what it says (a headline),
by where it stands (heading, menu), and by its company: links of one list look alike, and the
addresses of one site's articles are built alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawler.discover.addresses import Traits, may_be_article, traits_of
from crawler.discover.dayarchive import day_asked_by_form, day_before
from crawler.discover.errors import DiscoverError, refuse
from crawler.discover.pages import HEADINGS, Anchor, anchors_of, parse_page
from crawler.discover.paging import CALENDAR, next_listing
from crawler.discover.text import iso_time, printed_time
from crawler.outlet import Outlet
from crawler.records import Link, Listing
from crawler.urls import first_page, page_number, same_site, url_key

ENOUGH = 3
"""Points from which a link is taken for an article's."""
SURE = 5
"""Points from which an address teaches what the others of its site look like."""


@dataclass(slots=True)
class _Candidate:
    """An address of the page, with all the links to it."""

    url: str
    traits: Traits
    anchors: list[Anchor]
    points: int = 0

    @property
    def title(self) -> str | None:
        titled = [anchor for anchor in self.anchors if anchor.title]
        titled.sort(key=lambda a: (not a.heading, a.menu, -len(a.title or "")))
        return titled[0].title if titled else None


def read_listing(html: bytes, url: str, outlet: Outlet | None = None) -> Listing:
    """Read the articles that a page at ``url`` lists, its sections, and its next page.

    ``links`` carry the headline from link or heading, and the time printed beside it. Where
    ``outlet`` declares ``article`` or ``not_article``, those decide. ``parts`` are indexes,
    sections and months, indexes first. Lists by day go on to the day before: where there are
    none of its articles, the caller must stop. Raises DiscoverError where there is no page.
    """
    page = parse_page(html) if html.strip() else None
    if page is None or (html.lstrip()[:5] == b"<?xml" and b"<html" not in html[:1024].lower()):
        raise refuse(html, "a web page")
    if html[:4] in (b"%PDF", b"\x89PNG", b"GIF8") or html[:2] == b"\xff\xd8":
        raise DiscoverError("other", "a file instead of a web page")
    hosts = outlet.hosts if outlet else ()
    anchors = [a for a in anchors_of(page, url) if same_site(url, a.url, hosts)]
    candidates = [c for c in _candidates(anchors, outlet) if c.url != first_page(url)]
    if outlet is None or not outlet.article:
        _judge(candidates)
        articles = [c for c in candidates if c.points >= ENOUGH]
    else:
        articles = candidates
    listed = {candidate.url for candidate in articles}
    following = next_listing(page, url, anchors, listed)
    if following is None:
        following = day_before(url) or day_asked_by_form(page, url)
    return Listing(
        links=_links(articles, outlet),
        parts=_parts(anchors, listed, url, following),
        next=following,
    )


def _candidates(anchors: Iterable[Anchor], outlet: Outlet | None) -> list[_Candidate]:
    """Gather the links that may be articles by their address, by comparison key."""
    found: dict[str, _Candidate] = {}
    for anchor in anchors:
        plain = first_page(anchor.url)
        if not may_be_article(plain, outlet) or anchor.rel & {"tag", "author", "category"}:
            continue
        key = url_key(plain)
        if key in found:
            found[key].anchors.append(anchor)
        else:
            found[key] = _Candidate(plain, traits_of(plain), [anchor])
    return list(found.values())


def _judge(candidates: list[_Candidate]) -> None:
    """Give every candidate its points: its own, then those of its company."""
    for candidate in candidates:
        candidate.points = candidate.traits.score + _said(candidate)
    sure = [candidate for candidate in candidates if candidate.points >= SURE]
    kin = _kin_lists(candidates)
    shapes = Counter(candidate.traits.shape for candidate in sure)
    likely = [candidate for candidate in candidates if candidate.points >= ENOUGH]
    numbered = sum(1 for c in likely if c.traits.date or c.traits.ident)
    for candidate in candidates:
        akin = any(anchor.signature in kin for anchor in candidate.anchors)
        if akin:
            candidate.points += 3
        if shapes and shapes[candidate.traits.shape] >= max(3, len(sure) // 3):
            candidate.points += 1
        told = candidate.traits.date or candidate.traits.ident or candidate.traits.words > 4
        if not (told or akin) and numbered >= 4 and numbered > 0.8 * len(likely):
            candidate.points -= 3  # where articles have dates or ids, a bare slug is a page


def _said(candidate: _Candidate) -> int:
    """Return the points for what the links to an address say, and where they stand."""
    title = candidate.title
    words = len(title.split()) if title else 0
    points = 2 if words > 5 else 1 if words > 3 else 0
    if any(anchor.heading and anchor.title for anchor in candidate.anchors):
        points += 2
    if all(anchor.menu for anchor in candidate.anchors):
        points -= 3
    bare = not (candidate.traits.date or candidate.traits.ident)
    if bare and candidate.traits.shape[-1:] == ("word",):
        points -= 2  # /ekonomi, /daerah/kutai
    if bare and 0 < words < 3:
        points -= 1
    return points


def _kin_lists(candidates: list[_Candidate]) -> set[tuple[str, ...]]:
    """Return the signatures of the lists whose links are mostly articles."""
    members: defaultdict[tuple[str, ...], list[bool]] = defaultdict(list)
    for candidate in candidates:
        for signature in {anchor.signature for anchor in candidate.anchors if not anchor.menu}:
            members[signature].append(candidate.points > ENOUGH)
    return {
        signature
        for signature, sure in members.items()
        if sum(sure) >= 3 and sum(sure) >= 0.6 * len(sure)
    }


def _links(articles: list[_Candidate], outlet: Outlet | None) -> tuple[Link, ...]:
    owners = {a.element: index for index, c in enumerate(articles) for a in c.anchors}
    zone = outlet.timezone if outlet else None
    links = []
    for index, candidate in enumerate(articles):
        title, time = candidate.title, None
        for anchor in sorted(candidate.anchors, key=lambda a: not a.heading):
            block = _block(anchor.element, index, owners)
            title = title or _heading_of(block)
            time = time or _time_of(block, zone)
        links.append(Link(url=candidate.url, title=title, published=time))
    return tuple(links)


def _block(element: HtmlElement, index: int, owners: dict[HtmlElement, int]) -> HtmlElement:
    """Return the largest element around a link that holds no other article's link."""
    block = element
    for around in islice(element.iterancestors(), 8):
        if around.tag in ("body", "html", "main"):
            break
        inside = (owners.get(link) for link in around.iter("a", "area"))
        if any(owner not in (None, index) for owner in inside):
            break
        block = around
    return block


def _heading_of(block: HtmlElement) -> str | None:
    for element in block.iter(*HEADINGS):
        return " ".join(element.text_content().split()) or None
    return None


def _time_of(block: HtmlElement, zone: str | None) -> str | None:
    for element in block.iter("time"):
        found = iso_time(element.get("datetime"))
        if found:
            return found
    text = " ".join(block.text_content().split())
    return printed_time(text, zone) if len(text) < 2000 else None


def _parts(
    anchors: Iterable[Anchor], listed: set[str], url: str, following: str | None
) -> tuple[Link, ...]:
    """Return the further lists that a page links: indexes, then sections and months."""
    own = {url_key(url), url_key(following) if following else ""}
    found: dict[str, tuple[int, Link]] = {}
    for anchor in anchors:
        key = url_key(anchor.url)
        if key in own or key in found or first_page(anchor.url) in listed:
            continue
        order = _list_order(anchor)
        if order is not None and page_number(anchor.url) == 1:
            found[key] = (order, Link(url=anchor.url, title=anchor.title))
    return tuple(link for _, link in sorted(found.values(), key=lambda pair: pair[0]))


def _list_order(anchor: Anchor) -> int | None:
    """Return how promising a link is as a list: 0 an index, 1 a section, 2 a month; None."""
    traits = traits_of(anchor.url)
    if CALENDAR.search(anchor.url):
        return None
    if traits.kind == "archive":
        days = re.search(r"/\d{4}/\d{1,2}/\d{1,2}/?$", anchor.url)
        return None if days else 2
    if traits.kind not in ("list", "page") or anchor.rel & {"tag", "author", "nofollow"}:
        return None
    if re.search(r"/inde(?:ks|x)(?!\.)", anchor.url):
        return 0
    if traits.kind == "list":
        return 1
    section = anchor.menu and not traits.date and not traits.ident and traits.words < 5
    return 1 if section and len(anchor.text.split()) < 6 else None
