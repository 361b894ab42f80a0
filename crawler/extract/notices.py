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
from importlib.resources import files

from crawler.extract.beginnings import LENGTH, beginnings

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


def read_patterns() -> Iterator[tuple[str, str]]:
    """Yield the patterns of all files with the names of their rules, as they are written there."""
    for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name):
        name = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("[") and line.endswith("]") and line[1:2].islower():
                name = line[1:-1]
            elif line and not line.startswith("# "):
                yield name, line


class _Notices:
    """Patterns with their names, by how a line may begin."""

    def __init__(self) -> None:
        self._begun: dict[str, list[tuple[str, str]]] = {}
        self._compiled: dict[str, tuple[re.Pattern[str], list[str]]] = {}

    def add(self, name: str, pattern: str) -> None:
        for beginning in beginnings(pattern):
            self._begun.setdefault(beginning, []).append((name, pattern))

    def name_of(self, line: str) -> str | None:
        """Return the name of a pattern that a line fits, None where it fits none."""
        for length in range(min(LENGTH, len(line)) + 1):
            start = line[:length]
            if start in self._begun:
                pattern, names = self._compiled.get(start) or self._compile(start)
                found = pattern.fullmatch(line)
                if found is not None and found.lastindex is not None:
                    return names[found.lastindex - 1]
        return None

    def _compile(self, start: str) -> tuple[re.Pattern[str], list[str]]:
        told = self._begun[start]
        whole = "|".join(f"({pattern})" for _, pattern in told)
        self._compiled[start] = re.compile(whole), [name for name, _ in told]
        return self._compiled[start]


_anywhere, _last = _Notices(), _Notices()
for _name, _pattern in read_patterns():
    for _place, _told in _PLACES.items():
        _pattern = _pattern.replace(_place, _told)
    (_last if _name.endswith(_AT_END) else _anywhere).add(_name.removesuffix(_AT_END), _pattern)


def notice_of(text: str, *, last: bool, heads: bool) -> str | None:
    """Return the name of the rule under which a line is nothing but a notice, None for others.

    ``last``: it stands among the last lines of the text; ``heads``: prose goes on from it, which
    may well be headed "Comments".
    """
    if len(text) > LONGEST:
        return None
    line = text.lower().strip(_MARKS)
    name = _anywhere.name_of(line) or (_last.name_of(line) if last else None)
    if name is None or (heads and name in ("label", "comments")) or _SAID.search(line):
        return None
    return name
