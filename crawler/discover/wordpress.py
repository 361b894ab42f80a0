"""WordPress's REST API (REST API Handbook: Posts, Terms, Pagination, Discovery)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlsplit

from w3lib.url import add_or_replace_parameters

from crawler.discover.errors import DiscoverError, looks_like_html, refuse
from crawler.discover.posts import Post, is_whole
from crawler.discover.text import iso_time, plain_text
from crawler.records import Link, Listing
from crawler.urls import clean_url

PER_PAGE = 100
"""The most posts that the API gives in one answer."""

LINK_FIELDS = ("id", "link", "date", "date_gmt", "modified", "modified_gmt", "title")
"""Fields that a listing needs."""

POST_FIELDS = (
    *LINK_FIELDS, "content", "excerpt", "author", "categories", "tags",
    "jetpack_featured_media_url", "_links", "_embedded",
)  # fmt: skip
"""Fields that a whole article needs; asked for with ``embed``."""

_END = "rest_post_invalid_page_number"


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the API's root tells of a site."""

    name: str | None
    """The site's title, plain text."""
    url: str | None
    """Address of its front page."""
    timezone: str | None
    """IANA zone, None where the site keeps a bare offset."""
    utc_offset: float | None
    """Hours east of Greenwich."""
    posts: bool
    """Whether the collection of posts is among its routes."""


def posts_url(
    api: str,
    *,
    page: int = 1,
    per_page: int = PER_PAGE,
    after: str | None = None,
    modified_after: str | None = None,
    fields: Sequence[str] = LINK_FIELDS,
    embed: bool = False,
) -> str:
    """Return the address of a page of the collection ``api`` (``…/wp-json/wp/v2/posts``).

    ``after`` and ``modified_after`` (WordPress 5.7) are ISO 8601 times: with the latter, posts
    come by time of change. Newest first. ``embed`` asks for authors' and terms' names as well.
    """
    wanted = {"page": str(page), "per_page": str(per_page), "_fields": ",".join(fields)}
    if after:
        wanted["after"] = after
    if modified_after:
        wanted |= {"modified_after": modified_after, "orderby": "modified"}
    if embed:
        wanted["_embed"] = "author,wp:term,wp:featuredmedia"
    return str(add_or_replace_parameters(api, wanted))


def terms_url(api: str, kind: str, ids: Iterable[int]) -> str:
    """Return the address that names up to 100 ``ids``; ``kind``: categories, tags or users.

    For sites that refuse ``embed``. ``api`` is the collection of posts.
    """
    wanted = {
        "include": ",".join(str(number) for number in ids),
        "per_page": str(PER_PAGE),
        "_fields": "id,name",
    }
    head, _, tail = api.rpartition("/posts")
    return str(add_or_replace_parameters(f"{head}/{kind}{tail}", wanted))


def read_posts(body: bytes, url: str, headers: Mapping[str, str]) -> Listing:
    """Read the links of a page of posts that ``url`` answered with ``headers``.

    ``total`` is ``X-WP-Total``; ``next`` is there until ``X-WP-TotalPages`` is reached, or
    where a proxy took that header away until a page is not full. A page behind the end is an
    empty listing. Raises DiscoverError for a web page, an API that is closed, or no JSON.
    """
    posts = _collection(body)
    links: dict[str, Link] = {}
    broken = 0
    for post in posts:
        address = _address(post, url)
        if address is None:
            broken += 1
            continue
        link = Link(
            url=address,
            title=_rendered(post, "title"),
            published=_utc(post, "date"),
            modified=_utc(post, "modified"),
        )
        links.setdefault(address, link)
    low = {name.lower(): value for name, value in headers.items()}
    total = low.get("x-wp-total", "")
    return Listing(
        links=tuple(links.values()),
        next=_next(url, low.get("x-wp-totalpages", ""), len(posts)),
        total=int(total) if total.isdecimal() else None,
        broken=broken,
    )


def read_full_posts(
    body: bytes, url: str, names: Mapping[str, Mapping[int, str]] | None = None
) -> tuple[Post, ...]:
    """Read the articles of a page of posts (fields: ``POST_FIELDS``).

    Names of authors and terms come from ``_embedded``, else from ``names``: maps of id to name
    by kind (``categories``, ``tags``, ``users``), as ``read_terms`` gives them. Raises
    DiscoverError as ``read_posts`` does.
    """
    found = []
    for post in _collection(body):
        address = _address(post, url)
        if address:
            found.append(_post(post, address, names or {}))
    return tuple(found)


def read_terms(body: bytes) -> dict[int, str]:
    """Read the names that ``terms_url`` answered with, by id. Raises DiscoverError."""
    return {
        int(term["id"]): name
        for term in _collection(body)
        if isinstance(term.get("id"), int) and (name := plain_text(str(term.get("name") or "")))
    }


def read_api_root(body: bytes) -> SiteFacts:
    """Read the API's root (``/wp-json/``). Raises DiscoverError where there is none."""
    root = _json(body)
    if not isinstance(root, dict) or "namespaces" not in root:
        raise _refused(root, body)
    offset = str(root.get("gmt_offset", "")).strip()
    return SiteFacts(
        name=plain_text(str(root.get("name") or "")),
        url=clean_url(str(root.get("home") or root.get("url") or "")),
        timezone=str(root.get("timezone_string") or "") or None,
        utc_offset=float(offset) if offset.lstrip("+-").replace(".", "", 1).isdecimal() else None,
        posts="/wp/v2/posts" in _mapping(root.get("routes")),
    )


def _json(body: bytes) -> Any:
    start = min((i for i in (body.find(b"["), body.find(b"{")) if i >= 0), default=-1)
    if start < 0 or looks_like_html(body):
        raise refuse(body, "WordPress's API")
    try:
        return json.loads(body[start:])  # PHP's warnings and a BOM may stand before it
    except ValueError:
        raise refuse(body, "WordPress's API") from None


def _collection(body: bytes) -> list[dict[str, Any]]:
    answer = _json(body)
    if isinstance(answer, list) and all(isinstance(item, dict) for item in answer):
        return answer
    if isinstance(answer, dict) and answer.get("code") == _END:
        return []
    raise _refused(answer, body)


def _refused(answer: Any, body: bytes) -> DiscoverError:
    if isinstance(answer, dict) and "code" in answer:
        message = plain_text(str(answer.get("message") or "")) or "no reason given"
        return DiscoverError("refused", f"WordPress's API answers {answer['code']}: {message}")
    return refuse(body, "WordPress's API")


def _next(url: str, pages: str, posts: int) -> str | None:
    query = parse_qs(urlsplit(url).query)
    page = int(query["page"][0]) if query.get("page", [""])[0].isdecimal() else 1
    size = int(query["per_page"][0]) if query.get("per_page", [""])[0].isdecimal() else 10
    more = page < int(pages) if pages.isdecimal() else posts >= size
    return str(add_or_replace_parameters(url, {"page": str(page + 1)})) if more else None


def _address(post: dict[str, Any], url: str) -> str | None:
    link = post.get("link")  # never the guid: it keeps the host that the site was built on
    return clean_url(link, url) if isinstance(link, str) else None


def _rendered(post: dict[str, Any], name: str) -> str | None:
    return plain_text(str(_mapping(post.get(name)).get("rendered") or ""))


def _utc(post: dict[str, Any], name: str) -> str | None:
    """Return a post's time in UTC; without offset where only the local one is given."""
    utc = iso_time(str(post.get(f"{name}_gmt")))
    return f"{utc}+00:00" if utc else iso_time(str(post.get(name)))


def _local(post: dict[str, Any], name: str) -> str | None:
    """Return a post's time in the outlet's own offset: the local time less the one in UTC."""
    utc, local = iso_time(str(post.get(f"{name}_gmt"))), iso_time(str(post.get(name)))
    if utc is None or local is None:
        return _utc(post, name)
    offset = datetime.fromisoformat(local) - datetime.fromisoformat(utc)
    if abs(offset) > timedelta(hours=14) or offset % timedelta(minutes=15):
        return _utc(post, name)
    return datetime.fromisoformat(local).replace(tzinfo=timezone(offset)).isoformat()


def _post(post: dict[str, Any], address: str, names: Mapping[str, Mapping[int, str]]) -> Post:
    content = _mapping(post.get("content"))
    html = str(content.get("rendered") or "")
    excerpt = str(_mapping(post.get("excerpt")).get("rendered") or "")
    embedded = _mapping(post.get("_embedded"))
    terms = [term for group in _items(embedded.get("wp:term")) for term in _items(group)]
    media = next(iter(_items(embedded.get("wp:featuredmedia"))), None)
    image = _mapping(media).get("source_url") or post.get("jetpack_featured_media_url")
    return Post(
        url=address,
        title=_rendered(post, "title"),
        html=html,
        whole=not content.get("protected") and is_whole(html, excerpt),
        published=_local(post, "date"),
        modified=_local(post, "modified"),
        authors=_named(_items(embedded.get("author")))
        or _looked_up(names, "users", post, "author"),
        categories=_named(terms, "category") or _looked_up(names, "categories", post),
        tags=_named(terms, "post_tag") or _looked_up(names, "tags", post),
        description=plain_text(excerpt),
        image=clean_url(image, address) if isinstance(image, str) and image else None,
    )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(items: Iterable[Any], taxonomy: str | None = None) -> tuple[str, ...]:
    """Return the names of embedded items; those that the site keeps closed have none."""
    found = (
        plain_text(str(item.get("name") or ""))
        for item in items
        if isinstance(item, dict) and taxonomy in (None, item.get("taxonomy"))
    )
    return tuple(dict.fromkeys(name for name in found if name))


def _looked_up(
    names: Mapping[str, Mapping[int, str]], kind: str, post: dict[str, Any], field: str = ""
) -> tuple[str, ...]:
    value = post.get(field or kind)
    ids = value if isinstance(value, list) else [value]
    known = names.get(kind, {})
    return tuple(known[i] for i in ids if isinstance(i, int) and i in known)
