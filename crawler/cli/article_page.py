"""An article on a terminal, set for reading: who, when and where; text; who else; where from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crawler.archive.story_list import Member
from crawler.cli.drawing import ascii_only, bar
from crawler.cli.output import lag, moment, printable

MEASURE = 72
"""Columns of a line of text, more than which the eye loses its place."""
MARGIN = 2
_LAG_BAR = 12


def draw_article(
    article: dict[str, Any], prints: Sequence[Member], provenance: Iterable[tuple[str, str]]
) -> None:
    """Print an article; ``prints`` are all articles of its story, ``provenance`` labelled lines."""
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, MEASURE + 2 * MARGIN)
    console.print(_set(_head(article)))
    if article["gone_since"]:
        told = f"Gone from its outlet since {moment(article['gone_since'])}; as last seen."
        console.print(_set(Text(told, style="bold red")))
    for paragraph in article["text"].split("\n\n"):
        console.print(_set(Text(printable(paragraph))))
    if len(prints) > 1:
        longest = max((one.lag_hours or 0 for one in prints), default=0)
        span = f" over {lag(longest)[1:]}" if longest else ""
        told = f"Story {article['story']}: {len(prints)} articles{span}"
        _section(console, told, _story(prints, article["id"], longest))
    _section(console, "Provenance", _labelled(provenance))


def _set(what: Text | Table, below: int = 1) -> Padding:
    return Padding(what, (0, MARGIN, below, MARGIN))


def _head(article: dict[str, Any]) -> Text:
    where = " · ".join(printable(part) for part in (article["outlet"], article["section"]) if part)
    when = " · ".join(filter(None, (moment(article["published"]), article["dateline"])))
    people = [", ".join(article["authors"])] if article["authors"] else []
    people += [f"edited by {', '.join(article['editors'])}"] if article["editors"] else []
    lines = [
        Text(where, style="cyan"),
        Text(printable(article["title"]), style="bold"),
        Text(printable(" · ".join(people)), style="italic"),
        Text(printable(when), style="dim"),
    ]
    return Text("\n").join(line for line in lines if line.plain)


def _section(console: Console, title: str, table: Table) -> None:
    rule = Rule(
        Text(title, style="bold"), align="left", style="dim", characters="-─"[not ascii_only()]
    )
    console.print(Padding(rule, (0, MARGIN)))
    console.print(_set(table))


def _story(prints: Sequence[Member], this: int, longest: float) -> Table:
    table = _grid()
    table.add_column(justify="right", no_wrap=True)
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    for one in prints:
        here = one.article == this
        hours = one.lag_hours or 0
        table.add_row(
            lag(one.lag_hours),
            Text(bar(hours, longest, _LAG_BAR), style="cyan"),
            Text(printable(one.outlet), style="bold" if here else ""),
            Text("this one" if here else f"{one.article}", style="bold" if here else "dim"),
            Text("" if here else printable(one.title), style="dim"),
        )
    return table


def _labelled(lines: Iterable[tuple[str, str]]) -> Table:
    table = _grid()
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for label, value in lines:
        shown = printable(value)
        # a terminal that knows links keeps an address one even where it is broken over lines
        style = f"link {shown}" if shown.startswith(("https://", "http://")) else ""
        table.add_row(label, Text(shown, style=style if " " not in shown else ""))
    return table


def _grid() -> Table:
    return Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
