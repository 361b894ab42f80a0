"""With which characters a text may begin that fits a regular expression.

Many patterns can then be kept by their first characters, and a text is tried against few.
"""

from __future__ import annotations

_OPTIONAL = ("?", "*", "{0,")
_MARKS = frozenset("|)?*+{}^$")


def beginnings(pattern: str) -> frozenset[str] | None:
    """Return the characters with which a text may begin that fits ``pattern``; None for any.

    The pattern has alternatives within groups alone. Knows literals, classes of characters, groups
    without capture and what may be missing; None also where it meets anything else, or where
    nothing need stand there.
    """
    found: set[str] = set()
    index = 0
    while index < len(pattern):
        end = _atom_end(pattern, index)
        first = _of_atom(pattern[index:end])
        if first is None:
            return None
        found |= first
        if not pattern.startswith(_OPTIONAL, end):
            return frozenset(found)
        index = pattern.index("}", end) + 1 if pattern[end] == "{" else end + 1
    return None


def alternatives(pattern: str) -> list[str]:
    """Split a pattern into its alternatives, groups left whole."""
    parts, depth, start, index = [], 0, 0, 0
    while index < len(pattern):
        char = pattern[index]
        if char == "\\":
            index += 1
        elif char == "[":
            index = _class_end(pattern, index)
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            parts.append(pattern[start:index])
            start = index + 1
        index += 1
    return [*parts, pattern[start:]]


def _of_atom(atom: str) -> set[str] | None:
    if atom.startswith("(?:"):
        ways = [beginnings(way) for way in alternatives(atom[3:-1])]
        return set().union(*(way for way in ways if way)) if None not in ways else None
    if atom == r"\d":
        return set("0123456789")
    if atom.startswith("["):
        plain = atom[1:-1]
        return None if plain[:1] == "^" or "-" in plain or "\\" in plain else set(plain)
    if len(atom) == 2 and atom[0] == "\\":
        return None if atom[1].isalnum() else {atom[1]}
    return None if atom in _MARKS or atom in ".(" or len(atom) != 1 else {atom}


def _atom_end(sequence: str, index: int) -> int:
    char = sequence[index]
    if char == "\\":
        return index + 2
    if char == "[":
        return _class_end(sequence, index) + 1
    if char != "(":
        return index + 1
    depth = 0
    while index < len(sequence):
        char = sequence[index]
        if char == "\\":
            index += 1
        elif char == "[":
            index = _class_end(sequence, index)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return index + 1
        index += 1
    return index


def _class_end(text: str, index: int) -> int:
    """Return where a class of characters ends that begins at ``index``."""
    index += 1
    while index < len(text) and (text[index] != "]" or text[index - 1] in "[^"):
        index += 2 if text[index] == "\\" else 1
    return index
