"""Where the marks of a chart stand; templates draw them as SVG. Pure.

Each chart has a table with the same figures beside it, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, log1p, pi, sin
from typing import Any

STEPS = 7
"""Shades of a heat map beside the empty one."""
SERIES = 8
"""Outlets with a colour of their own; the others share the last."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map: a row an outlet, a column a month."""

    months: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...]
    """By name: month, count, shade (0 none … ``STEPS``)."""


def heat(months: Mapping[str, Mapping[str, int]], most: int = 24) -> Heat:
    """Return the heat map of articles by outlet and month, of the last ``most`` months."""
    known = sorted({month for of_outlet in months.values() for month in of_outlet})
    shown = _run_of_months(known[0], known[-1])[-most:] if known else ()
    largest = max((c for o in months.values() for m, c in o.items() if m in shown), default=0)
    rows = [
        (name, tuple((m, of.get(m, 0), _shade(of.get(m, 0), largest)) for m in shown))
        for name, of in months.items()
    ]
    return Heat(tuple(shown), tuple(rows))


def _shade(count: int, largest: int) -> int:
    return 1 + round((STEPS - 1) * log1p(count) / log1p(largest)) if count else 0


def _run_of_months(first: str, last: str) -> tuple[str, ...]:
    """Return every month between two, also those in which nothing came."""
    try:
        start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    except ValueError:
        return ()
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(max(start, end - 600), end + 1))


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars: a column a day, a piece an outlet."""

    width: int
    height: int
    pieces: tuple[dict[str, Any], ...]
    """``x``, ``y``, ``width``, ``height``, ``series`` (0 …), ``day``, ``outlet``, ``count``."""
    series: tuple[str, ...]
    """Names of the outlets by their number; the last may be ``""``: all others."""
    ticks: tuple[tuple[int, float], ...]
    """Values of the scale with their heights."""
    days: tuple[tuple[str, float], ...]
    """Days to be written below, with where."""


def bars(
    by_day: Sequence[tuple[str, Mapping[str, int]]], width: int = 720, height: int = 200
) -> Bars:
    """Return where the bars of articles a day stand."""
    total: Counter[str] = Counter()
    for _, counts in by_day:
        total.update(counts)
    names = [name for name, _ in total.most_common()]
    series = names if len(names) <= SERIES else [*names[: SERIES - 1], ""]
    calendar = _run_of_days([day for day, _ in by_day])
    counted = dict(by_day)
    top = _round_up(max((sum(c.values()) for c in counted.values()), default=1))
    step = width / max(len(calendar), 1)
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
                    "x": round(place * step + step * 0.12, 2),
                    "y": round(height - height * base / top, 2),
                    "width": round(step * 0.76, 2), "height": round(height * count / top, 2),
                    "series": number, "day": day, "outlet": name, "count": count,
                })  # fmt: skip
    ticks = tuple((round(top * n / 4), round(height - height * n / 4, 2)) for n in (0, 2, 4))
    every = max(1, len(calendar) // 6)
    shown = tuple((d, round((n + 0.5) * step, 2)) for n, d in enumerate(calendar) if n % every == 0)
    return Bars(width, height, tuple(pieces), tuple(series), ticks, shown)


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


def _round_up(value: int) -> int:
    """Return the next number that four steps divide evenly."""
    for unit in (4, 8, 20, 40, 80, 200, 400, 800, 2000, 4000):
        if value <= unit:
            return unit
    return -(-value // 4000) * 4000


def network(flows: Sequence[Mapping[str, Any]], size: int = 420) -> dict[str, Any]:
    """Return outlets on a circle and the arrows from who printed first to who followed.

    ``nodes``: ``name``, ``x``, ``y``, ``radius``, ``anchor``, ``label_x``; ``edges``: ``path``,
    ``width``, and the flow's own ``first``, ``later``, ``articles``, ``lag``.
    """
    weight: Counter[str] = Counter()
    for flow in flows:
        weight[flow["first"]] += flow["articles"]
        weight[flow["later"]] += flow["articles"]
    names = sorted(weight)
    middle, radius = size / 2, size * 0.34
    nodes: dict[str, dict[str, Any]] = {}
    for number, name in enumerate(names):
        angle = 2 * pi * number / len(names) - pi / 2
        x, y = middle + radius * cos(angle), middle + radius * sin(angle)
        side = "middle" if abs(cos(angle)) < 0.2 else "start" if cos(angle) > 0 else "end"
        nodes[name] = {
            "name": name, "x": round(x, 1), "y": round(y, 1),
            "radius": round(4 + 8 * (weight[name] / max(weight.values())) ** 0.5, 1),
            "anchor": side, "label_x": round(middle + (radius + 20) * cos(angle), 1),
            "label_y": round(middle + (radius + 20) * sin(angle) + 4, 1),
        }  # fmt: skip
    most = max((flow["articles"] for flow in flows), default=1)
    edges = []
    for flow in flows[:60]:
        a, b = nodes[flow["first"]], nodes[flow["later"]]
        bend_x = (a["x"] + b["x"]) / 2 * 0.55 + middle * 0.45 + (b["y"] - a["y"]) * 0.08
        bend_y = (a["y"] + b["y"]) / 2 * 0.55 + middle * 0.45 - (b["x"] - a["x"]) * 0.08
        path = f"M{a['x']} {a['y']} Q{bend_x:.1f} {bend_y:.1f} {b['x']} {b['y']}"
        edges.append({**flow, "path": path, "width": round(1 + 5 * flow["articles"] / most, 1)})
    return {"size": size, "nodes": list(nodes.values()), "edges": edges}
