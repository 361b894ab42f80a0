"""Which outlets there are: those that ``spiders/`` declares, and addresses named on the spot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.urls import clean_url


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


def find_outlet(name: str) -> Outlet:
    """Return a declared outlet by name. Raises UnknownOutletError."""
    spider = declared_spiders().get(name)
    if spider is None:
        raise UnknownOutletError(f"no outlet is called {name!r} (`arsip outlets` lists them)")
    return spider.outlet


def spiders_for(words: Iterable[str], settings: Settings) -> list[type[OutletSpider]]:
    """Return the spiders that the words name; none named: all that are declared.

    Raises UnknownOutletError for a word that is neither an outlet nor an address.
    """
    known = declared_spiders(settings)
    names = list(words) or list(known)
    chosen: dict[str, type[OutletSpider]] = {}
    for word in names:
        spider = known.get(word) or _at_address(word, known)
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


def _at_address(word: str, known: dict[str, type[OutletSpider]]) -> type[OutletSpider]:
    url = clean_url(word) if "://" in word else None
    if url is None:
        hint = f"https://{word}/" if "." in word and "/" not in word else None
        more = f"; as an address: {hint}" if hint else ""
        raise UnknownOutletError(f"no outlet is called {word!r} (`arsip outlets` lists them){more}")
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        for spider in known.values():
            if spider.outlet.host.removeprefix("www.") == parts.netloc.removeprefix("www."):
                return spider
    return spider_of(outlet_at(url))
