"""The place that opens a news text: "SAMARINDA, Outlet.co – …" """

from __future__ import annotations

import re

from crawler.extract.cleaning import name_case
from crawler.extract.title import compact
from crawler.outlet import Outlet

_DASH = (
    r"(?P<mark>\s+[-–—]{1,2}(?=\s|[A-Z\"“])|[-–—]{1,2}(?=\s)|(?:--|[–—])(?=[A-Z\"“])"
    r"|(?<=[A-ZÀ-Þ]{5})-(?=[A-Z\"“])|\s*:(?=\s)|\s+\|\s)"
)
"""What parts a place from the text. A hyphen without spaces is one after capitals alone."""
_OPENING = re.compile(rf"^(?P<place>[^.!?;]{{2,90}}?|[^!?;]{{2,70}}?){_DASH}")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HOST = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|news|org|info|asia|tv|example)\b(?:\.\w+)*",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:antara|antaranews|idn times|kaltim today|republika|tempo|detik\w*|kompas\w*|okezone|"
    r"poskota\w*(?: \w+)?|prokal|diskominfo(?: \w+)?|adv|advertorial|news|online|reuters|afp|ap"
    r"|kbrn)$",
    re.IGNORECASE,
)
"""Agencies and outlets that stand before or after the place."""
_NO_PLACE = re.compile(
    r"^(?:file (?:photo|foto)|photos?|foto|video|watch|update|breaking|exclusive|opinion|analysis"
    r"|interview|summary|note|nato|unesco|unicef|fifa|uefa|asean|opec|kpu|dprd?|kpk|polri)$",
    re.IGNORECASE,
)
"""Labels and bodies that open a text in capitals and are no places."""
_DATE = re.compile(r"\d")
_BOLD_PLACE = re.compile(r"^[A-Z][\w’' ]{2,30}[.:]?$")
MAX_WORDS = 4
"""Words of the longest place names ("Kutai Kartanegara", "Penajam Paser Utara")."""


def dateline_of(
    text: str, site: set[str], outlet: Outlet | None = None, bold: str = ""
) -> str | None:
    """Return the place of the dateline that opens ``text``, None where none does.

    ``site`` are the site's own names, letters and digits only, lower case: they stand in
    datelines beside the place, on either side. ``bold`` is the bold type that opens the text:
    "**Bontang.** Puluhan siswa …" is a dateline, a first sentence of one word is none.
    """
    first = text.split("\n\n", 1)[0]
    place = _opening(first, own_names(site, outlet))
    if not place and _BOLD_PLACE.match(bold) and bold[-1] == "." and first.startswith(bold):
        words = bold.rstrip(".").split()
        if len(words) <= MAX_WORDS and all(word[0].isupper() for word in words):
            place = name_case(" ".join(words))
    return place or None


def own_names(site: set[str], outlet: Outlet | None = None) -> set[str]:
    """Return the site's names with the outlet's aliases, letters and digits only."""
    return site | {compact(alias) for alias in (outlet.aliases if outlet else ())}


def opens_text(text: str, own: set[str]) -> bool:
    """Tell whether a paragraph begins with a dateline: a place, or the site's name alone."""
    return _opening(text, own) is not None


def _opening(text: str, own: set[str]) -> str | None:
    """Return the place, "" where the site's name stands alone, None where no dateline opens."""
    match = _OPENING.match(text[:140])
    if not match:
        return None
    opening = _BRACKETS.sub(" , ", match["place"])
    shouted = opening.upper() == opening
    if text[match.end() :].lstrip()[:1].islower() and not shouted:
        return None  # "Rina Puspita — a teacher from Bontang — …"
    named = _HOST.search(opening) is not None
    opening = _HOST.sub(lambda host: _before_own(host[0], own), opening)
    parts = re.split(r"[,/|]|\s-\s|(?<=\w{4})\.\s", opening)
    listed = "|" in match["mark"] and " | " in text[match.end() : 140]
    if listed or any(len(part.split()) > MAX_WORDS for part in parts):
        return None  # "Kota | Foto | Video", or a sentence
    for part in parts:
        part = part.strip(" .:-–—")
        if not part or compact(part) in own or _NOISE.match(part) or _DATE.search(part):
            named = named or bool(part)
            continue
        words = part.split()
        if not all(word[0].isupper() for word in words):
            return None
        # "Catatan: …" is a label; a place before a colon stands in capitals or beside a name
        labelled = ":" in match["mark"] and not (named or part.upper() == part)
        return None if labelled or _NO_PLACE.match(part) else name_case(part)
    return "" if named else None


def _before_own(host: str, own: set[str]) -> str:
    """Return what stands before the site's name: "NUNUKAN" of "NUNUKAN.NIAGA.ASIA"."""
    labels = host.split(".")
    for cut in range(1, len(labels) - 1):
        # "co.id" is among the names of a site too
        if len(labels[cut]) > 3 and compact("".join(labels[cut:])) in own:
            return " ".join(labels[:cut]) + " , "
    return " , "
