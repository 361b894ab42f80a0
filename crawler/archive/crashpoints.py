"""Numbered places at which a test kills the process, as SQLite's own crash tests do.

``ARSIP_CRASH_AT=7`` in the environment ends the process with SIGKILL at the seventh place that it
reaches, ``ARSIP_CRASH_AT=writer.committed`` at the first of that name, and
``ARSIP_CRASH_AT=writer.committed:3`` at the third. Not set, a place costs one comparison.
"""

from __future__ import annotations

import os
import signal


class _Plan:
    """Where to end, and how far it is until then."""

    def __init__(self, text: str) -> None:
        name, _, count = text.rpartition(":") if ":" in text else ("", "", text)
        if not count.isdigit():
            name, count = text, "1"
        self.name = name
        self.left = int(count)


_plan: _Plan | None = None


def arm(text: str | None) -> None:
    """End this process at the place that ``text`` names; None: nowhere."""
    global _plan
    _plan = _Plan(text) if text else None


def armed() -> bool:
    """Tell whether this process is to end at a place: what happens at once may then be halved."""
    return _plan is not None


def crash_point(name: str) -> None:
    """End the process here, without any clearing up, if this is the place."""
    if _plan is None or _plan.name not in ("", name):
        return
    _plan.left -= 1
    if _plan.left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("ARSIP_CRASH_AT"))
