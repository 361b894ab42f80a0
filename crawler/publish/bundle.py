"""What the web pages are made of, gathered so that they run with nothing but Datasette.

Which modules are needed is read from their imports. Whatever Datasette itself installs is left
out; of the rest only what is pure Python can be carried along.
"""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
"""The folder of ``crawler``."""
START = "crawler.publish.web.plugin"
_REQUIREMENT = re.compile(r"^[\w.-]+")
_COMPILED = (".so", ".pyd", ".dylib")
ABSENT = "absent"
"""Folder of what stands for compiled libraries, to be looked at last of all."""
_NO_ZSTD = '''"""Stands for a compiled library: web archives packed with zstd cannot be read."""

from typing import NoReturn


class ZstdError(Exception):
    """Never raised."""


def __getattr__(name: str) -> NoReturn:
    raise ImportError("no zstd here; pip install backports.zstd")
'''
_LEFT_OUT = frozenset({"tzdata"})
"""Time zones, which systems with Datasette have."""
_DATA = ("templates", "static")


def carry(folder: Path) -> list[str]:
    """Copy the modules and their libraries below ``folder``; return the libraries' names."""
    modules, tops = _closure(START)
    for module in sorted(modules):
        source = _file(module)
        target = folder / "crawler" / source.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    web = PACKAGE / "publish" / "web"
    for name in _DATA:
        shutil.copytree(web / name, folder / "crawler" / "publish" / "web" / name)
    for path in web.glob("*.json"):
        shutil.copyfile(path, folder / "crawler" / "publish" / "web" / path.name)
    if "backports" in tops:
        stub = folder / ABSENT / "backports" / "zstd.py"
        stub.parent.mkdir(parents=True)
        stub.write_text(_NO_ZSTD, encoding="utf-8")
    libraries = sorted(_libraries(tops))
    for name in libraries:
        _copy_library(name, folder)
    return libraries


def _closure(start: str) -> tuple[set[str], set[str]]:
    """Return our modules that ``start`` needs, and the top names of what else they import."""
    modules: set[str] = set()
    tops: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in modules:
            continue
        if not name.startswith("crawler"):
            tops.add(name.partition(".")[0])
        elif _file(name).is_file():
            modules.add(name)
            parent = name.rpartition(".")[0]
            waiting += [parent] if parent else []
            waiting += _imports(_file(name))
    return modules, tops - set(sys.stdlib_module_names)


def _imports(path: Path) -> Iterator[str]:
    """Yield what a module imports when it is loaded: not within functions, not for types only."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def _file(module: str) -> Path:
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _libraries(tops: set[str]) -> set[str]:
    """Return the distributions behind imported names, and theirs, that Datasette lacks."""
    owners = packages_distributions()
    found: set[str] = set()
    for top in tops:
        for name in owners.get(top, ()):
            found |= needed_by(plain_name(name))
    return {name for name in found - needed_by("datasette") - _LEFT_OUT if _pure(name)}


@cache
def needed_by(name: str) -> frozenset[str]:
    """Return a distribution and everything that it needs, optional things left out."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        try:
            needs = distribution(each).requires or []
        except PackageNotFoundError:  # needed on other systems only
            continue
        seen.add(each)
        waiting += [
            plain_name(found[0])
            for need in needs
            if "extra ==" not in need and (found := _REQUIREMENT.match(need))
        ]
    return frozenset(seen)


def plain_name(name: str) -> str:
    """Return a distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _pure(name: str) -> bool:
    return not any(file.suffix in _COMPILED for file in distribution(name).files or ())


def _copy_library(name: str, folder: Path) -> None:
    """Copy a distribution's modules and its licence."""
    for file in distribution(name).files or ():
        keep = file.suffix in (".py", ".txt", ".json", ".typed") or "LICENSE" in file.name.upper()
        if not keep or ".." in file.parts or "tests" in file.parts or "test" in file.parts:
            continue
        source = Path(str(file.locate()))
        if source.is_file():
            target = folder.joinpath(*file.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
