"""Datasette over an archive, with our plugin, metadata and settings."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any

from datasette.app import DEFAULT_SETTINGS, Datasette
from datasette.plugins import pm

from crawler.archive.dictionary.tables import TABLES
from crawler.archive.store import untouched
from crawler.publish.web import plugin
from crawler.publish.web.access import DATABASE, NAME, REMEMBERED
from crawler.publish.web.quick import QuickDatabase

SETTINGS: dict[str, Any] = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": False,
    "max_returned_rows": 500,
    "default_page_size": 50,
    "num_sql_threads": 4,
    "sql_time_limit_ms": 1500,
    "facet_time_limit_ms": 300,
    "suggest_facets": False,
    "truncate_cells_html": 80,
}
"""Datasette's settings for an archive on the web (docs.datasette.io, Settings)."""


def metadata(
    title: str | None, robots: bool = False, remember: float = REMEMBERED
) -> dict[str, Any]:
    """Return Datasette's metadata: what tables and columns hold, and the plugin's configuration."""
    found: dict[str, Any] = json.loads(
        (Path(__file__).parent / "metadata.json").read_text(encoding="utf-8")
    )
    for table in TABLES:
        shown = found["databases"][DATABASE]["tables"].setdefault(table.name, {})
        shown["description"] = _plain(table.about)
        shown["columns"] = {column.name: _plain(column.about) for column in table.columns}
        if table.part == "inner":
            shown["hidden"] = True
    found["plugins"] = {NAME: {"title": title, "robots": robots, "remember": remember}}
    return found


def _plain(words: str) -> str:
    """Return words without Markdown's marks, which Datasette would show."""
    return words.replace("`", "")


def make_server(
    path: Path,
    *,
    title: str | None = None,
    robots: bool = False,
    remember: float = REMEMBERED,
    base_url: str = "/",
    settings: Mapping[str, Any] | None = None,
) -> Datasette:
    """Return Datasette over the archive at ``path``, only ever read.

    ``remember`` is for how many seconds sums over the whole archive are shown without counting
    again; ``base_url`` begins and ends with a slash; ``settings`` are Datasette's, before ours.
    Raises whatever SQLite raises where the file cannot be opened.
    """
    if not pm.has_plugin(NAME):
        pm.register(plugin, NAME)
    served = Datasette(
        [],
        metadata=metadata(title, robots, remember),
        settings={**SETTINGS, "base_url": base_url, **(settings or {})},
        memory=False,
    )
    if "_memory" in served.databases:
        served.remove_database("_memory")
    served.remove_database("_internal")
    # what Datasette knows of the schema, looked up for each of its pages
    served.add_database(QuickDatabase(served, memory_name=token_hex()), name="_internal")
    database = QuickDatabase(served, str(path), is_mutable=not untouched(path))
    served.add_database(database, name=DATABASE)
    return served


def base_path(given: str) -> str:
    """Return a path as Datasette wants it: ``/``, or ``/arsip/``."""
    inside = given.strip("/")
    return f"/{inside}/" if inside else "/"


def setting_values(given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return Datasette's settings as their own types, from words as typed.

    Raises ValueError for a name that Datasette does not know, or a value of another type.
    """
    found: dict[str, Any] = {}
    for name, value in given:
        default = DEFAULT_SETTINGS.get(name)
        if default is None or name == "base_url":
            raise ValueError(f"{name!r} is no setting of Datasette (docs.datasette.io, Settings)")
        if isinstance(default, bool):
            words = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}
            if value.lower() not in words:
                raise ValueError(f"{name} is on or off, not {value!r}")
            found[name] = words[value.lower()]
        elif isinstance(default, int):
            if not value.isdigit():
                raise ValueError(f"{name} is a number, not {value!r}")
            found[name] = int(value)
        else:
            found[name] = value
    return found
