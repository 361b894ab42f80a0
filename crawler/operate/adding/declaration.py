"""From what was found to an outlet, and to the file that declares it. Pure."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from ipaddress import ip_address
from keyword import iskeyword
from urllib.parse import urlsplit

from crawler import systems
from crawler.discover import Look
from crawler.operate.adding.findings import Habits
from crawler.operate.adding.pattern import tail_of
from crawler.outlet import Feed, Listing, Outlet, Sitemap, Source, WordPress
from crawler.systems import SYSTEMS, System

COLUMNS = 100
"""Longest line of the project's code."""
MAX_LINES = 30
"""Longest declaration."""
MAX_TITLE = 80
_SECOND_LEVEL = frozenset({"co", "com", "or", "go", "ac", "net", "web", "my", "sch", "desa", "biz"})
"""Labels below a country's domain that name nobody."""
_VIEWS = frozenset({"www", "m", "amp", "mobile"})


def name_of(url: str, title: str | None) -> str:
    """Return an outlet's short name, fit for a module: of its host, or of its title."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        ip_address(host)
    except ValueError:
        labels = host.split(".")
        labels = labels[:-1] or labels
        if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
            labels.pop()
        text = "".join(label for label in labels if label not in _VIEWS)
    else:
        text = title or ""
    return plain_name(text) or "outlet"


def plain_name(text: str) -> str:
    """Return a text as a name: small letters and digits, a letter first; empty where none is."""
    name = re.sub(r"[^a-z0-9]", "", text.lower())
    return f"outlet{name}" if name and (name[0].isdigit() or iskeyword(name)) else name


def class_name(name: str, title: str) -> str:
    """Return the spider's class: its name, with capitals where the title has them."""
    letters = re.sub(r"[^A-Za-z0-9]", "", title)
    cased = letters[: len(name)] if letters.lower().startswith(name) else name
    return cased[:1].upper() + cased[1:]


def tidy_title(text: str) -> str:
    """Return a site's title as one printable line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return textwrap.shorten(line, MAX_TITLE, placeholder="…")


def with_system(outlet: Outlet, look: Look, articles: Iterable[str]) -> Outlet:
    """Add what the site's system or theme settles, where it lists what that system lists.

    ``articles`` are addresses of its articles: a rule against one of them is not for this site.
    """
    found = _system(look)
    if found is None or found["sources"] != outlet.sources:
        return outlet
    against = found.get("not_article")
    if against and any(re.search(against, tail_of(url)) for url in articles):
        return outlet
    settled = {**found, "article": outlet.article or found.get("article")}
    return replace(outlet, **settled)  # type: ignore[arg-type]  # a System holds an Outlet's fields


def _system(look: Look) -> System | None:
    theme = (look.theme or "").lower().removesuffix("-child")
    return SYSTEMS.get(theme) or SYSTEMS.get(look.system or "")


def runs_on(look: Look) -> str | None:
    """Say what a site runs on: ``WordPress, theme "newkarma"``."""
    if look.system is None:
        return None
    name = {"wordpress": "WordPress", "antara": "ANTARA's own system"}.get(look.system)
    theme = f', theme "{look.theme}"' if look.theme else ""
    return (name or look.system.capitalize()) + theme


def declaration(outlet: Outlet, look: Look, habits: Habits) -> str:
    """Return the text of ``spiders/<name>.py``, formatted as the project's code is."""
    known = _system(look)
    constant = next(
        (n for n, value in vars(systems).items() if n.isupper() and value is known), None
    )
    spread = constant is not None and known is not None and outlet.remove == known.get("remove", ())
    spread = spread and known is not None and outlet.sources == known["sources"]
    kinds = set() if spread else {type(source).__name__ for source in outlet.sources}
    lines = [
        "from crawler.fetch.spider import OutletSpider",
        f"from crawler.outlet import {', '.join(sorted({'Outlet', *kinds}))}",
        *([f"from crawler.systems import {constant}"] if spread else []),
        "",
        "",
        f"class {class_name(outlet.name, outlet.title)}(OutletSpider):",
        f'    """Crawls {_prose(outlet.title)}."""',
        "",
        f"    name = {_string(outlet.name)}",
        "    outlet = Outlet(",
        *_fields(outlet, known if spread else None),
        *([f"        **{constant},"] if spread else []),
        "    )",
    ]
    doc = [f'"""{_prose(outlet.title)}, as `arsip add` found it.', "", *_seen(look, habits), '"""']
    if len(doc) + 1 + len(lines) > MAX_LINES or len(doc) == 3:
        doc = [f'{doc[0]}"""']
    return "\n".join([*doc, "", *lines]) + "\n"


def _seen(look: Look, habits: Habits) -> list[str]:
    """Say in a sentence or two what was seen on the site."""
    system = runs_on(look)
    seen = []
    if habits.aliases:
        seen.append("datelines with " + ", ".join(f'"{name}"' for name in habits.aliases))
    if habits.labels:
        seen.append("bylines " + ", ".join(f'"{label}:"' for label, _ in habits.labels[:4]))
    text = f"{system}. " if system else ""
    text += f"Seen on its pages: {'; '.join(seen)}." if seen else ""
    return textwrap.wrap(_prose(text, end=""), COLUMNS)


def _fields(outlet: Outlet, settled: System | None) -> list[str]:
    given: list[tuple[str, str | list[str]]] = [
        ("title", _string(outlet.title)),
        ("home", _string(outlet.home)),
        ("region", _string(outlet.region)),
        ("timezone", _string(outlet.timezone)),
        ("language", _string(outlet.language)),
    ]
    if settled is None:
        given.append(("sources", [_source(source) for source in outlet.sources]))
    if outlet.article and not (settled or {}).get("article"):
        given.append(("article", _pattern(outlet.article)))
    for field, values in (("hosts", outlet.hosts), ("aliases", outlet.aliases)):
        if values:
            given.append((field, [_string(value) for value in values]))
    return [line for field, value in given for line in _assigned(field, value)]


def _assigned(field: str, value: str | Sequence[str]) -> list[str]:
    """Return an argument as the formatter lays it out: one line where it fits."""
    indent = " " * 8
    if isinstance(value, str):
        return [f"{indent}{field}={value},"]
    comma = "," if len(value) == 1 else ""
    line = f"{indent}{field}=({', '.join(value)}{comma}),"
    if len(line) <= COLUMNS:
        return [line]
    return [f"{indent}{field}=(", *(f"{indent}    {item}," for item in value), f"{indent}),"]


def _source(source: Source) -> str:
    match source:
        case WordPress() | Sitemap() if source == type(source)():
            return f"{type(source).__name__}()"
        case WordPress(path) | Sitemap(path) | Feed(path) | Listing(path):
            return f"{type(source).__name__}({_string(path)})"


def _string(value: str | None) -> str:
    """Return a value as the formatter writes it: in double quotes unless that needs escapes."""
    if value is None:
        return "None"
    value = value.replace("\\", "\\\\")
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace('"', '\\"')
    return f'"{escaped}"'


def _pattern(value: str) -> str:
    return f"r{_string(value)}".replace("\\\\", "\\")


def _prose(text: str, end: str = ".") -> str:
    """Return a text that may stand in a docstring."""
    text = text.replace("\\", "/")
    if end:
        text = text.replace('"', "").strip().rstrip(end)
    return text
