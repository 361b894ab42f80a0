"""The dates that a reader sees on a page: which of them is the publication's."""

from __future__ import annotations

import re
from datetime import timedelta, tzinfo

from crawler.extract.blocks import Block
from crawler.extract.dates import Moment, find_printed, names_weekday, read_relative
from crawler.extract.datewords import CHANGED, LABEL
from crawler.extract.dayorder import AMBIGUOUS, american, misread
from crawler.extract.marks import (
    BYLINE,
    CAPTION,
    DATE,
    FIGURE,
    HEADER,
    HIDDEN,
    META,
    RELATED,
)  # fmt: skip
from crawler.extract.moments import NEAR, TimeCandidate, Visit, stamps
from crawler.extract.visible import read_visible
from crawler.extract.whose import in_sentence, is_apart, is_clock, is_repeated, of_teaser

NO_PROSE = FIGURE | CAPTION | RELATED | HIDDEN
"""What may be long before the article begins: the texts of a gallery, of a hidden menu."""


def printed(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    """Read the dates that stand around the headline as short lines, the likeliest first."""
    blocks, head = visit.blocks.blocks, visit.headline
    start, stop = (max(0, head - 8), head + 40) if head >= 0 else (0, 80)
    found: list[tuple[int, TimeCandidate]] = []
    prose = 0
    # the patterns' own reading is enough where machines are told one day
    unclear = len({told.moment.day for told in stamps(visit)}) != 1
    for index in range(start, min(stop, len(blocks))):
        block = blocks[index]
        text = block.text
        if len(text) > 200 and not block.flags & NO_PROSE:
            prose += 1
            if prose > 3:
                break
        if is_apart(visit, index) or is_clock(visit, index):
            continue
        short = text if len(text) < 160 else text[:110] if prose <= 1 else ""
        dated = _read(short, block, visit, zone, anyhow=unclear and not found)
        if dated is None or _happened(text, dated[1]):
            continue
        if of_teaser(visit, index, prose > 0) or is_repeated(visit, index):
            continue
        line = len(text) < 160 and not in_sentence(text)
        line = line or (0 < index - head <= NEAR and text.startswith(dated[1]))
        if not line and in_sentence(text) and not _opens(text, dated[1]):
            continue
        label = blocks[index - 1].text if index and blocks[index - 1].text.endswith(":") else ""
        weight = _weight(f"{label[-30:]} {text}", block.flags, index - head, line)
        source = "byline" if line else "text"
        found.append((weight, TimeCandidate(dated[0], source, dated[1], index - head)))
    found.sort(key=lambda item: -item[0])
    return [candidate for weight, candidate in found if weight > 0]


def _read(
    text: str, block: Block, visit: Visit, zone: tzinfo | None, *, anyhow: bool
) -> tuple[Moment, str] | None:
    dated = find_printed(text) if text else None
    if dated is not None and AMBIGUOUS.match(dated[1]) and american(visit, dated[0].day):
        dated = find_printed(text, month_first=True)
    if dated is not None and misread(visit.page, dated):
        dated = None
    if dated is not None:
        dated = _earlier(text, dated)
    if dated is None and visit.captured is not None and len(block.text) < 80:
        dated = read_relative(block.text, visit.captured, zone)
    if dated is None and block.flags & DATE and anyhow:
        dated = read_visible(block.text, visit.captured, zone)
    return dated


def _earlier(text: str, dated: tuple[Moment, str]) -> tuple[Moment, str]:
    """Return the earlier of two dates in one line: what comes later is the change.

    Unless a label says that the first is the publication's; and a day of other years counts only
    with a label of its own: it may be an anniversary's.
    """
    before, _, rest = text.partition(dated[1])
    second = find_printed(rest) if not LABEL.search(before[-30:]) else None
    if second is None or rest.find(second[1]) > 30 or second[0].day >= dated[0].day:
        return dated
    far = dated[0].day - second[0].day > timedelta(days=366)
    return dated if far and not LABEL.search(rest.partition(second[1])[0]) else second


def _happened(text: str, raw: str) -> bool:
    """Tell whether a date in brackets says when something happened: "…, Senin (13/5/2024)." """
    return f"({raw}" in text and len(text) > 40 and text.endswith(".") and text[1:3] != raw[:2]


_BEFORE_TEXT = re.compile(r"\s*[-–—:|)]")


def _opens(text: str, raw: str) -> bool:
    """Tell whether a date stands before a text: "Samarinda, 31 Mei 2024 – Pemerintah …" """
    before, _, after = text.partition(raw)
    return len(before) < 40 and _BEFORE_TEXT.match(after) is not None


def _weight(text: str, flags: int, distance: int, short: bool) -> int:
    """Weigh how much a printed date looks like the publication line."""
    weight = 6 if short else 2
    weight += 4 if flags & DATE else 0
    weight += 2 if flags & (BYLINE | META) else 0
    weight += 3 if LABEL.search(text) else 0
    weight += 2 if names_weekday(text) else 0
    weight -= 4 if CHANGED.search(text) and not LABEL.search(text) else 0
    weight -= 3 if flags & FIGURE else 0
    # the headline itself says what the article is about: "Hasil pertandingan 19.5.2007"
    weight -= 5 if not distance else 0
    # a clock stands in the page's header, above the headline
    if distance < 0:
        weight -= 5 if flags & HEADER and not flags & (DATE | BYLINE | META) else 2
    return weight - min(abs(distance), 30) // 5
