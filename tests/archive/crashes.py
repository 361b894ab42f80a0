"""The crash harness: an action is killed at every crash point that it reaches, one after another.

``python -m tests.archive.crashes MODULE FOLDER`` imports the module and calls its ``prepare(path)``
once. Then, for each number, on a copy, ``act(path)`` in a process that ends at that crash point,
and ``check(path)``, which finds out what is left and whether it is sound. It prints how many
points there were.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Protocol, cast

from crawler.archive.crashpoints import arm
from tests.archive.crash_readers import ready_readers


class Case(Protocol):
    """What a module of crashes says."""

    def prepare(self, path: Path) -> None:
        """Make what the action begins with."""

    def act(self, path: Path) -> None:
        """Do what is killed."""

    def check(self, path: Path) -> None:
        """Raise where the archive is not sound after the next start."""


def crash_everywhere(module: str, folder: Path) -> int:
    """Run the harness in a process of its own; return how many points were tried."""
    command = [sys.executable, "-m", "tests.archive.crashes", module, str(folder)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.split()[-1])


def main(module: str, folder: Path) -> int:
    case = cast(Case, import_module(module))
    base = folder / "base"
    base.mkdir()
    ready_readers()
    if _forked(partial(case.prepare, base / "archive.db")):
        raise SystemExit("nothing to begin with")
    for number in count(1):
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(base, copy)
        status = _forked(partial(_act, case, copy / "archive.db", number))
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if not killed and status:
            raise SystemExit(f"the action failed by itself at point {number} ({status})")
        if _forked(partial(case.check, copy / "archive.db")):
            raise SystemExit(f"not sound after a crash at point {number}")
        if not killed:
            return number - 1
    return 0


def _act(case: Case, path: Path, number: int) -> None:
    arm(str(number))
    case.act(path)


def _forked(call: Callable[[], None]) -> int:
    """Call in a process of its own; return how that ended.

    This one never has but one thread, whatever is called, so that forking is safe.
    """
    child = os.fork()
    if not child:
        try:
            call()
        except BaseException:  # noqa: BLE001 - the exit code says so, the traceback why
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2])))
