"""Reservations of text and data mining as TDMRep says them (W3C Community Group Report). Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

WELL_KNOWN = "/.well-known/tdmrep.json"
"""Where a site says it for all its pages (TDMRep, "TDM File on the Origin Server")."""

MOST_RULES = 1_000
"""Rules of a file that are looked at."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Whether the rights to mine are reserved, and under which policy."""

    reserved: int
    """1 or 0."""
    policy: str | None = None

    @classmethod
    def of(cls, reserved: Any, policy: Any) -> Self | None:
        """Make one of values as given; None where ``reserved`` is neither 0 nor 1."""
        text = str(reserved).strip() if reserved is not None else ""
        if text not in ("0", "1"):
            return None
        return cls(int(text), str(policy).strip() if policy else None)


def reservation_at(tdmrep: bytes, url: str) -> Reservation | None:
    """Return what a ``tdmrep.json`` says of the page at ``url``; None where it says nothing.

    Its rules hold in their order, the first whose ``location`` matches path and query counts; a
    location is a path with ``*`` and ``$`` as in robots.txt. A file that is no such list says
    nothing.
    """
    try:
        rules = json.loads(tdmrep)
    except (ValueError, RecursionError):
        return None
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    for rule in rules[:MOST_RULES] if isinstance(rules, list) else ():
        if isinstance(rule, dict) and _matches(rule.get("location"), path):
            return Reservation.of(rule.get("tdm-reservation"), rule.get("tdm-policy"))
    return None


def _matches(location: Any, path: str) -> bool:
    """Match piece by piece: as a regular expression, many stars would take for ever to fail."""
    if not isinstance(location, str) or not location:
        return False
    first, *rest = ("/" + location.removesuffix("$").lstrip("/")).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    whole = location.endswith("$")
    if whole and not rest:
        return at == len(path)
    if whole:
        last = rest.pop()
        if len(path) < at + len(last) or not path.endswith(last):
            return False
        path = path[: len(path) - len(last)]
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
