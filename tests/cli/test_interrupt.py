"""Ctrl-C before a command has come to what it is to do."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.cli.helpers import program


def test_an_interrupted_command_says_so_and_ends_with_130(tmp_path: Path) -> None:
    with subprocess.Popen(
        program("extract", "--batch"), cwd=tmp_path, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        running.stdin.write("no json\n")
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (130, "arsip: interrupted\n")
