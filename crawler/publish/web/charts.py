"""Where the marks of a chart stand; templates draw them as SVG. Pure.

Places across are hundredths of the width and heights are pixels, so that a chart grows with its
page while its letters stay as large as the page's. Each chart has a table with the same figures
beside it, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, cos, log1p, pi, sin
from textwrap import wrap
from typing import Any

STEPS = 7
"""Shades of a heat map beside the empty one."""
SERIES = 8
"""Outlets with a colour of their own; the others share the last."""
LEAST_MONTHS = 12
"""A heat map shows so many months at least, so that a young archive's does not look lost."""
MOST_NODES = 24
"""Outlets of the reprint network; more make no picture."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map: a row an outlet, a column a month."""

    months: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...]
    """By name: month, count, shade (0 none … ``STEPS``)."""


def heat(months: Mapping[str, Mapping[str, int]], most: int = 24) -> Heat:
    """Return the heat map of articles by outlet and month, of the last ``most`` months."""
    known = sorted({month for of_outlet in months.values() for month in of_outlet})
    least = min(most, LEAST_MONTHS)
    shown = _run_of_months(known[0], known[-1], least)[-most:] if known else ()
    largest = max((c for o in months.values() for m, c in o.items() if m in shown), default=0)
    rows = [
        (name, tuple((m, of.get(m, 0), _shade(of.get(m, 0), largest)) for m in shown))
        for name, of in months.items()
    ]
    return Heat(tuple(shown), tuple(rows))


def _shade(count: int, largest: int) -> int:
    return 1 + round((STEPS - 1) * log1p(count) / log1p(largest)) if count else 0


def _run_of_months(first: str, last: str, least: int) -> tuple[str, ...]:
    """Return every month between two, also those in which nothing came; ``least`` of them."""
    try:
        start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    except ValueError:
        return ()
    start = max(min(start, end - least + 1), end - 600)
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1))


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars: a column a day, a piece an outlet."""

    height: int
    pieces: tuple[dict[str, Any], ...]
    """``x``, ``y``, ``width``, ``height``, ``series`` (0 …), ``day``, ``outlet``, ``count``."""
    series: tuple[str, ...]
    """Names of the outlets by their number; the last may be ``""``: all others."""
    ticks: tuple[tuple[int, float], ...]
    """Values of the scale with their heights."""
    days: tuple[tuple[str, float], ...]
    """Days to be written below, with where."""


def bars(by_day: Sequence[tuple[str, Mapping[str, int]]], height: int = 220) -> Bars:
    """Return where the bars of articles a day stand."""
    total: Counter[str] = Counter()
    for _, counts in by_day:
        total.update(counts)
    names = [name for name, _ in total.most_common()]
    series = names if len(names) <= SERIES else [*names[: SERIES - 1], ""]
    calendar = _run_of_days([day for day, _ in by_day])
    counted = dict(by_day)
    scale = _scale(max((sum(c.values()) for c in counted.values()), default=1))
    top, step = scale[-1], 100 / max(len(calendar), 1)
    pieces = []
    for place, day in enumerate(calendar):
        stacked: Counter[str] = Counter()
        for name, count in counted.get(day, {}).items():
            stacked[name if name in series else ""] += count
        base = 0
        for number, name in enumerate(series):
            if count := stacked[name]:
                base += count
                pieces.append({
                    "x": round((place + 0.12) * step, 3),
                    "y": round(height - height * base / top, 2),
                    "width": round(step * 0.76, 3), "height": round(height * count / top, 2),
                    "series": number, "day": day, "outlet": name, "count": count,
                })  # fmt: skip
    ticks = tuple((value, round(height - height * value / top, 2)) for value in scale)
    every = max(1, ceil(len(calendar) / 6))
    shown = tuple((d, round((n + 0.5) * step, 2)) for n, d in enumerate(calendar) if n % every == 0)
    return Bars(height, tuple(pieces), tuple(series), ticks, shown)


def _run_of_days(days: Sequence[str]) -> list[str]:
    try:
        known = sorted(date.fromisoformat(day) for day in days)
    except ValueError:
        return sorted(days)
    if not known:
        return []
    return [
        (known[0] + timedelta(days=n)).isoformat() for n in range((known[-1] - known[0]).days + 1)
    ]


def _scale(largest: int) -> list[int]:
    """Return round numbers from 0 to the largest or a little above, at most five of them."""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if largest <= 4 * step:
                return list(range(0, ceil(max(largest, 1) / step) * step + 1, step))
        unit *= 10


def network(flows: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> dict[str, Any]:
    """Return outlets on a circle and the arrows from who printed first to who followed.

    ``box``: the picture's view box; ``nodes``: ``name``, ``lines`` (what it is called), ``x``,
    ``y``, ``radius``, ``anchor``, ``label_x``, ``label_y``; ``edges``: ``path``, ``width``, and
    the flow's own ``first``, ``later``, ``articles``, ``lag``.
    """
    weight: Counter[str] = Counter()
    for flow in flows:
        weight[flow["first"]] += flow["articles"]
        weight[flow["later"]] += flow["articles"]
    names = sorted(name for name, _ in weight.most_common(MOST_NODES))
    nodes = {
        name: _node(
            titles.get(name, name), 2 * pi * n / len(names), weight[name] / max(weight.values())
        )
        for n, name in enumerate(names)
    }
    shown = [flow for flow in flows if flow["first"] in nodes and flow["later"] in nodes][:60]
    most = max((flow["articles"] for flow in shown), default=1)
    edges = [
        {**flow, "path": _arrow(nodes[flow["first"]], nodes[flow["later"]]),
         "width": round(1 + 6 * flow["articles"] / most, 1)}
        for flow in shown
    ]  # fmt: skip
    return {"box": _BOX, "nodes": list(nodes.values()), "edges": edges}


_RADIUS = 150
_BOX = f"{-_RADIUS - 130} {-_RADIUS - 46} {2 * _RADIUS + 260} {2 * _RADIUS + 96}"
"""The circle with room for names beside it."""


def _node(title: str, turn: float, weight: float) -> dict[str, Any]:
    x, y = sin(turn), -cos(turn)
    lines = wrap(title, 15, max_lines=2, placeholder=" …", break_long_words=True)
    upwards = 18 * (len(lines) - 1)
    return {
        "name": title, "lines": lines, "x": round(_RADIUS * x, 1), "y": round(_RADIUS * y, 1),
        "radius": round(5 + 8 * weight**0.5, 1),
        "anchor": "middle" if abs(x) < 0.2 else "start" if x > 0 else "end",
        "label_x": round((_RADIUS + 20) * x, 1),
        "label_y": round((_RADIUS + 24) * y + 4 - upwards * (1 - y) / 2, 1),
    }  # fmt: skip


def _arrow(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    """Return a line from ``a`` to the rim of ``b``, bent so that the way back is another."""
    bend_x = (a["x"] + b["x"]) / 2 * 0.55 + (b["y"] - a["y"]) * 0.12
    bend_y = (a["y"] + b["y"]) / 2 * 0.55 - (b["x"] - a["x"]) * 0.12
    across, down = b["x"] - bend_x, b["y"] - bend_y
    short = 1 - (b["radius"] + 9) / max((across**2 + down**2) ** 0.5, 1)
    to_x, to_y = bend_x + across * short, bend_y + down * short
    return f"M{a['x']} {a['y']} Q{bend_x:.1f} {bend_y:.1f} {to_x:.1f} {to_y:.1f}"
