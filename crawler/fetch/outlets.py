"""Which outlets there are: those that ``spiders/`` declares, those that the archive knows, and
addresses named on the spot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from sqlite_utils import Database

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.urls import clean_url, url_key


class UnknownOutletError(Exception):
    """A word on the command line names no outlet and is no address."""


def project_settings() -> Settings:
    """Return the project's settings, wherever the command is called from."""
    settings = Settings()
    settings.setmodule("settings", priority="project")
    return settings


def declared_spiders(settings: Settings | None = None) -> dict[str, type[OutletSpider]]:
    """Return every declared spider by name, in the order of names."""
    loader = SpiderLoader.from_settings(settings or project_settings())
    found = {name: loader.load(name) for name in sorted(loader.list())}
    return {name: spider for name, spider in found.items() if issubclass(spider, OutletSpider)}


def held_outlets(db: Database) -> list[Outlet]:
    """Return the outlets that the archive knows."""
    rows = db.query("SELECT name, title, home, region, timezone, language FROM outlets")
    return [Outlet(**{**row, "title": row["title"] or ""}) for row in rows if row["home"]]


def find_outlet(name: str) -> Outlet:
    """Return a declared outlet by name. Raises UnknownOutletError."""
    spider = declared_spiders().get(name)
    if spider is None:
        raise UnknownOutletError(f"no outlet is called {name!r} (`arsip outlets` lists them)")
    return spider.outlet


def spiders_for(
    words: Iterable[str], settings: Settings, held: Iterable[Outlet] = ()
) -> list[type[OutletSpider]]:
    """Return the spiders that the words name; none named: all that are declared.

    ``held`` are the outlets that the archive knows; they may be named as well. Raises
    UnknownOutletError for a word that is neither an outlet nor an address.
    """
    declared = declared_spiders(settings)
    others = {outlet.name: outlet for outlet in held if outlet.name not in declared}
    chosen: dict[str, type[OutletSpider]] = {}
    for word in list(words) or list(declared):
        if word in declared:
            spider = declared[word]
        elif word in others:
            spider = spider_of(others[word])
        else:
            spider = _at_address(word, declared.values(), others.values())
        chosen.setdefault(spider.name, spider)
    return list(chosen.values())


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """Make a spider for an outlet that no file declares."""
    name = re.sub(r"\W+", "_", outlet.name).strip("_") or "outlet"
    made = type(f"Spider_{name}", (OutletSpider,), {"name": outlet.name, "outlet": outlet})
    assert issubclass(made, OutletSpider)
    return made


def outlet_at(url: str) -> Outlet:
    """Make an outlet of an address: named after its host, everything else to be found out."""
    parts = urlsplit(url)
    name = parts.netloc.lower().removeprefix("www.")
    return Outlet(name=name, home=url)


def site_of(url: str) -> str:
    """Return the host of an address by which outlets are told apart, without ``www.``, ``m.``."""
    return url_key(url).partition("/")[0]


def _at_address(
    word: str, declared: Iterable[type[OutletSpider]], held: Iterable[Outlet]
) -> type[OutletSpider]:
    url = clean_url(word) if "://" in word else None
    if url is None:
        hint = f"https://{word}/" if "." in word and "/" not in word else None
        more = f"; as an address: {hint}" if hint else ""
        raise UnknownOutletError(f"no outlet is called {word!r} (`arsip outlets` lists them){more}")
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        for spider in declared:
            if site_of(spider.outlet.home) == site_of(url):
                return spider
        for outlet in held:
            if site_of(outlet.home) == site_of(url):
                # the very host that was named may be asked, whatever the archive calls its home
                return spider_of(replace(outlet, home=url))
    return spider_of(outlet_at(url))
