"""The server as a command: a line that says where, and one line for what cannot be."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.archive.library import make_library
from tests.cli.helpers import arsip, program


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    make_library(folder).close()
    return folder / "archive.db"


@pytest.fixture
def served(archive: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    words = program(
        "serve", "--db", str(archive), "--port", "0", "--base-url", "arsip", "--title", "Arsip Uji"
    )
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        yield line.split(" at ")[1].split()[0], run
        run.kill()


def test_it_says_where_serves_and_ends_by_ctrl_c(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, run = served
    page = httpx.get(url, trust_env=False, timeout=60)
    assert url.endswith("/arsip/")
    assert "Arsip Uji" in page.text
    assert "Jembatan Gantung Dibuka" in page.text
    os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert "Traceback" not in said
    assert run.returncode in (0, 130)


def test_ctrl_c_right_after_it_said_where_ends_it_too(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    _, run = served
    os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (130, "arsip: interrupted\n")


def test_what_cannot_be_served_is_one_line(archive: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        cases = {
            ("--db", str(tmp_path / "none.db")): 1,
            ("--db", str(archive), "--port", port): 1,
            ("--db", str(archive), "--port", "70000"): 2,
            ("--db", str(archive), "--setting", "no_such", "on"): 2,
            ("--db", str(archive), "--setting", "default_allow_sql", "maybe"): 2,
            ("--db", str(archive), "--setting", "sql_time_limit_ms", "long"): 2,
        }
        for words, code in cases.items():
            done = arsip("serve", *words)
            assert (done.exit_code, done.stdout) == (code, ""), words
            assert "Traceback" not in done.stderr
            assert done.stderr.strip().splitlines()[-1].startswith(("arsip:", "Error:"))
