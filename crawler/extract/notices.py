"""Lines that are what a page says to its visitors, whole: messages, labels, offers, buttons.

What they say is told by the files in ``notices_by_language``: below the name of a rule in brackets
regular expressions, one a line, of which one must fit a whole line in small letters, but for marks
at its ends. They have alternatives within groups alone, and groups without capture; ``{address}``
and ``{person}`` stand for an e-mail address and a name. "at the end" behind a name says that the
line must be among the last of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from crawler.extract.beginnings import LENGTH, beginnings, needed

LONGEST = 260
"""Letters of the longest line that may be one."""

_MARKS = " .,:;!?¿¡…*-–—|•·\"'“”„‘’()[]<>/»«►▶→©_。！？：（）【】「」※।،؛؟"
"""What may stand around a line."""
_FOLDER = files("crawler.extract") / "notices_by_language"
_AT_END = ", at the end"
_PLACES = {
    "{address}": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "{person}": r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}",
}
_SAID = re.compile(
    r"\b(?:said|says|told|asked|shouted|warned|advised|demanded|wrote"
    r"|(?<!\d )kata(?! (?:sandi|kunci))|katanya|ujar|ujarnya|ucap|tutur|pesan"
    r"|saran(?! (?:keuangan|medis|dokter))|pinta|sagte?|rief"
    r"|fragte|erklärte|a dit|disait|dijo|dice|disse|declaró|aseguró|afirmó|explicó|señaló|pidió"
    r"|afirmou|declarou|ha detto|ha spiegato|powiedziała?|сказала?|заявила?|dedi|a spus|mondta"
    r"|сказав)\b"
)
"""Somebody is quoted: newsrooms say of themselves what they have to say."""


LANGUAGES: dict[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, codes in {
        "northern_europe": "de fr nl da no nb nn sv fi is lb fy",
        "southern_europe": "es pt it ro pl cs sk hu hr sr bs sl mk bg el tr ru uk be ca gl eu sq",
        "asia": "ja ko zh vi th hi bn ta te mr ur ar fa he iw my km lo ne si ka hy",
    }.items()
}
"""The languages of a file; the files of other names are for pages of all languages."""


def read_patterns(name: str) -> Iterator[tuple[str, str]]:
    """Yield the patterns of a file with the names of their rules, as they are written there."""
    rule = ""
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:2].islower():
            rule = line[1:-1]
        elif line and not line.startswith("# "):
            yield rule, line


def names() -> list[str]:
    """Return the names of the files."""
    return sorted(file.name.removesuffix(".txt") for file in _FOLDER.iterdir())


class _Notices:
    """Patterns with their names, by how a line may begin."""

    def __init__(self) -> None:
        self._begun: dict[str, list[tuple[str, str]]] = {}
        self._needed: dict[str, list[tuple[str, str, str]]] = {}

    def add(self, name: str, pattern: str, begun: frozenset[str]) -> None:
        for beginning in begun:
            self._begun.setdefault(beginning, []).append((name, pattern))

    def name_of(self, line: str) -> str | None:
        """Return the name of a pattern that a line fits, None where it fits none."""
        for length in range(LENGTH + 1):
            start = line[:length]
            if start not in self._begun:
                continue
            for letters, name, pattern in self._needed.get(start) or self._need(start):
                # few patterns are ever compiled: most lines lack the letters
                if letters in line and _compiled(pattern).fullmatch(line):
                    return name
        return None

    def _need(self, start: str) -> list[tuple[str, str, str]]:
        told = [(needed(pattern), name, pattern) for name, pattern in self._begun[start]]
        self._needed[start] = told
        return told


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _read(name: str) -> list[tuple[str, str, frozenset[str]]]:
    """Return a file's patterns: the name of the rule, the pattern, how a line begins."""
    told = []
    for rule, pattern in read_patterns(name):
        for place, meant in _PLACES.items():
            pattern = pattern.replace(place, meant)
        told.append((rule, pattern, beginnings(pattern)))
    return told


@cache
def _merged(chosen: tuple[str, ...]) -> tuple[_Notices, _Notices]:
    """Return the notices of some files: those that may stand anywhere, and those at the end."""
    anywhere, last = _Notices(), _Notices()
    for name in chosen:
        for rule, pattern, begun in _read(name):
            kind = last if rule.endswith(_AT_END) else anywhere
            kind.add(rule.removesuffix(_AT_END), pattern, begun)
    return anywhere, last


_NAMES = names()


@lru_cache(maxsize=1024)
def _of_language(language: str | None) -> tuple[_Notices, _Notices]:
    """Return the notices of a language; of all where a page declares none."""
    told = ((name, LANGUAGES.get(name)) for name in _NAMES)
    return _merged(tuple(n for n, codes in told if not (language and codes) or language in codes))


def notice_of(text: str, *, last: bool, heads: bool, language: str | None = None) -> str | None:
    """Return the name of the rule under which a line is nothing but a notice, None for others.

    ``last``: it stands among the last lines of the text; ``heads``: prose goes on from it, which
    may well be headed "Comments". ``language`` is the code that the page declares; where it
    declares none, the notices of all languages are looked through.
    """
    if len(text) > LONGEST:
        return None
    line = text.lower().strip(_MARKS)
    anywhere, end = _of_language(language)
    name = anywhere.name_of(line) or (end.name_of(line) if last else None)
    if name is None or (heads and name in ("label", "comments")) or _SAID.search(line):
        return None
    return name
