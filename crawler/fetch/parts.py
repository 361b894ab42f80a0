"""The pages of an article that is cut into several, wherever they come from, joined in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.discover import join_pages
from crawler.extract.stems import stems
from crawler.extract.tasks import Reading
from crawler.extract.worker import STEMMED
from crawler.records import Article
from crawler.urls import same_site

MOST_PAGES = 40
"""Pages of one article; more are a gallery or a trap."""


class Parts:
    """Collects the readings of an article's pages: ask for ``wanted``, ``take`` what it read."""

    def __init__(self, url: str, first: Reading) -> None:
        """Begin with the reading of the first page, at ``url``."""
        self._url = url
        self._asked = {url}
        self._readings = [first]
        self._next = first.following
        self._failure: str | None = None

    @property
    def wanted(self) -> str | None:
        """Address of the page that is to be read next, None where all are there."""
        following = self._next
        if following is None or len(self._readings) >= MOST_PAGES:
            return None
        if following in self._asked or not same_site(self._url, following):
            return None
        return following

    def take(self, reading: Reading | None) -> None:
        """Take the reading of the page that was wanted; None where there is no such page."""
        assert self._next is not None
        self._asked.add(self._next)
        self._next = None
        if reading is None:
            return
        if reading.failure is not None:
            self._failure = f"page {len(self._readings) + 1}: {reading.failure}"
        elif reading.article is not None:
            self._readings.append(reading)
            self._next = reading.following

    def whole(self) -> Reading:
        """Return the reading of all pages joined; a failure where one could not be read."""
        if self._failure is not None:
            return Reading(failure=self._failure)
        return joined(self._readings)


def joined(readings: Sequence[Reading]) -> Reading:
    """Return the reading of an article whose pages were read one by one."""
    articles = [reading.article for reading in readings if reading.article is not None]
    if len(articles) < 2:
        return replace(readings[0], following=None)
    article = join_articles(articles)
    words = stems(f"{article.title}\n{article.text}") if article.language in STEMMED else ""
    return replace(
        readings[0],
        article=article,
        stems=words,
        sample=None,  # the first page's is not the whole text's; the archive takes it anew
        following=None,
    )


def join_articles(pages: Sequence[Article]) -> Article:
    """Return the article of its pages: the first one's record with the text of all."""
    from crawler.extract.article import content_hash  # it loads what few crawls need

    first = pages[0]
    paragraphs = join_pages([page.text.split("\n\n") for page in pages], first.title)
    text = "\n\n".join(paragraphs)
    last = pages[-1]
    return replace(
        first,
        text=text,
        words=len(text.split()),
        content_hash=content_hash(text),
        related=tuple(dict.fromkeys(url for page in pages for url in page.related)),
        authors=first.authors or last.authors,
        editors=first.editors or last.editors,
        contributors=first.contributors or last.contributors,
        tags=first.tags or last.tags,
    )
