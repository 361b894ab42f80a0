"""Where declarations live, and putting one there."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from crawler.fetch.outlets import declared_spiders
from crawler.operate.adding.findings import AddError


class ExistsError(AddError):
    """There is a declaration already."""


def spiders_folder() -> Path:
    """Return the checkout's ``spiders/``, else ``./spiders``."""
    spec = find_spec("spiders")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place)
        installed = {"site-packages", "dist-packages"} & set(folder.parts)
        if not installed and os.access(folder, os.W_OK):
            return folder
    return Path("spiders")


def check_free(folder: Path, name: str, address: str) -> None:
    """Raise ExistsError where a file has that name, or another outlet is at that host."""
    path = folder / f"{name}.py"
    if path.exists():
        raise ExistsError(f"{path} exists already (--force writes it anew)")
    host = urlsplit(address).netloc.lower().removeprefix("www.")
    for other, spider in declared_spiders().items():
        if spider.outlet.host.removeprefix("www.") == host:
            raise ExistsError(f"{host} is declared already, as {other} (--force does it again)")


def write_declaration(folder: Path, name: str, text: str) -> Path:
    """Write ``<name>.py``; the folder is made where it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "__init__.py").exists() and folder == Path("spiders"):
        (folder / "__init__.py").touch()  # so that Scrapy finds it as a package
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return path
