"""``arsip coverage``: what the outlets listed, what is archived, what is missing and why."""

from __future__ import annotations

from math import ceil, floor
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from crawler.cli import database_option
from crawler.cli.choosing import no_such_outlet
from crawler.cli.drawing import NOTHING, ascii_only
from crawler.cli.output import on_terminal, print_json, print_table, print_text, printable, reading
from crawler.operate.coverage import UNDATED, Count, Coverage, coverage

LEAST_MONTHS = 6
"""A terminal that has no room for so many months beside the counts shows the counts alone."""
_SHADES = ((0.98, "█", "green"), (0.8, "▓", "yellow"), (0.5, "▒", "dark_orange"), (0, "░", "red"))
"""From which share archived a month is drawn how."""
_COUNTS = ("listed", "archived", "missing", "share")
BAR = 14
"""Columns of the bar of a month."""


@click.command(
    epilog="""\b
Examples:
  arsip coverage
  arsip coverage --outlet beritakaltim
  arsip coverage --json"""
)
@database_option
@click.option("--outlet", metavar="NAME", help="Only this outlet, month by month.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(db: Path, outlet: str | None, as_json: bool) -> None:
    """Tell per outlet and month what was listed, what is archived, what is missing and why.

    A month is that of publication. "total" is how many articles the outlet itself says it has,
    where it does.
    """
    with reading(db) as archive:
        found = coverage(archive, outlet)
    if outlet is not None and not found:
        raise no_such_outlet(outlet)
    if as_json:
        print_json({"outlets": {name: one.as_dict() for name, one in found.items()}})
    elif not on_terminal():
        _print_months(found)
    elif outlet is None:
        _print_map(found)
    else:
        _print_outlet(found[outlet])


def _print_months(found: dict[str, Coverage]) -> None:
    """Print a line a month, and one for all months of an outlet."""
    header = ["outlet", "month", "listed", "archived", "duplicate", "missing", "not article"]
    rows: list[list[Text | str]] = []
    for name, one in found.items():
        for month, count in one.months.items():
            rows.append([printable(name), month, *_numbers(count), "", _reasons(count)])
        whole = one.sum
        rows.append([printable(name), "all", *_numbers(whole), _total(one), _reasons(whole)])
    print_table([*header, "total", "missing because"], rows)


def _print_outlet(one: Coverage) -> None:
    """Draw the months of one outlet for a terminal: a bar each of what is held and missing."""
    most = max((count.archived + count.missing for count in one.months.values()), default=0)
    rows: list[list[Text | str]] = []
    for month, count in (*one.months.items(), ("all", one.sum)):
        drawn = Text("") if month == "all" else _held_and_missing(count, most)
        rows.append([month, drawn, *_numbers(count), _reasons(count)])
    header = ["month", " " * BAR, "listed", "archived", "twice", "missing", "none"]
    print_table([*header, "missing because"], rows, whole=set(header), right=set(header[2:]))
    held, missing = _signs()
    print_text(f"{held} archived, {missing} missing; twice: addresses of articles that have")
    print_text("another; none: are no articles")
    if one.total is not None:
        print_text(f"The outlet itself says it has {one.total:,} articles.")


def _signs() -> tuple[str, str]:
    return ("#", ".") if ascii_only() else ("█", "░")


def _held_and_missing(count: Count, most: int) -> Text:
    held, missing = _signs()
    whole = round(BAR * (count.archived + count.missing) / most) if most else 0
    lacking = min(whole, ceil(BAR * count.missing / most)) if most else 0
    return Text(held * (whole - lacking), "green").append(missing * lacking, "red")


def _total(one: Coverage) -> str:
    return "" if one.total is None else str(one.total)


def _numbers(count: Count) -> list[str]:
    numbers = (count.listed, count.archived, count.duplicate, count.missing, count.not_article)
    return [str(number) for number in numbers]


def _reasons(count: Count) -> str:
    found = count.as_dict()["reasons"]
    return ", ".join(f"{printable(reason)} ({number})" for reason, number in found.items())


def _print_map(found: dict[str, Coverage]) -> None:
    """Print an outlet a line: its counts, and its months shaded by the share archived."""
    console = Console(highlight=False, emoji=False, markup=False)
    names = {name: printable(name) for name in found}
    width = max([len("outlet"), *map(len, names.values())])
    told = any(one.total is not None for one in found.values())
    header = (*_COUNTS, "total") if told else _COUNTS
    counts = {name: (*_counts(one), _total(one))[: len(header)] for name, one in found.items()}
    wide = [max([len(word), *(len(row[n]) for row in counts.values())])
            for n, word in enumerate(header)]  # fmt: skip

    def line(name: str, numbers: tuple[str, ...]) -> Text:
        cells = (number.rjust(size) for number, size in zip(numbers, wide, strict=True))
        return Text("  ".join([name.ljust(width), *cells, ""]))

    months = _calendar({month for one in found.values() for month in one.months})
    room = console.width - len(line("", header))
    cell = 2 if _columns(months, 2) <= room else 1
    shown = _newest(months, room, cell)
    head = line("outlet", header).append(_years(shown, cell))
    console.print(Text(head.plain.rstrip(), style="bold"), soft_wrap=True)
    for name, one in found.items():
        row = line(names[name], counts[name])
        for turn, month in enumerate(shown):
            row.append(" " * _gap(month, turn))
            sign, style = _shade(one.months.get(month))
            row.append(sign * cell, style)
        console.print(row, soft_wrap=True)
    if shown:
        console.print(_legend(len(months) - len(shown)))


def _legend(hidden: int) -> Text:
    legend = Text("share archived:  ")
    for place, (least, _, style) in enumerate(_SHADES):
        sign = _sign(place)
        legend.append(sign, style).append(f" from {least:.0%}  " if least else " less  ")
    legend.append(f"{NOTHING} nothing listed")
    if hidden:
        legend.append(f"; {hidden} earlier months have no room here")
    return legend


def _counts(one: Coverage) -> tuple[str, ...]:
    whole = one.sum
    share = "" if whole.share is None else f"{floor(100 * whole.share)}%"
    return (f"{whole.listed:,}", f"{whole.archived:,}", f"{whole.missing:,}", share)


def _columns(months: list[str], cell: int) -> int:
    """Return the columns that months take, a gap before each new year."""
    return sum(cell + _gap(month, turn) for turn, month in enumerate(months))


def _newest(months: list[str], room: int, cell: int) -> list[str]:
    """Return the newest months that have room; none where too few do to be worth it."""
    shown = months
    while shown and _columns(shown, cell) > room:
        shown = shown[1:]
    return shown if len(shown) >= min(LEAST_MONTHS, len(months)) else []


def _gap(month: str, turn: int) -> int:
    return 1 if turn and month.endswith("-01") else 0


def _calendar(months: set[str]) -> list[str]:
    """Return every month from the first to the last."""
    dated = sorted(months - {UNDATED})
    if not dated:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (dated[0], dated[-1]))
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(first, last + 1)]


def _years(months: list[str], cell: int) -> str:
    """Return the line above the map: each year over its first month, where it has room."""
    text, place = "", 0
    for turn, month in enumerate(months):
        place += _gap(month, turn)
        left = (len(months) - turn) * cell
        if (turn == 0 or month.endswith("-01")) and len(text) <= place and left >= len("2024"):
            text = text.ljust(place) + month[:4] + " "
        place += cell
    return text


def _shade(count: Count | None) -> tuple[str, str]:
    share = count.share if count is not None else None
    if share is None:
        return NOTHING, "dim"
    place = next(n for n, (least, _, _) in enumerate(_SHADES) if share >= least)
    return _sign(place), _SHADES[place][2]


def _sign(place: int) -> str:
    return "#=-."[place] if ascii_only() else _SHADES[place][1]
