"""htmldate, asked where none of our own readers finds a date."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache

from htmldate import find_date
from htmldate.extractors import get_external_parser
from lxml.html import HtmlElement

LANGUAGES = (
    "id", "ms", "en", "nl", "de", "fr", "es", "it", "pt", "pl", "cs", "sv", "da", "nb", "fi",
    "tr", "ru", "ja", "ko", "zh", "ar",
)  # fmt: skip
"""Languages of dates that htmldate's dateparser may try. All of its two hundred would be loaded
at the first page that needs it: three seconds, of the five that a page may take."""


@lru_cache(maxsize=1)
def _limit_languages() -> None:
    get_external_parser().languages = list(LANGUAGES)


def last_date(tree: HtmlElement, url: str) -> str | None:
    """Return the day (ISO 8601) that htmldate finds in a page, None where it finds none."""
    _limit_languages()
    found: str | None = find_date(
        deepcopy(tree), extensive_search=True, original_date=True, url=url
    )
    return found
