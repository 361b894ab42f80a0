"""Calling the command in a test."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from crawler.cli import cli

ROOT = str(Path(__file__).parents[2])


def arsip(*words: str, stdin: str = "") -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(cli, list(words), input=stdin)


def arsip_json(*words: str) -> Any:
    """Call the command with ``--json``; it must go well, and print one document only."""
    done = arsip(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def program(*words: str) -> list[str]:
    """Return the command line that calls the command in a process of its own."""
    code = (
        f"import sys; sys.path.insert(0, {ROOT!r}); sys.argv[1:] = {list(words)!r};"
        " from crawler.cli import main; main()"
    )
    return [sys.executable, "-c", code]


def on_terminal(*words: str, columns: int = 80, **variables: str) -> str:
    """Call the command on a terminal of its own; return what it prints there."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns)}
    environment.pop("NO_COLOR", None)
    environment |= variables
    with subprocess.Popen(program(*words), stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        printed = b""
        while True:
            try:
                data = os.read(ours, 1 << 16)
            except OSError:  # Linux: the other end is closed
                break
            if not data:
                break
            printed += data
    os.close(ours)
    return printed.decode()
