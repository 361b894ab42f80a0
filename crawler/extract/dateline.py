"""The place that opens a news text: "SAMARINDA, Outlet.co – …" """

from __future__ import annotations

import re

from crawler.extract.names import name_case
from crawler.outlet import Outlet

_DASH = r"(?:\s*[-–—]{1,2}(?=\s|[A-Z\"“])|\s*:(?=\s)|\s+\|\s)"
_OPENING = re.compile(rf"^(?P<place>[^.!?;]{{2,90}}?|[^!?;]{{2,70}}?){_DASH}")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HOST = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|news|org|info|asia|tv)\b(?:\.\w+)*", re.IGNORECASE
)
_NOISE = re.compile(
    r"^(?:antara|antaranews|idn times|kaltim today|republika|tempo|detik\w*|kompas\w*|okezone|"
    r"poskota\w*(?: \w+)?|prokal|diskominfo(?: \w+)?|adv|advertorial|news|online|reuters|afp|ap)$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d")
MAX_WORDS = 4
"""Words of the longest place names ("Kutai Kartanegara", "Penajam Paser Utara")."""


def dateline_of(text: str, site: set[str], outlet: Outlet | None = None) -> str | None:
    """Return the place of the dateline that opens ``text``, None where none does.

    ``site`` are the site's own names, letters and digits only, lower case: they stand in
    datelines beside the place, on either side.
    """
    match = _OPENING.match(text[:140])
    if not match:
        return None
    own = site | {_compact(alias) for alias in (outlet.aliases if outlet else ())}
    opening = _BRACKETS.sub(" , ", match["place"])
    opening = _HOST.sub(" , ", opening)
    for part in re.split(r"[,/|]|\s-\s", opening):
        part = part.strip(" .:-–—")
        if not part or _compact(part) in own or _NOISE.match(part) or _DATE.search(part):
            continue
        words = part.split()
        if len(words) > MAX_WORDS or not all(word[0].isupper() for word in words):
            return None
        return name_case(part)
    return None


def _compact(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
