"""Where none of our other readers finds a date: the page's scripts, then htmldate."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from htmldate import find_date
from htmldate.extractors import get_external_parser, try_date_expr
from lxml import etree

from crawler.extract.dates import Moment, find_printed, read_stamp
from crawler.extract.datewords import TOLD
from crawler.extract.dayorder import misread
from crawler.extract.language import declared_language
from crawler.extract.moments import TimeCandidate, Visit, elsewhere, number_in_address
from crawler.extract.page import Page, parse
from crawler.extract.whose import LONGEST_LINE, in_sentence, of_others

LANGUAGES = (
    "id", "ms", "en", "nl", "de", "fr", "es", "it", "pt", "pl", "cs", "sv", "da", "nb", "fi",
    "tr", "ru", "ja", "ko", "zh", "ar",
)  # fmt: skip
"""Languages of dates that htmldate's dateparser may try. All of its two hundred would be loaded
at the first page that needs it: three seconds, of the five that a page may take."""


_MARK = r"(?:\\{0,3}[\"']|&(?:quot|\#34|\#x22);)"
_IN_SCRIPTS = re.compile(
    _MARK + r"(?:first_?)?(?:date_?published|publish(?:ed)?_?(?:at|date|time|on)|firstpublished"
    r"|publication_?(?:date|time)|pub_?date)" + _MARK + r"\s?:\s?" + _MARK + r"?"
    r"((?:19|20)\d\d-\d\d-\d\d[^\"'\\&<,}]{0,20}|1\d{9}(?:\d{3})?(?!\d))",
    re.IGNORECASE,
)
"""How the data of a page's scripts name the publication; also in attributes, with entities."""


def told_by_scripts(page: Page) -> tuple[Moment, str] | None:
    """Return the publication that the data in a page's scripts and attributes name.

    None where they name several days: those of the articles that the page lists.
    """
    found: dict[str, Moment] = {}
    for raw in _in_scripts(page.text):
        moment = read_stamp(raw)
        if moment is not None:
            found[raw] = moment
    if len({moment.day for moment in found.values()}) != 1:
        return None
    raw, moment = next(iter(found.items()))
    return moment, raw


def _in_scripts(text: str) -> list[str]:
    """Return what stands at the keys of `_IN_SCRIPTS`, each value once."""
    found: dict[str, None] = {}
    for part in ("pub", "Pub", "PUB"):  # looking around the word alone is many times as fast
        at = text.find(part)
        while at >= 0:
            near = _IN_SCRIPTS.search(text, max(0, at - 24), at + 100)
            if near is not None and near.start() <= at:
                found[near[1].strip()] = None
            at = text.find(part, at + 3)
    return list(found)


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


def last_resort(visit: Visit) -> list[TimeCandidate]:
    """Read what a sentence, the scripts or the address say, a short line's date, or htmldate's.

    htmldate looks in more places than these readers, but prefers a clock in the page's header to
    the byline, and believes pictures' addresses: it is asked where there is nothing else, and not
    believed where the day that it finds stands in no short line and no ``meta``, in a clock, a
    caption or beside a link to another article, or in another month than the address names.
    """
    dated = _told(visit) or told_by_scripts(visit.page)
    if dated is not None:
        return [TimeCandidate(dated[0], "text", dated[1])]
    numbered = number_in_address(visit.page.url)
    if numbered:
        return numbered
    seen, others = _meta_days(visit), set[date]()
    for index, block in enumerate(visit.blocks.blocks):
        days = _days(block.text)
        if not days:
            continue
        if of_others(visit, index):
            others.update(days)
            continue
        if len(block.text) > LONGEST_LINE or in_sentence(block.text, ended=False):
            continue
        seen.update(days)
        if elsewhere(visit, block.flags, index) or block.linked:
            continue
        dated = find_printed(block.text)
        if dated is not None and not misread(visit.page, dated):
            return [TimeCandidate(dated[0], "text", dated[1])]
    text = last_date(visit.page)
    moment = read_stamp(text) if text else None
    if moment is None or text is None or moment.day not in seen - others:
        return []
    month = _MONTH_IN_PATH.search(urlsplit(visit.page.url).path)
    if month and (int(month[1]), int(month[2])) != (moment.day.year, moment.day.month):
        return []
    return [TimeCandidate(moment, "text", text)]


def _told(visit: Visit) -> tuple[Moment, str] | None:
    """Read the sentence below the headline that says when the article was published."""
    for block in visit.blocks.blocks[max(visit.headline, 0) :]:
        told = TOLD.search(block.text[:300])
        dated = find_printed(block.text[told.start() : told.end() + 100]) if told else None
        if dated is not None:
            return dated
    return None


def _meta_days(visit: Visit) -> set[date]:
    """List the days that any ``meta`` names, whatever it is called."""
    contents = (text for texts in visit.structured.meta.values() for text in texts)
    read = (read_stamp(text) for text in contents if text[:1].isdigit() and len(text) < 40)
    return {moment.day for moment in read if moment is not None}


def _days(text: str) -> list[date]:
    """List the days that a text prints, at most eight."""
    days: list[date] = []
    dated = find_printed(text)
    while dated is not None and len(days) < 8:
        days.append(dated[0].day)
        text = text.partition(dated[1])[2]
        dated = find_printed(text)
    return days


_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])(?=/)")
