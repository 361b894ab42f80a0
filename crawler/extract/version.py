"""Which rules read a row: a name that changes when anything that reads changes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from crawler import __version__
from crawler.outlet import Outlet

_PACKAGE = Path(__file__).parents[1]

RULES = (
    "extract/*.py",
    "extract/*.json",
    "extract/notices_by_language/*.txt",
    "urls/*.py",
    "wire.py",
    "discover/multipage.py",
    "discover/posts.py",
    "discover/wordpress.py",
    "fetch/posts.py",
    "fetch/parts.py",
)
"""Files whose change may change a reading: pages, posts of an API, cut articles."""

MACHINERY = frozenset({"pool.py", "tasks.py", "batch.py", "explain.py", "saved.py", "version.py"})
"""Modules of ``extract`` that bring pages to the rules and decide nothing about them."""

LIBRARIES = (
    "trafilatura", "htmldate", "justext", "lxml", "beautifulsoup4", "dateparser", "ftfy",
    "py3langid", "PySastrawi", "w3lib",
)  # fmt: skip
"""Libraries that a reading is made with."""

HINTS = (
    "title", "host", "timezone", "language", "languages", "hosts", "body", "headline", "byline",
    "date", "remove", "aliases",
)  # fmt: skip
"""What a declaration tells the readers of an outlet's pages."""


@cache
def extractor(outlet: Outlet | None = None) -> str:
    """Return the name of today's rules for an outlet: ``articles.extractor``.

    ``arsip-0.1.0+DIGEST/trafilatura-2.3.0``, with a digest of the rules' sources and of the
    libraries' versions; ``/outlet-DIGEST`` behind it where the outlet's declaration gives hints.
    The same name means the same reading of the same bytes.
    """
    name = f"arsip-{__version__}+{_rules()}/trafilatura-{_version('trafilatura')}"
    if outlet is None:
        return name
    hints = [getattr(outlet, hint) for hint in HINTS]
    if not any(value for hint, value in zip(HINTS, hints, strict=True) if hint != "host"):
        return name
    return f"{name}/outlet-{sha256(repr(hints).encode()).hexdigest()[:8]}"


@cache
def _rules() -> str:
    libraries = {name: _version(name) for name in LIBRARIES}
    return digest_of(rule_files(), libraries)


def rule_files() -> list[Path]:
    """Return the source files of the rules, in the order of their names."""
    found = {path for pattern in RULES for path in _PACKAGE.glob(pattern)}
    return sorted(path for path in found if path.name not in MACHINERY)


def digest_of(files: list[Path], libraries: dict[str, str]) -> str:
    """Return a short digest of source files and of libraries' versions."""
    digest = sha256(repr(sorted(libraries.items())).encode())
    for path in files:
        digest.update(f"\n{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
