"""A PostgreSQL of our own: a throw-away cluster that listens on a socket in its folder only."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "30",
    "shared_buffers": "8MB",
}
_START_SECONDS = 20


class Cluster:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def dsn(self, database: str = "postgres") -> str:
        return f"postgresql://arsip@/{database}?host={quote(str(self._folder), safe='')}"

    def new_database(self) -> str:
        """Make an empty database; return its connection string."""
        self._made += 1
        name = f"test{self._made}"
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.dsn(name)


def program(name: str) -> str | None:
    """Find one of the server's programs; Debian keeps them out of PATH."""
    found = shutil.which(name)
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found or (str(beside[-1]) if beside else None)


@contextmanager
def running() -> Iterator[Cluster]:
    """Run a server while the context lasts; skips the test where its programs are not here."""
    initdb, server = program("initdb"), program("postgres")
    if initdb is None or server is None:
        pytest.skip("no PostgreSQL here")
    folder = Path(tempfile.mkdtemp(prefix="arsip-pg-"))
    try:
        as_user = _somebody(folder)
        data = folder / "data"
        words = [initdb, "-D", str(data), "-A", "trust", "-U", "arsip", "--no-sync", "-E", "UTF8"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **as_user)
        settings = [word for k, v in _SETTINGS.items() for word in ("-c", f"{k}={v}")]
        process = subprocess.Popen(
            [server, "-D", str(data), "-k", str(folder), *settings],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **as_user,
        )  # fmt: skip
        try:
            yield _waited_for(Cluster(folder))
        finally:
            process.send_signal(signal.SIGQUIT)  # at once
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody(folder: Path) -> dict[str, Any]:
    """Return how to become somebody else where we are root, whom PostgreSQL refuses."""
    if os.getuid():
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": folder}


def _waited_for(cluster: Cluster) -> Cluster:
    deadline = monotonic() + _START_SECONDS
    while True:
        try:
            psycopg.connect(cluster.dsn()).close()
        except psycopg.OperationalError:
            assert monotonic() < deadline, "PostgreSQL does not start"
            sleep(0.05)
        else:
            return cluster
