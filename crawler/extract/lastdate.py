"""htmldate, asked where none of our own readers finds a date."""

from __future__ import annotations

from htmldate import find_date
from htmldate.extractors import get_external_parser, try_date_expr
from lxml import etree

from crawler.extract.language import declared_language
from crawler.extract.page import Page, parse

LANGUAGES = (
    "id", "ms", "en", "nl", "de", "fr", "es", "it", "pt", "pl", "cs", "sv", "da", "nb", "fi",
    "tr", "ru", "ja", "ko", "zh", "ar",
)  # fmt: skip
"""Languages of dates that htmldate's dateparser may try. All of its two hundred would be loaded
at the first page that needs it: three seconds, of the five that a page may take."""


def _read_in(language: str | None) -> None:
    """Have dates read in the language that a page declares, else in all of these.

    In Indonesian and English as well: themes declare the language of their makers.
    """
    known = [language, "id", "en"] if language in LANGUAGES else LANGUAGES
    # what it remembers was read in the languages of the page before
    try_date_expr.cache_clear()
    get_external_parser().languages = list(dict.fromkeys(known))


def last_date(page: Page) -> str | None:
    """Return the day (ISO 8601) that htmldate finds in a page, None where it finds none.

    It is given the whole page: the shared tree has lost what is no part of the body. The first of
    a month is not believed: so htmldate writes a copyright's year and a month without its day.
    """
    _read_in(declared_language(page.tree))
    whole = parse(page.text.encode())
    if whole is None:
        return None
    etree.strip_elements(whole, "link", with_tail=False)  # "arsip.css?v=2022-06-15"
    for script in whole.iter("script"):
        script.attrib.pop("src", None)
    found: str | None = find_date(whole, extensive_search=True, original_date=True, url=page.url)
    return None if found is None or found.endswith("-01") else found
