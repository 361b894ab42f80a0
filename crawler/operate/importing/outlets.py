"""Whose page it is: a declared outlet's, one's that the archive knows, else its host's."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.fetch.outlets import declared_spiders, held_outlets, outlet_at, site_of
from crawler.outlet import Outlet


class Outlets:
    """Finds the outlet of an address by its host; ``www.``, ``m.`` and ``amp.`` do not count."""

    def __init__(self, declared: Iterable[Outlet], known: Iterable[Outlet] = ()) -> None:
        self._by_site: dict[str, Outlet] = {}
        for outlet in (*declared, *known):
            for host in (outlet.host, *outlet.hosts):
                self._by_site.setdefault(site_of(f"https://{host}/"), outlet)

    def of(self, url: str) -> Outlet:
        """Return the outlet of an address, as the ledger writes addresses."""
        site = site_of(url)
        outlet = self._by_site.get(site)
        if outlet is None:
            outlet = outlet_at(f"{urlsplit(url).scheme}://{site}/")
            self._by_site[site] = outlet
        return outlet


def load_outlets(db: Database) -> Outlets:
    """Return the outlets that ``spiders/`` declares, and those that the archive knows."""
    declared = [spider.outlet for spider in declared_spiders().values()]
    return Outlets(declared, held_outlets(db))
