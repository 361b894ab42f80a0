"""Which number of "06/01/2020" is the day, and whether "2.6.29" is a date at all."""

from __future__ import annotations

import re
from datetime import date

from crawler.extract.dates import Moment
from crawler.extract.moments import Visit, address, stamps
from crawler.extract.page import Page

AMBIGUOUS = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:\d{4}|\d{2})(?!\d)")
"""A day that may be read either way."""

_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_YEARS = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d%])")


def american(visit: Visit, day: date) -> bool:
    """Tell whether a page writes the month first, of a day that was read with the day first.

    What its stamps and its address say decides; then dates on the page that can be read in one
    way only; then what it declares of its language, unless its outlet writes in another.
    """
    turned = date(day.year, day.day, day.month)
    told = {found.moment.day for found in (*stamps(visit), *address(visit.page.url))}
    if (day in told) != (turned in told):
        return turned in told
    pairs = [pair for block in visit.blocks.blocks for pair in _SLASHES.findall(block.text)]
    first = sum(int(month) <= 12 < int(number) <= 31 for month, number in pairs)
    last = sum(int(number) <= 12 < int(month) <= 31 for month, number in pairs)
    if first or last:
        return first > last
    if visit.outlet is not None and visit.outlet.language not in (None, "en"):
        return False
    declared = (visit.page.tree.get("lang"), visit.structured.first("og:locale"))
    return any((name or "").lower().replace("_", "-").startswith("en-us") for name in declared)


def misread(page: Page, dated: tuple[Moment, str]) -> bool:
    """Tell whether a year of two digits is none of the years that the page names.

    "2.6.29" is a program's version, "19.03.02" begins with the year.
    """
    day, raw = dated[0].day, dated[1]
    if _SHORT_YEAR.search(raw) is None:
        return False
    return str(day.year) not in page.text and _YEARS.search(page.text) is not None
