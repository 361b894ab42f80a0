"""Whose page it is: a declared outlet's, one's that the archive knows, else its host's."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.fetch.outlets import declared_spiders, outlet_at
from crawler.outlet import Outlet
from crawler.urls import url_key


class Outlets:
    """Finds the outlet of an address by its host; ``www.``, ``m.`` and ``amp.`` do not count."""

    def __init__(self, declared: Iterable[Outlet], known: Iterable[Outlet] = ()) -> None:
        self._by_site: dict[str, Outlet] = {}
        for outlet in (*declared, *known):
            for host in (outlet.host, *outlet.hosts):
                self._by_site.setdefault(_site(f"https://{host}/"), outlet)

    def of(self, url: str) -> Outlet:
        """Return the outlet of an address, as the ledger writes addresses."""
        site = _site(url)
        outlet = self._by_site.get(site)
        if outlet is None:
            outlet = outlet_at(f"{urlsplit(url).scheme}://{site}/")
            self._by_site[site] = outlet
        return outlet


def load_outlets(db: Database) -> Outlets:
    """Return the outlets that ``spiders/`` declares, and those that the archive knows."""
    declared = [spider.outlet for spider in declared_spiders().values()]
    rows = db.query("SELECT name, title, home, region, timezone, language FROM outlets")
    known = [Outlet(**{**row, "title": row["title"] or ""}) for row in rows if row["home"]]
    return Outlets(declared, known)


def _site(url: str) -> str:
    return url_key(url).partition("/")[0]
