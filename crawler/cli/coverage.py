"""``arsip coverage``: what the outlets listed, what is archived, what is missing and why."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from crawler.cli import CommandError, database_option
from crawler.cli.output import on_terminal, print_json, print_table, print_text, printable, reading
from crawler.operate.coverage import UNDATED, Count, Coverage, coverage

LEAST_MONTHS = 12
"""A terminal that has no room for so many months beside the counts shows the counts alone."""
_SHADES = ((0.98, "█", "green"), (0.8, "▓", "yellow"), (0.5, "▒", "dark_orange"), (0, "░", "red"))
"""From which share archived a month is drawn how."""
_NOTHING = "·"
_COUNTS = ("listed", "archived", "missing", "total")


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
        raise CommandError(f"no outlet in the archive is called {outlet!r}", 2)
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
    """Print the months of one outlet for a terminal, where 80 columns are narrow."""
    rows: list[list[Text | str]] = [
        [month, *_numbers(count), _reasons(count)]
        for month, count in (*one.months.items(), ("all", one.sum))
    ]
    header = ["month", "listed", "archived", "twice", "missing", "none"]
    print_table([*header, "missing because"], rows, whole={"month", *header})
    print_text("twice: addresses of articles that have another; none: are no articles")
    if one.total is not None:
        print_text(f"The outlet itself says it has {one.total} articles.")


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
    width = max([len("outlet"), *(len(printable(name)) for name in found)])
    counts = {name: _counts(one) for name, one in found.items()}
    wide = [max([len(word), *(len(row[n]) for row in counts.values())])
            for n, word in enumerate(_COUNTS)]  # fmt: skip
    left = width + sum(wide) + 2 * len(_COUNTS) + 2
    months = _calendar({month for one in found.values() for month in one.months})
    room = console.width - left
    shown = months[-room:] if room >= LEAST_MONTHS else []

    def line(name: str, numbers: tuple[str, ...]) -> Text:
        cells = (number.rjust(size) for number, size in zip(numbers, wide, strict=True))
        return Text("  ".join([name.ljust(width), *cells, ""]))

    head = line("outlet", _COUNTS).append(_years(shown))
    console.print(Text(head.plain.rstrip(), style="bold"), soft_wrap=True)
    for name, one in found.items():
        row = line(printable(name), counts[name])
        for month in shown:
            row.append(*_shade(one.months.get(month)))
        console.print(row, soft_wrap=True)
    if shown:
        legend = Text("share archived: ")
        for least, sign, style in _SHADES:
            legend.append(sign, style).append(f" from {least:.0%}  " if least else " less  ")
        legend.append(f"{_NOTHING} nothing listed")
        if len(shown) < len(months):
            legend.append(f"; {len(months) - len(shown)} earlier months have no room here")
        console.print(legend, soft_wrap=True)


def _counts(one: Coverage) -> tuple[str, ...]:
    whole = one.sum
    return (str(whole.listed), str(whole.archived), str(whole.missing), _total(one))


def _calendar(months: set[str]) -> list[str]:
    """Return every month from the first to the last."""
    dated = sorted(months - {UNDATED})
    if not dated:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (dated[0], dated[-1]))
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(first, last + 1)]


def _years(months: list[str]) -> str:
    """Return the line above the map: each year over its January, where it has room."""
    text = ""
    for place, month in enumerate(months):
        new = month.endswith("-01") and len(text) < place <= len(months) - len("2024")
        if new or place == 0:
            text = text.ljust(place) + month[:4]
    return text


def _shade(count: Count | None) -> tuple[str, str]:
    share = count.share if count is not None else None
    if share is None:
        return _NOTHING, "dim"
    return next((sign, style) for least, sign, style in _SHADES if share >= least)
