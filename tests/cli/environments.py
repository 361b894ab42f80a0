"""Programs of others, each in an environment of its own, kept in pytest's cache."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

SECONDS = 300.0
"""How long an index may take to deliver; then it counts as out of reach."""


def environment(cache: Path, *packages: str) -> Path:
    """Return the folder of an environment's programs; skips the test where none can be made."""
    name = "-".join(package.replace("=", "") for package in packages)
    folder = cache / f"{name}-{sys.version_info.major}{sys.version_info.minor}"
    with FileLock(f"{folder}.lock"):
        if not (folder / "ready").exists():
            shutil.rmtree(folder, ignore_errors=True)
            _make(folder, packages)
            (folder / "ready").touch()
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def _make(folder: Path, packages: tuple[str, ...]) -> None:
    steps = (
        [sys.executable, "-m", "venv", "--without-pip", str(folder)],
        [
            sys.executable, "-m", "pip", "--python", str(folder), "install", "--quiet",
            "--disable-pip-version-check", "--no-compile", "--retries", "1", *packages,
        ],
    )  # fmt: skip
    for step in steps:
        try:
            done = subprocess.run(step, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip(f"{' '.join(packages)} did not come in time")
        if done.returncode:
            pytest.skip(f"{' '.join(packages)} cannot be installed here")
