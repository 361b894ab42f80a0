"""As much of a shell as the documentation needs, with ``arsip`` and ``sqlite3`` in this process.

A hundred commands, each in a process of its own, would take a minute to import what they need.
"""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.cli.helpers import arsip

PROGRAMS = frozenset(("cat", "cp", "echo", "grep", "mkdir", "sha256sum"))
"""What is run as it stands."""
_PATTERN = re.compile(r"[\w./-]*\*[\w./*-]*")
_ASSIGNMENT = re.compile(r"[A-Z_]+=.*", re.DOTALL)


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    stdout: str
    stderr: str = ""


class UnknownProgramError(Exception):
    """The shell does not run this program."""


def statements(text: str) -> Iterator[list[str]]:
    """Yield the words of each line; one goes on after a backslash, or while a quote is open."""
    waiting = ""
    for line in text.replace("\\\n", " ").splitlines(keepends=True):
        waiting += line
        lexer = shlex.shlex(waiting, posix=True, punctuation_chars="|&<>")
        lexer.whitespace_split = True
        try:
            words = list(lexer)
        except ValueError:  # a quote is open
            continue
        waiting = ""
        if words:
            yield words
    assert not waiting, f"a quote is not closed: {waiting}"


def commands(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the commands of a line, without redirections and assignments."""
    for part in split(words, ("&&", "|")):
        cut = next((n for n, word in enumerate(part) if word in ("<", ">")), len(part))
        found = [word for n, word in enumerate(part[:cut]) if n or not _ASSIGNMENT.fullmatch(word)]
        if found and found[0] != "export":
            yield found


def split(words: Sequence[str], at: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the runs of words between certain others."""
    for between, run in groupby(words, lambda word: word in at):
        if not between:
            yield list(run)


def run_line(words: Sequence[str]) -> Outcome:
    """Run a line in the current folder; the first part of ``&&`` that fails ends it."""
    outcome = Outcome(0, "")
    for pipeline in split(words, ("&&",)):
        outcome = Outcome(0, "")
        for part in split(pipeline, ("|",)):
            outcome = _run(part, outcome.stdout)
            if outcome.code:
                return outcome
    return outcome


def _run(words: list[str], stdin: str) -> Outcome:
    while words and (words[0] == "export" or _ASSIGNMENT.fullmatch(words[0])):
        name, mark, value = words.pop(0).partition("=")
        if mark:
            os.environ[name] = value
    if "<" in words:
        at = words.index("<")
        stdin = Path(words[at + 1]).read_text(encoding="utf-8")
        words = words[:at]
    target = None
    if ">" in words:
        at = words.index(">")
        target, words = Path(words[at + 1]), words[:at]
    outcome = _call(expanded(words), stdin) if words else Outcome(0, "")
    if target is not None:
        target.write_text(outcome.stdout, encoding="utf-8")
    return outcome


def expanded(words: Sequence[str]) -> list[str]:
    """Return words with the files that their patterns match in their place."""
    return [found for word in words for found in (_matches(word) or [word])]


def _matches(word: str) -> list[str]:
    if not _PATTERN.fullmatch(word):
        return []
    return sorted(str(path) for path in Path().glob(word))


def _call(words: list[str], stdin: str) -> Outcome:
    program, *rest = words
    if Path(program).name == "arsip":
        done = arsip(*rest, stdin=stdin)
        return Outcome(done.exit_code, done.stdout, done.stderr)
    if program == "sqlite3":
        return Outcome(0, query(Path(rest[0]), rest[1]))
    if program in PROGRAMS:
        ran = subprocess.run(words, input=stdin, capture_output=True, text=True, check=False)
        return Outcome(ran.returncode, ran.stdout, ran.stderr)
    raise UnknownProgramError(program)


def query(db: Path, sql: str) -> str:
    """Return what plain SQLite answers, a line a row, the way its own shell prints it."""
    connection = sqlite3.connect(db)
    try:
        rows = [row for statement in split_sql(sql) for row in connection.execute(statement)]
    finally:
        connection.close()
    return "".join("|".join(str(value) for value in row) + "\n" for row in rows)


def split_sql(sql: str) -> Iterator[str]:
    """Yield the statements of a text."""
    waiting = ""
    for line in sql.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        yield waiting
