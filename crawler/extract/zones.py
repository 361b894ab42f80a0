"""The zone of a country, as the end of a host's name tells it."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OTHER = {"uk": "gb"}
"""Top-level domains that are not their country's code in ISO 3166."""

_NO_COUNTRY = frozenset(
    ("ai", "cc", "co", "fm", "gg", "io", "is", "la", "ly", "me", "to", "tv", "ws")
)
"""Codes of countries under which sites of all the world stand."""


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """Read the time zone database's table of zones by country."""
    found: dict[str, list[str]] = {}
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, _, name = line.split("\t")[:3]
            found.setdefault(country.lower(), []).append(name)
    return found


@lru_cache(maxsize=256)
def _zones(country: str) -> tuple[ZoneInfo, ...]:
    return tuple(map(ZoneInfo, _table().get(country, ())))


def zone_of_host(host: str, at: datetime) -> ZoneInfo | None:
    """Return the zone of the country that a host's name ends with, at a time (aware).

    None for hosts of no country ("example.com") and for countries most of whose zones differ at
    that time (Indonesia).
    """
    end = host.rsplit(".", 1)[-1].lower()
    if end in _NO_COUNTRY:
        return None
    zones = _zones(_OTHER.get(end, end))
    offsets = [at.astimezone(zone).utcoffset() for zone in zones]
    for zone, offset in zip(zones, offsets, strict=True):
        if offsets.count(offset) * 2 > len(zones):
            return zone
    return None


_KEYS = ("timezone", "timeZone", "TimeZone", "time_zone")
"""How scripts write the name of the setting."""

_TOLD = re.compile(
    r"[\"']?\s{0,3}[:=][^}\n]{0,60}?[\"']"
    r"((?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\\?/[A-Z][A-Za-z_]{2,30})[\"']"
)


def zone_of_settings(text: str) -> ZoneInfo | None:
    """Return the zone that a page's scripts give as its site's ("timezone": "America/New_York").

    None where they name none, or several: those of a weather report or a programme.
    """
    names = set()
    for key in _KEYS:
        at = text.find(key)
        while at >= 0:
            told = _TOLD.match(text, at + len(key))
            if told:
                names.add(told[1].replace("\\", ""))
            at = text.find(key, at + len(key))
    if len(names) != 1:
        return None
    try:
        return ZoneInfo(names.pop())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
