"""Small pictures of figures for a terminal: bars, lines of months, shares. Pure but for ``ascii``.

Nothing is told by colour alone, so that they can be read with NO_COLOR and in black and white.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

_EIGHTHS = "▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
NOTHING = "."
"""Where there is nothing: seen, but hardly."""


def ascii_only() -> bool:
    """Tell whether standard output takes no other characters."""
    return not (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf8")


def bar(value: float, most: float, width: int) -> str:
    """Return a bar of at most ``width`` columns; anything above nothing is seen."""
    if value <= 0 or most <= 0:
        return ""
    length = max(1, round(8 * width * min(value / most, 1)))
    if ascii_only():
        return "#" * max(1, round(length / 8))
    whole, rest = divmod(length, 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def spark(counts: Sequence[int]) -> str:
    """Return a column a count, as high as it is beside the largest; ``NOTHING`` for none."""
    most = max(counts, default=0)
    if ascii_only():
        return "".join(str(max(1, round(9 * n / most))) if n else NOTHING for n in counts)
    top = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[round(top * n / most)] if n else NOTHING for n in counts)
