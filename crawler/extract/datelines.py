"""Lines that hold a date, and little else: when an article was published, changed or captured."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.blocks import Block
from crawler.extract.dates import find_printed
from crawler.extract.datewords import CHANGED, LABEL
from crawler.extract.marks import LIST, TABLE
from crawler.extract.months import MONTH_NAMES
from crawler.extract.roles import LABELLED
from crawler.extract.title import compact
from crawler.extract.wordings import CLOCK, DATE_WORDS, READING

LONGEST = 160
"""Letters of the longest line of date, byline and counter."""
ALONE = 120
"""Letters of the longest line that is nothing but dates."""
FEW = 6
"""Letters beside the dates below which nothing is said."""
_DIGIT = re.compile(r"\d")
_TOUCHING = re.compile(r"(?<=\d)(?=[^\W\d_])")
_MONTH = re.compile(rf"\d\W{{0,2}}{MONTH_NAMES}", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|•·/–—-]\s+")


def is_date_line(block: Block, names: Iterable[str] = ()) -> bool:
    """Tell whether a line is a date, also with the author's name or a labelled byline beside it.

    ``names`` are the authors whom machines are told, in the form of `title.compact`.
    """
    text = block.text
    if _DIGIT.search(text) is None:
        return False
    found = find_printed(text) if len(text) <= LONGEST else None
    if found is None:
        # the entries of a live report begin with their hour
        clock = not block.flags & (TABLE | LIST) and CLOCK.match(text) is not None
        return clock or _is_day_without_year(text)
    rest = text.replace(found[1], " ", 1)
    # "Publié le … à 14h05, mis à jour le …"; an exhibition's two days have no such words
    second = find_printed(rest) if LABEL.search(rest) or CHANGED.search(rest) else None
    words = rest.replace(second[1], " ", 1) if second else rest
    words = DATE_WORDS.sub("", READING.sub("", words))
    if len(text) <= ALONE and (len(words) < FEW or _is_signed(words, names)):
        return True
    return _is_labelled(text, found[1])


def _is_signed(words: str, names: Iterable[str]) -> bool:
    """Tell whether an author's name stands beside the date: "Clara Hopkins • 31 May 2024"."""
    left = compact(words)
    named = next((name for name in names if left.startswith(name)), "")
    return len(named) > FEW and len(left) < len(named) + FEW


def _is_labelled(text: str, date: str) -> bool:
    """Tell "Jumat, 31 Mei 2024 09:11 WIB - Laporan : Siti - Dibaca : 53 Pembaca"."""
    before, _, after = text.partition(date)
    parts = _PARTS.split(after)[1:] if len(before) < 10 else []
    labelled = any(LABELLED.match(part) for part in parts)
    return labelled and all(len(part) < 60 for part in parts) and text[-1] not in ".!?”"


def _is_day_without_year(text: str) -> bool:
    """Tell whether a line is a labelled day of this year: "Publicerad 12 feb. kl 13.05"."""
    if len(text) > 80 or not (LABEL.match(text) or CHANGED.match(text)):
        return False
    text = _TOUCHING.sub(" ", text)
    return _MONTH.search(text) is not None and len(DATE_WORDS.sub("", _MONTH.sub("", text))) < FEW
