"""An article that a list carries whole, as a page: read by the same rules as any other."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from html import escape

from crawler.discover import Post
from crawler.fetch.page import Page
from crawler.records import Article, Link


def page_of_post(
    post: Post,
    via: str,
    moment: datetime,
    capture: Future[int] | int | None,
    headers: Iterable[tuple[str, str]] = (),
) -> Page:
    """Return the page of a post; ``via`` says what carried it (``api``, ``feed``).

    ``headers`` are those of the answer that did.
    """
    return Page(
        link=Link(post.url, post.title, post.published, post.modified),
        url=post.url,
        body=html_of(post).encode("utf-8"),
        coding=None,
        content_type="text/html; charset=utf-8",
        fetched=moment,
        capture=capture,
        via=via,
        headers=tuple(headers),
    )


def told_by(article: Article, via: str) -> Article:
    """Return an article with the name of what carried it (``api``) as the source of its date."""
    if via == "page" or article.published_source != "meta":
        return article
    return replace(article, published_source=via)


def html_of(post: Post) -> str:
    """Return a post as the smallest page that says all that the list said of it."""
    metas = [
        *_metas("property", "article:published_time", [post.published]),
        *_metas("property", "article:modified_time", [post.modified]),
        *_metas("property", "article:section", post.categories[:1]),
        *_metas("property", "article:tag", post.tags),
        *_metas("property", "og:image", [post.image]),
        *_metas("property", "og:description", [post.description]),
        *_metas("property", "og:type", ["article"]),
        *_metas("name", "author", post.authors),
    ]
    title = escape(post.title or "")
    head = "".join(metas)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{escape(post.url)}">{head}</head><body><article>'
        f'<h1 class="entry-title">{title}</h1><div class="entry-content">{post.html}</div>'
        "</article></body></html>"
    )


def _metas(attribute: str, name: str, values: Iterable[str | None]) -> list[str]:
    return [f'<meta {attribute}="{name}" content="{escape(value)}">' for value in values if value]
