"""The dates that a reader sees on a page: which of them is the publication's."""

from __future__ import annotations

import re
from datetime import tzinfo
from urllib.parse import urlsplit

from crawler.extract.blocks import Block
from crawler.extract.dates import Moment, find_printed, names_weekday, read_relative, read_stamp
from crawler.extract.datewords import CHANGED, LABEL, TOLD
from crawler.extract.dayorder import AMBIGUOUS, american, misread
from crawler.extract.lastdate import last_date
from crawler.extract.marks import (
    BYLINE,
    CAPTION,
    DATE,
    FIGURE,
    HEADER,
    HIDDEN,
    LIST,
    META,
    NAV,
    RELATED,
)  # fmt: skip
from crawler.extract.moments import ELSEWHERE, NEAR, TimeCandidate, Visit, elsewhere, stamps
from crawler.extract.visible import read_visible

NO_PROSE = FIGURE | CAPTION | RELATED | HIDDEN
"""What may be long before the article begins: the texts of a gallery, of a hidden menu."""


def is_clock(visit: Visit, index: int) -> bool:
    """Tell whether a date above the headline is the site's clock: it stands above the menu."""
    blocks, head = visit.blocks.blocks, visit.headline
    if index >= head:
        return False
    if blocks[index].flags & ~blocks[head].flags & HEADER:
        return True
    between = blocks[index + 1 : head]
    return sum(b.linked > 0.9 * len(b.text) and b.flags & (NAV | LIST) > 0 for b in between) > 1


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
        if _apart(visit, index) or is_clock(visit, index):
            continue
        short = text if len(text) < 160 else text[:110] if prose <= 1 else ""
        dated = _read(short, block, visit, zone, anyhow=unclear and not found)
        if dated is None or _happened(text, dated[1]):
            continue
        line = len(text) < 160 and not _sentence(block, dated[1])
        line = line or (0 < index - head <= NEAR and text.startswith(dated[1]))
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
    if dated is None and visit.captured is not None and len(block.text) < 80:
        dated = read_relative(block.text, visit.captured, zone)
    if dated is None and block.flags & DATE and anyhow:
        dated = read_visible(block.text, visit.captured, zone)
    return dated


def _apart(visit: Visit, index: int) -> bool:
    """Tell whether a block belongs to something else than the article: a menu, a list, comments.

    Right below the headline a date that is a link is the article's permalink.
    """
    block = visit.blocks.blocks[index]
    if elsewhere(visit, block.flags, index, linked=block.linked > len(block.text) / 2):
        return True
    below = 0 < index - visit.headline <= NEAR if visit.headline >= 0 else False
    linked = block.linked > 0.7 * len(block.text)
    return linked and not (below and _permalink(block, visit.page.url))


_ARCHIVE = re.compile(r"/(?:19|20)\d{2}/(?:\d{1,2}|[a-z]{3})(?:/\d{1,2})?/?$")
"""How the address of a site's archive of a day or month ends, to which themes link the date."""


def _permalink(block: Block, url: str) -> bool:
    """Tell whether a block's first link leads to the page itself, or its last to an archive."""
    path = urlsplit(url).path.rstrip("/")
    if not block.links:
        return False
    href = block.links[0][0].split("?")[0].split("#")[0].rstrip("/")
    own = len(path) > 1 and href.endswith(path)
    return own or _ARCHIVE.search(block.links[-1][0]) is not None


def _happened(text: str, raw: str) -> bool:
    """Tell whether a date in brackets says when something happened: "…, Senin (13/5/2024)." """
    return f"({raw}" in text and len(text) > 40 and text.endswith(".") and text[1:3] != raw[:2]


def _sentence(block: Block, raw: str) -> bool:
    """Tell whether a date stands in a sentence: "Am 31.10.2023 kam es in Bockenem zu …" """
    text = block.text
    return len(text) - len(raw) > 60 and text.endswith((".", "!", "?")) and not LABEL.search(text)


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


def last_resort(visit: Visit) -> list[TimeCandidate]:
    """Read the first date of any short line outside lists and menus, then ask htmldate.

    htmldate looks in more places than these readers, but prefers a clock in the page's header to
    the byline: it is asked where there is nothing else, and not believed where the day that it
    finds stands in a clock or beside a link to another article, or in another month than the
    address names.
    """
    others = set()
    for block in visit.blocks.blocks[max(visit.headline, 0) :]:
        told = TOLD.search(block.text[:300])
        if told:
            dated = find_printed(block.text[told.start() : told.end() + 100])
            if dated is not None:
                return [TimeCandidate(dated[0], "text", dated[1])]
    for index, block in enumerate(visit.blocks.blocks):
        if len(block.text) > 160:
            continue
        dated = find_printed(block.text)
        if dated is None:
            continue
        teaser = block.linked > 25 and index > visit.headline >= 0
        if teaser or is_clock(visit, index):
            others.add(dated[0].day)
        elif block.flags & ELSEWHERE or block.linked or misread(visit.page, dated):
            continue
        elif len(block.text) <= 120:
            return [TimeCandidate(dated[0], "text", dated[1])]
    text = last_date(visit.page)
    moment = read_stamp(text) if text else None
    if moment is None or text is None or moment.day in others:
        return []
    month = _MONTH_IN_PATH.search(urlsplit(visit.page.url).path)
    if month and (int(month[1]), int(month[2])) != (moment.day.year, moment.day.month):
        return []
    return [TimeCandidate(moment, "text", text)]


_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])(?=/)")
