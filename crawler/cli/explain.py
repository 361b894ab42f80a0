"""How ``arsip extract --explain`` prints: every candidate of a page, and why the winner won."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from crawler.cli.output import on_terminal, print_table, print_text, printable
from crawler.extract.explain import Candidate, Explanation, explain_article
from crawler.extract.saved import addressed, unpacked
from crawler.extract.tasks import Task
from crawler.records import NotAnArticle

_HEADER = ("field", "won", "weight", "source", "value", "note")
_SHOWN = {"value": 120, "note": 40}
"""Characters of a cell that a terminal shows; elsewhere everything is printed."""


def explain_saved(task: Task) -> Explanation:
    """Explain a saved page as ``read_saved`` reads it. Raises BodyError."""
    task = unpacked(task)
    with suppress(NotAnArticle):  # the explanation says so itself
        task = addressed(task)
    return explain_article(task.html, task.url, task.outlet)


def print_explanation(path: Path, found: Explanation) -> None:
    """Print what a page is, then candidates, reasons, furniture and signs as tables."""
    answer = "an article" if found.reason is None else f"no article ({found.reason})"
    print_text(Text(f"{printable(str(path))}: {answer}", "bold"), wrap=False)
    signs = asdict(found.signs) if found.signs is not None else {}
    for header, rows in (
        (_HEADER, [_row(one) for one in found.candidates]),
        (("field", "why"), [[field, _cell(why)] for field, why in found.why.items()]),
        (("furniture", "lines"), [[rule, str(n)] for rule, n in found.furniture.items()]),
        (("sign", "value"), [[sign, _cell(_sign(value))] for sign, value in signs.items()]),
    ):
        if rows:
            print_text()
            print_table(header, rows, whole=header[:3] if header is _HEADER else header[:1])


def _row(one: Candidate) -> list[Text | str]:
    cells = [
        one.field,
        "yes" if one.chosen else "",
        "" if one.weight is None else f"{one.weight:g}",
        _cell(one.source),
        _cell(one.value, _SHOWN["value"]),
        _cell(one.note, _SHOWN["note"]),
    ]
    return [Text(cell, "bold" if one.chosen else "dim") for cell in cells]


def _cell(text: str, shown: int | None = None) -> str:
    """Return text as one line of a table, cut short where a person looks at it."""
    line = " ".join(printable(text).split())
    if shown is None or len(line) <= shown or not on_terminal():
        return line
    return line[: shown - 1] + "…"


def _sign(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.3g}" if isinstance(value, float) else str(value)
