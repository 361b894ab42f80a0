"""Saved pages: a file's bytes, and the address that the page itself names."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from crawler.extract.page import read_page as parse_page
from crawler.extract.structured import read_structured
from crawler.extract.tasks import Task
from crawler.extract.worker import read_page
from crawler.records import Article
from crawler.urls import clean_url
from crawler.wire import decoded

GZIP_MAGIC = b"\x1f\x8b"


def read_saved(task: Task) -> Article:
    """Read a saved page as ``extract_article`` does.

    Where the task's address is a ``file:`` one, the page's own (``rel=canonical``, ``og:url``)
    stands for it. Raises NotAnArticle, BodyError.
    """
    return read_page(addressed(unpacked(task)))


def unpacked(task: Task) -> Task:
    """Return the task with the bytes of a gzipped file as they were. Raises BodyError."""
    packed = task.html.startswith(GZIP_MAGIC)
    return replace(task, html=decoded(task.html, "gzip")) if packed else task


def addressed(task: Task) -> Task:
    """Return the task with the page's own address where it has none but the file's.

    Raises NotAnArticle where the bytes are no page.
    """
    if urlsplit(task.url).scheme != "file":
        return task
    return replace(task, url=_own_address(task.html) or task.url)


def _own_address(html: bytes) -> str | None:
    """Return the absolute address that a page names as its own, None where it names none.

    Raises NotAnArticle where the bytes are no page.
    """
    page = parse_page(html, "")
    canonical = page.tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    named = [*map(str, canonical), read_structured(page.tree, "").first("og:url")]
    return next((url for url in map(clean_url, filter(None, named)) if url), None)
