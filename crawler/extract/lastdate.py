"""htmldate, asked where none of our own readers finds a date."""

from __future__ import annotations

from functools import lru_cache

from htmldate import find_date
from htmldate.extractors import get_external_parser

from crawler.extract.page import Page, parse

LANGUAGES = (
    "id", "ms", "en", "nl", "de", "fr", "es", "it", "pt", "pl", "cs", "sv", "da", "nb", "fi",
    "tr", "ru", "ja", "ko", "zh", "ar",
)  # fmt: skip
"""Languages of dates that htmldate's dateparser may try. All of its two hundred would be loaded
at the first page that needs it: three seconds, of the five that a page may take."""


@lru_cache(maxsize=1)
def _limit_languages() -> None:
    get_external_parser().languages = list(LANGUAGES)


def last_date(page: Page) -> str | None:
    """Return the day (ISO 8601) that htmldate finds in a page, None where it finds none.

    It is given the whole page: the shared tree has lost what is no part of the body.
    """
    _limit_languages()
    whole = parse(page.text)
    if whole is None:
        return None
    found: str | None = find_date(whole, extensive_search=True, original_date=True, url=page.url)
    return found
