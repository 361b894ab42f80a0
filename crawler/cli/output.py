"""How commands print: JSON as bytes, rich text on a terminal only."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.console import Console


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Print one JSON document, or with ``indent=None`` one JSON line, and flush it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    stream = sys.stdout.buffer
    # as UTF-8 whatever the locale, and a lone surrogate must not end the command
    stream.write(text.encode("utf-8", "replace") + b"\n")
    stream.flush()


def console() -> Console:
    """Return rich's console on standard output; without a terminal it prints plain text."""
    return Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
