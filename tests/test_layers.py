"""The journey has one direction: what each room may import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASE = {"records", "outlet", "systems", "urls", "times", "wire"}
ROOMS: dict[str, set[str]] = {
    **dict.fromkeys(sorted(BASE), BASE),
    "discover": BASE,
    "stories": BASE,
    "extract": BASE | {"discover", "stories"},
    "archive": BASE | {"discover", "extract", "stories"},
    "demo": BASE,
    "fetch": BASE | {"discover", "extract", "archive"},
    "operate": BASE | {"discover", "extract", "archive", "fetch"},
    "publish": BASE | {"discover", "extract", "archive", "fetch", "operate"},
    "cli": BASE | {"discover", "extract", "archive", "fetch", "operate", "publish", "demo"},
}
"""Each room of ``crawler/``, and the rooms before it."""
PURE = {"records", "outlet", "systems", "urls", "wire", "discover", "extract", "stories"}
"""Rooms that only interpret."""
IMPURE_MODULES = {"sqlite3", "sqlite_utils", "scrapy", "aiohttp", "requests", "urllib.request"}
PROCESSES = {f"crawler/extract/{name}.py" for name in ("pool", "server", "worker")}
"""Where the pure rooms meet the operating system: processes, sockets between them."""


def modules() -> list[Path]:
    return sorted(
        path.relative_to(ROOT)
        for folder in ("crawler", "spiders")
        for path in (ROOT / folder).rglob("*.py")
    )


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room_of(path: Path) -> str:
    return path.parts[1].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=str)
def test_a_module_imports_only_rooms_before_its_own(path: Path) -> None:
    if path.parts[0] == "spiders":
        allowed = {"outlet", "systems", "fetch"}
        own = ""
    elif path.parts[1] == "__init__.py":
        allowed, own = set(), ""
    else:
        own = room_of(path)
        allowed = ROOMS[own]
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("crawler.")}
    assert rooms - {own, "__version__"} <= allowed


@pytest.mark.parametrize("path", modules(), ids=str)
def test_nobody_imports_what_scrapy_loads_by_name(path: Path) -> None:
    tops = {name.partition(".")[0] for name in imported(path)}
    assert not tops & {"settings", "spiders"}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in modules()
        if path.parts[0] == "crawler"
        and len(path.parts) > 2
        and room_of(path) in PURE
        and path.as_posix() not in PROCESSES
    ],
    ids=str,
)
def test_what_interprets_knows_no_network_and_no_database(path: Path) -> None:
    assert not imported(path) & IMPURE_MODULES
