"""Points in time as pages write them: for machines (ISO 8601 and its kin) and for readers.

Nothing here reads a clock: relative times need the time of the capture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache

from crawler.extract.datewords import BEFORE_CLOCK
from crawler.extract.months import MONTH_NAMES, MONTHS, WEEKDAY_NAMES

OLDEST_YEAR = 1990
"""No news site is older; a stamp before it is a default value such as the Unix epoch."""

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesia's zones as printed after a time, in hours east of Greenwich."""

_OTHER_ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "MYT": 8, "SGT": 8, "JST": 9, "KST": 9, "CET": 1,
    "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day with a time, perhaps with an offset."""

    day: date
    time: datetime | None = None
    """With the day's own date; aware where the zone is known. None: only the day is known."""

    @property
    def aware(self) -> bool:
        """Whether the moment is one instant: time and offset are known."""
        return self.time is not None and self.time.tzinfo is not None

    def in_zone(self, zone: tzinfo | None) -> Moment:
        """Move an instant to ``zone``, and take a time without an offset as the zone's own."""
        if zone is None or self.time is None:
            return self
        moved = self.time.astimezone(zone) if self.aware else self.time.replace(tzinfo=zone)
        return Moment(moved.date(), moved)

    def isoformat(self) -> str:
        """Return ISO 8601: only the date where no time is known."""
        if self.time is None:
            return self.day.isoformat()
        return self.time.replace(microsecond=0).isoformat()


def moment(value: datetime) -> Moment:
    """Make a Moment of a datetime."""
    return Moment(value.date(), value)


def plausible(found: Moment, captured: datetime | None = None) -> bool:
    """Tell whether news may be of that day: not before the web, not after the visit."""
    if not OLDEST_YEAR <= found.day.year < 2100:
        return False
    return captured is None or found.day <= (captured + timedelta(hours=14)).date()


_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T\s_]+(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)


_NOT_RFC = re.compile(r"\d\s?[ap]\.?m\b|\bGMT[+-]\d|(?<![\d:.+-])0\d{3}\b(?!:)", re.IGNORECASE)
"""What RFC 5322 does not know or misreads: afternoons, "GMT+0100" of JavaScript, the year 1."""


def read_stamp(text: str) -> Moment | None:
    """Read a time that a page gives to machines: ISO 8601, RFC 5322, Unix time; else as printed."""
    text = text.strip().strip("\"'")
    if text.isdigit() and len(text) in (10, 13):
        return _unix(text)
    match = _ISO.match(text)
    if match and (match[4] is None or len(text) < 45):
        return _build(
            int(match[1]), int(match[2]), int(match[3]), match[4], match[5], match[6],
            _offset(match[7]),
        )  # fmt: skip
    if not 5 < len(text) < 80:
        return None
    if _NOT_RFC.search(text):
        return read_printed(text)
    try:
        return moment(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return read_printed(text)


def _unix(text: str) -> Moment | None:
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    try:
        return moment(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _offset(name: str | None) -> tzinfo | None:
    if not name:
        return None
    name = name.upper().replace(" ", "")
    if name[:3] in ("GMT", "UTC") and len(name) > 4:
        name = name[3] + name[4:].zfill(2) if len(name) < 6 else name[3:]
    hours = ZONES.get(name, _OTHER_ZONES.get(name))
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes))
    return None


def _build(
    year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None,
    zone: tzinfo | None, half: str | None = None,
) -> Moment | None:  # fmt: skip
    """Put a moment together; a time that no clock shows leaves the day alone."""
    if year < 1900:
        return None  # "0001-01-01": no date, as a program writes it
    try:
        whole = date(year, month, day)
    except ValueError:
        return None
    if hour is None or minute is None:
        return Moment(whole)
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half[0] in "pPم" else 0)
    try:
        time = datetime(year, month, day, hours, int(minute), int(second or 0), tzinfo=zone)
    except ValueError:
        return Moment(whole)
    return Moment(whole, time)


_TIME = (
    r"(?:(?:\.(?=\s))?(?:\s|,|\||-|–|—|•|·|/|@|\(|\bat\b|\bum\b|\bpukul\b|\bjam\b|\bpkl\.?|\bà\b|\bkl\.?|\bo|\bT"
    rf"|\b(?:{BEFORE_CLOCK})(?![^\W\d_])\.?)*(?P<first>오전|오후|上午|下午|午前|午後)?\s?"
    r"(?P<hour>\d{1,2})\s?[:.h時时點点시]\s?(?P<minute>\d{2})(?!\d)"
    r"(?:[:.](?P<second>\d{2})(?!\d))?[分분]?"
    r"\s*(?P<half>[ap]\.?m\b\.?|[صم]\b)?\s*(?:Uhr)?\s*"
    r"(?P<zone>WITA|WIB|WIT|(?:GMT|UTC)\s?[+-]\d{1,2}(?::\d{2})?|GMT|UTC|MYT|SGT|JST|KST|"
    r"(?:CES?T|MES?Z|EES?T|MSK)\b|"
    r"[+-]\d{2}:?\d{2})?)?"
)
_MONTH = rf"(?P<month>{MONTH_NAMES})"
_WHOLE = r"(?!\d(?!\d?:\d\d))"
"""The year ends here; an hour may touch it where two elements do: "3 giugno 202109:15"."""
_PRINTED = tuple(
    re.compile(pattern + _TIME, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d:.])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|º|er)?[\s\-/.]*(?:de\s+|d['’])?{_MONTH}"
        r"\.?[\s\-/.,]*(?:del?\s+)?['’]?(?P<year>\d{4}|\d{2}(?![\d:.]))" + _WHOLE,
        rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}}){_WHOLE}",
        r"(?<![\d/.\-])(?P<year>\d{4})\s?[-/.年년]\s?(?P<mon>\d{1,2})\s?[-/.月월]\s?"
        r"(?P<day>\d{1,2})(?![\d/])(?:[日일]|\.(?!\d))?",
        r"(?<![\d/.\-])(?P<day>\d{1,2})(?P<mark>[/.\-])(?P<mon>\d{1,2})(?P=mark)"
        r"(?P<year>\d{4}|\d{2})(?![\d/])",
        r"(?<![\d/.\-|])(?P<day>\d{1,2})(?P<mark>\. | [|/] )(?P<mon>\d{1,2})(?P=mark)"
        r"(?P<year>(?:19|20)\d{2})(?![\d/])",
        r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<mon>\d{1,2})(?:,| năm) (?P<year>\d{4})(?!\d)",
        rf"(?<![\d:.])(?P<year>\d{{4}})[\s\-,.]+(?:m\.\s)?{_MONTH}[\s\-,.]+(?P<day>\d{{1,2}})(?!\d)"
        r"(?:\.(?!\d))?",
    )
)  # fmt: skip
_TIME_FIRST = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b\.?)?\s*"
    r"(?P<zone>WIB|WITA|WIT|GMT|UTC|EST|EDT|BST)?\s*(?:,|\||-|–|on|\s)*\s*$",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(r"\d\D+\d")
"""Every printed day has two: of the day and of the year."""


def read_printed(text: str, *, month_first: bool = False) -> Moment | None:
    """Read the first day (with its time) that a text prints; None where it prints none.

    ``month_first``: an ambiguous 01/02/2024 is the second of January (American pages).
    """
    found = find_printed(text, month_first=month_first)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def find_printed(text: str, *, month_first: bool = False) -> tuple[Moment, str] | None:
    """Like `read_printed`, with the text that the moment was read from."""
    if not _TWO_NUMBERS.search(text):
        return None
    best: tuple[int, Moment, str] | None = None
    for pattern in _PRINTED:
        for match in pattern.finditer(text):
            if best is not None and match.start() >= best[0]:
                break
            read = _from_match(match, text, month_first)
            if read is not None:
                best = (match.start(), *read)
                break
    return best[1:] if best else None


def _from_match(match: re.Match[str], text: str, month_first: bool) -> tuple[Moment, str] | None:
    groups = match.groupdict()
    day = int(groups["day"])
    if groups.get("mon"):
        month = int(groups["mon"])
        slashes = (groups.get("mark") or "").strip() == "/"
        if (month > 12 >= day) or (month_first and slashes and day <= 12):
            day, month = month, day
    else:
        month = MONTHS[groups["month"].lower().rstrip(".")]
    hour, minute, half, zone = groups["hour"], groups["minute"], groups["half"], groups["zone"]
    start = match.start()
    if hour is None:
        before = _TIME_FIRST.search(text[max(0, start - 30) : start])
        if before:
            groups["first"] = None
            hour, minute, half, zone = (
                before["hour"],
                before["minute"],
                before["half"],
                before["zone"],
            )
            start = max(0, start - 30) + before.start()
    if groups["first"] is not None:
        half = "p" if groups["first"] in ("오후", "下午", "午後") else "a"
    year = int(groups["year"])
    if len(groups["year"]) < 4:
        year += 2000 if year < 70 else 1900
    if 2500 < year < 2643:
        year -= 543  # of the Buddhist calendar, which Thailand counts by
    found = _build(year, month, day, hour, minute, groups["second"], _offset(zone), half)
    return (found, text[start : match.end()].strip(" ,|-–(")) if found else None


_UNITS = {
    "detik": "seconds", "second": "seconds", "menit": "minutes", "minute": "minutes",
    "min": "minutes", "jam": "hours", "hour": "hours", "hari": "days", "day": "days",
    "minggu": "weeks", "pekan": "weeks", "week": "weeks",
}  # fmt: skip
_AGO = re.compile(
    r"\b(\d{1,3}|se|an?|satu)\s?(" + "|".join(_UNITS) + r")s?\s+(?:yang\s+)?(?:lalu|ago)\b",
    re.IGNORECASE,
)
_NEAR_DAY = re.compile(
    r"\b(kemarin|yesterday|hari ini|today)\b(?:[\s,|]|pukul|jam|at)*(?:(\d{1,2})[:.](\d{2}))?",
    re.IGNORECASE,
)


def read_relative(text: str, captured: datetime, zone: tzinfo | None) -> tuple[Moment, str] | None:
    """Read "2 jam yang lalu" or "Kemarin 14:05", seen from the capture's time (aware)."""
    local = captured.astimezone(zone or captured.tzinfo or UTC)
    match = _AGO.search(text)
    if match:
        count = int(match[1]) if match[1].isdigit() else 1
        unit = _UNITS[match[2].lower()]
        then = local - timedelta(**{unit: count})
        # "5 hari yang lalu" says the day, not the hour
        found = moment(then) if unit in ("seconds", "minutes", "hours") else Moment(then.date())
        return found, match[0]
    match = _NEAR_DAY.search(text)
    if match:
        back = 1 if match[1].lower() in ("kemarin", "yesterday") else 0
        day = (local - timedelta(days=back)).date()
        built = _build(day.year, day.month, day.day, match[2], match[3], None, local.tzinfo)
        return (built, match[0]) if built else None
    return None


_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY_NAMES})\b", re.IGNORECASE)


def names_weekday(text: str) -> bool:
    """Tell whether a text names a day of the week (in Indonesian or English)."""
    return _WEEKDAY.search(text) is not None
