"""How a text may begin that fits a regular expression.

Many patterns can then be kept by their beginnings, and a text is tried against few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LENGTH = 4
"""Characters of a beginning; shorter where nobody knows what comes next."""
_MOST = 12
"""Characters of a class that are told one by one."""
_DIGITS = "0123456789"
_ESCAPED = re.compile(r"\\([^\w\s])")
_PLAIN = re.compile(rf"[\w ]{{{LENGTH}}}(?![?*{{])")
"""How most patterns begin."""
_OPTIONAL = ("?", "*", "{0,")
_REPEATED = ("*", "+", "{")

Begun = set[tuple[str, bool]]
"""Beginnings, each with whether the text goes on in a way that nobody knows."""


def beginnings(pattern: str) -> frozenset[str]:
    """Return beginnings of which every text has one that fits ``pattern``; "" says any.

    The pattern has alternatives within groups alone. Literals, classes of characters, groups
    without capture and what may be missing are followed; at anything else a beginning ends.
    """
    if _PLAIN.match(pattern):
        return frozenset((pattern[:LENGTH],))
    found = {told for told, _ in _of_sequence(pattern)}
    shorter = ({told[:length] for length in range(len(told))} for told in found)
    return frozenset(t for t, short in zip(found, shorter, strict=True) if found.isdisjoint(short))


def needed(pattern: str) -> str:
    """Return the longest run of letters that every text has that fits ``pattern``."""
    runs = [""]
    for atom, optional, repeated in _atoms(pattern):
        plain = atom[-1:] if len(atom) == 1 or (len(atom) == 2 and not atom[1].isalnum()) else ""
        if optional or not plain or atom in (".", "^", "$"):
            runs.append("")
            continue
        runs[-1] += plain
        if repeated:
            runs.append("")
    return max(runs, key=len)


def alternatives(pattern: str) -> list[str]:
    """Split a pattern into its alternatives, groups left whole."""
    parts, start = [], 0
    for index, char, depth in _scan(pattern, 0):
        if char == "|" and not depth:
            parts.append(pattern[start:index])
            start = index + 1
    return [*parts, pattern[start:]]


def _of_sequence(sequence: str) -> Begun:
    ended: Begun = set()
    partial = {""}
    for atom, optional, repeated in _atoms(sequence):
        longer: set[str] = set()
        for told, goes_on in _of_atom(atom):
            for before in partial:
                whole = (before + told)[:LENGTH]
                if goes_on or repeated or len(whole) == LENGTH:
                    ended.add((whole, True))
                else:
                    longer.add(whole)
        partial = longer | partial if optional else longer
        if not partial:
            break
    return ended | {(told, False) for told in partial}


def _of_atom(atom: str) -> Begun:
    if atom.startswith("(?:"):
        return set().union(*map(_of_sequence, alternatives(atom[3:-1])))
    if atom.startswith("["):
        plain = _ESCAPED.sub(r"\1", atom[1:-1].replace(r"\d", _DIGITS))
        told = not (plain[:1] == "^" or "-" in plain or "\\" in plain or len(plain) > _MOST)
        return {(char, False) for char in plain} if told else {("", True)}
    if atom == r"\d":
        return {(char, False) for char in _DIGITS}
    if len(atom) == 2 and not atom[1].isalnum():
        return {(atom[1], False)}
    return {(atom, False)} if len(atom) == 1 and atom not in ".^$" else {("", True)}


def _atoms(sequence: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the parts of a sequence: each, whether it may be missing, whether it may come again."""
    index = 0
    while index < len(sequence):
        end = _atom_end(sequence, index)
        optional, repeated = (sequence.startswith(marks, end) for marks in (_OPTIONAL, _REPEATED))
        yield sequence[index:end], optional, repeated
        index = end
        if optional or repeated:
            index = sequence.index("}", end) + 1 if sequence[end] == "{" else end + 1


def _atom_end(sequence: str, index: int) -> int:
    char = sequence[index]
    if char == "\\":
        return index + 2
    if char == "[":
        return _class_end(sequence, index) + 1
    if char != "(":
        return index + 1
    ends = (end + 1 for end, mark, depth in _scan(sequence, index) if mark == ")" and not depth)
    return next(ends, len(sequence))


def _scan(text: str, index: int) -> Iterator[tuple[int, str, int]]:
    """Yield each character outside classes and escapes, its place, and the groups around it."""
    depth = 0
    while index < len(text):
        char = text[index]
        if char == "\\":
            index += 1
        elif char == "[":
            index = _class_end(text, index)
        else:
            depth += (char == "(") - (char == ")")
            yield index, char, depth
        index += 1


def _class_end(text: str, index: int) -> int:
    """Return where a class of characters ends that begins at ``index``."""
    index += 2 if text[index + 1 : index + 2] in ("^", "]") else 1
    while index < len(text) and text[index] != "]":
        index += 2 if text[index] == "\\" else 1
    return index
