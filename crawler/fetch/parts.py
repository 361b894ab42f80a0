"""The pages of an article that is cut into several, wherever they come from."""

from __future__ import annotations

from crawler.extract.pool import Reading
from crawler.fetch.continuation import MOST_PAGES, joined
from crawler.urls import same_site


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
