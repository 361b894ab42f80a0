"""The WordPress site's REST API (REST API Handbook: Posts, Categories, Tags, Users)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.sites.base import Post, Query, Reply
from tests.sites.dates import WITA
from tests.sites.wordpress_html import paragraphs, texture
from tests.sites.wordpress_lists import excerpt

if TYPE_CHECKING:
    from tests.sites.wordpress import WordPressSite

Json = dict[str, Any]

ORDERS: dict[str, Callable[[Post], Any]] = {
    "date": lambda post: post.published,
    "modified": lambda post: post.modified,
    "id": lambda post: post.number,
    "title": lambda post: post.title,
    "slug": lambda post: post.slug,
}


def answer(site: WordPressSite, route: str, query: Query) -> Reply:
    """Answer a request for ``route`` ("/wp/v2/posts")."""
    route = route.rstrip("/")
    if route == "":
        return _json(_root(site))
    if not site.api_open:
        return _error(401, "rest_not_logged_in", "Anda tidak sedang masuk.")
    parts = route.removeprefix("/wp/v2/").split("/")
    collections: dict[str, Callable[[], Reply]] = {
        "posts": lambda: _posts(site, query),
        "categories": lambda: _terms(site, "category", query),
        "tags": lambda: _terms(site, "post_tag", query),
        "users": lambda: _users(site, query),
    }
    if parts[0] not in collections or len(parts) > 2 or not route.startswith("/wp/v2/"):
        return _error(404, "rest_no_route", "Tidak ada rute yang cocok dengan URL.")
    if len(parts) == 1:
        return collections[parts[0]]()
    return _single(site, parts[0], parts[1], query)


def _single(site: WordPressSite, kind: str, number: str, query: Query) -> Reply:
    entries: dict[str, Callable[[], list[Json]]] = {
        "posts": lambda: [_post(site, post, query) for post in site.entries],
        "categories": lambda: _term_list(site, "category"),
        "tags": lambda: _term_list(site, "post_tag"),
        "users": lambda: _user_list(site),
    }
    chosen = [entry for entry in entries[kind]() if str(entry["id"]) == number]
    if not chosen:
        return _error(404, "rest_post_invalid_id", "ID pos tidak sah.")
    return _json(_fields(chosen[0], query))


def _root(site: WordPressSite) -> Json:
    route = {"methods": ["GET"], "_links": {"self": [{"href": site.url("/wp-json/wp/v2/posts")}]}}
    return {
        "name": site.title,
        "description": "Suara dari tepian",
        "url": site.base,
        "home": site.base,
        "gmt_offset": "8",
        "timezone_string": "Asia/Makassar",
        "namespaces": ["oembed/1.0", "yoast/v1", "wp/v2"],
        "authentication": {},
        "routes": {"/": {"namespace": ""}, "/wp/v2": {}, "/wp/v2/posts": route},
    }


def _posts(site: WordPressSite, query: Query) -> Reply:
    try:
        chosen = _select(site, query)
    except ValueError:
        return _error(400, "rest_invalid_param", "Parameter tidak valid.")
    return _page(site, "posts", [partial(_post, site, post, query) for post in chosen], query)


def _select(site: WordPressSite, query: Query) -> list[Post]:
    """Filter and order as the handbook's arguments say; ValueError where one is wrong."""
    times: dict[str, Callable[[Post, datetime], bool]] = {
        "after": lambda post, moment: post.published > moment,
        "before": lambda post, moment: post.published < moment,
        "modified_after": lambda post, moment: post.modified > moment,
        "modified_before": lambda post, moment: post.modified < moment,
    }
    chosen = site.entries
    for name, test in times.items():
        if name in query:
            moment = _moment(query[name])
            chosen = [post for post in chosen if test(post, moment)]
    numbers: dict[str, Callable[[Post], set[int]]] = {
        "include": lambda post: {post.number},
        "categories": lambda post: {_id(site.sections, post.section)},
        "tags": lambda post: {_id(site.tags, tag) for tag in post.tags},
        "author": lambda post: {site.account_id(site.account(post))},
    }
    for name, values in numbers.items():
        if name in query:
            wanted = {int(part) for part in query[name].split(",")}
            chosen = [post for post in chosen if wanted & values(post)]
    if "exclude" in query:
        without = {int(part) for part in query["exclude"].split(",")}
        chosen = [post for post in chosen if post.number not in without]
    if "slug" in query:
        chosen = [post for post in chosen if post.slug in query["slug"].split(",")]
    key = query.get("orderby", "date")
    if key not in ORDERS or query.get("order", "desc") not in ("asc", "desc"):
        raise ValueError(key)
    return sorted(chosen, key=ORDERS[key], reverse=query.get("order", "desc") == "desc")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=WITA)


def _page(
    site: WordPressSite, kind: str, makers: Sequence[Callable[[], Json]], query: Query
) -> Reply:
    """Return one page of a collection with its totals and its neighbours."""
    try:
        size, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
    except ValueError:
        size = page = 0
    if not 1 <= size <= 100 or page < 1:
        return _error(400, "rest_invalid_param", "Parameter tidak valid: per_page")
    pages = -(-len(makers) // size)
    if page > max(1, pages):
        return _error(
            400, "rest_post_invalid_page_number", "Nomor halaman melebihi jumlah halaman."
        )
    made = [_fields(maker(), query) for maker in makers[(page - 1) * size : page * size]]
    reply = _json(made)
    reply.headers.update({"X-WP-Total": str(len(makers)), "X-WP-TotalPages": str(pages)})
    if page < pages:
        following = "&".join(f"{k}={v}" for k, v in {**query, "page": str(page + 1)}.items())
        reply.headers["Link"] = f'<{site.url(f"/wp-json/wp/v2/{kind}")}?{following}>; rel="next"'
    return reply


def _post(site: WordPressSite, post: Post, query: Query) -> Json:
    author = site.account(post)
    categories, tags = _id(site.sections, post.section), [_id(site.tags, t) for t in post.tags]
    api = site.url("/wp-json/wp/v2")
    found: Json = {
        "id": post.number,
        "date": _local(post.published), "date_gmt": _gmt(post.published),
        "guid": {"rendered": site.url(f"/?p={post.number}")},
        "modified": _local(post.modified), "modified_gmt": _gmt(post.modified),
        "slug": post.slug, "status": "publish", "type": "post", "link": site.url(post.path),
        "title": {"rendered": texture(post.title)},
        "content": {"rendered": _content(site, post), "protected": False},
        "excerpt": {"rendered": excerpt(post), "protected": False},
        "author": site.account_id(author), "featured_media": post.number + 1,
        "comment_status": "closed", "ping_status": "closed", "sticky": False, "template": "",
        "format": "standard", "meta": {"footnotes": ""}, "categories": [categories], "tags": tags,
        "_links": {
            "self": [{"href": f"{api}/posts/{post.number}"}],
            "author": [{"embeddable": True, "href": f"{api}/users/{site.account_id(author)}"}],
        },
    }  # fmt: skip
    if "_embed" in query:
        media = {
            "id": post.number + 1, "media_type": "image", "source_url": site.url(site.image(post)),
            "caption": {"rendered": f"<p>{texture(post.story.caption)}</p>"},
        }  # fmt: skip
        found["_embedded"] = {
            "author": [_user(site, author)],
            "wp:featuredmedia": [media],
            "wp:term": [
                [_term(site, "category", post.section)],
                [_term(site, "post_tag", tag) for tag in post.tags],
            ],
        }
    return found


def _content(site: WordPressSite, post: Post) -> str:
    """Return the body; the cuts of a post in pages stand in it as comments."""
    if post.pages == 1:
        return "\n".join(paragraphs(site, post))
    parts = ("\n".join(paragraphs(site, post, part)) for part in range(1, post.pages + 1))
    return "\n<!--nextpage-->\n".join(parts)


def _terms(site: WordPressSite, taxonomy: str, query: Query) -> Reply:
    kind = "categories" if taxonomy == "category" else "tags"
    return _listed(site, kind, _term_list(site, taxonomy), query)


def _users(site: WordPressSite, query: Query) -> Reply:
    return _listed(site, "users", _user_list(site), query)


def _listed(site: WordPressSite, kind: str, entries: list[Json], query: Query) -> Reply:
    wanted = set(query["include"].split(",")) if "include" in query else None
    chosen = [entry for entry in entries if wanted is None or str(entry["id"]) in wanted]
    return _page(site, kind, [partial(dict, entry) for entry in chosen], query)


def _term_list(site: WordPressSite, taxonomy: str) -> list[Json]:
    names = site.sections if taxonomy == "category" else site.tags
    return [_term(site, taxonomy, name) for name in names.values()]


def _term(site: WordPressSite, taxonomy: str, name: str) -> Json:
    names = site.sections if taxonomy == "category" else site.tags
    kind, slug = ("category" if taxonomy == "category" else "tag"), site.tag_slug(name)
    return {
        "id": _id(names, name), "link": site.url(f"/{kind}/{slug}/"), "name": texture(name),
        "slug": slug, "taxonomy": taxonomy,
    }  # fmt: skip


def _user_list(site: WordPressSite) -> list[Json]:
    return [_user(site, name) for name in site.accounts]


def _user(site: WordPressSite, name: str) -> Json:
    slug = site.account_slug(name)
    return {
        "id": site.account_id(name), "name": name, "slug": slug,
        "link": site.url(f"/author/{slug}/"), "description": "",
    }  # fmt: skip


def _id(names: dict[str, str], name: str) -> int:
    return list(names.values()).index(name) + 11


def _local(moment: datetime) -> str:
    return moment.astimezone(WITA).replace(tzinfo=None).isoformat()


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def _fields(entry: Json, query: Query) -> Json:
    """Keep what ``_fields`` names ("id,title.rendered,_links"), everything where it is absent."""
    if "_fields" not in query:
        return entry
    kept: Json = {}
    for name in query["_fields"].split(","):
        top, _, below = name.strip().partition(".")
        if top not in entry:
            continue
        if below and isinstance(entry[top], dict):
            if below in entry[top]:
                kept.setdefault(top, {})[below] = entry[top][below]
        else:
            kept[top] = entry[top]
    return kept


def _json(value: Any, status: int = 200) -> Reply:
    body = json.dumps(value, separators=(",", ":")).replace("/", "\\/").encode()
    return Reply(
        status,
        body,
        {
            "Content-Type": "application/json; charset=UTF-8",
            "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages, Link",
            "Allow": "GET",
        },
    )


def _error(status: int, code: str, message: str) -> Reply:
    return _json({"code": code, "message": message, "data": {"status": status}}, status)
