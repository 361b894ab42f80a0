"""How well articles are read, as the benchmark measured it, for the data card."""

from __future__ import annotations

import json
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.json")
"""What ``python -m bench.quality --write`` measured; it ships with the package."""

_SETS = {
    "indonesian": "Indonesian outlets",
    "fundus": "publishers of many countries",
    "aeb": "a public benchmark of bodies",
    "htmldate": "a public benchmark of dates",
}
_MEASURES = {"body_f1": "body F1", "title": "headlines", "authors": "authors", "date": "dates"}


def quality() -> str:
    """Return a paragraph on the measured quality."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))["figures"]
    parts = []
    for name, about in _SETS.items():
        found = figures.get(name, {})
        values = [f"{what} {found[key]:.3f}" for key, what in _MEASURES.items() if key in found]
        if values:
            parts.append(f"{about} ({found['pages']} pages): {', '.join(values)}")
    return "Measured on real pages with known truth, without a declaration's help: " + (
        "; ".join(parts) + "."
    )
