"""Which of the listed pages to read: the newest, some old ones, and each way of building addresses.

Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import zip_longest

from crawler.discover import may_be_article
from crawler.fetch.lists import listed_day
from crawler.operate.adding.findings import Tried
from crawler.operate.adding.pattern import Shape, shape_of
from crawler.outlet import Feed, WordPress
from crawler.records import Link
from crawler.urls import is_front_page, same_site, url_key

RARE = 0.02
"""Share of a site's addresses below which a way of building them is not looked at."""
AT_LEAST = 2
"""Pages that are read of every other way."""


def listed_links(tried: Iterable[Tried], home: str) -> tuple[Link, ...]:
    """Return the links of all lists that work, each article once, best lists first.

    What feeds and the API give are articles; elsewhere sections and pages stand among them, and
    are left out as far as their address says so.
    """
    found: dict[str, Link] = {}
    for one in tried:
        sure = isinstance(one.source, Feed | WordPress)
        for link in one.links if one.works else ():
            if is_front_page(link.url) or not same_site(home, link.url):
                continue
            if sure or may_be_article(link.url):
                found.setdefault(url_key(link.url), link)
    return tuple(found.values())


def choose_samples(links: Iterable[Link], count: int) -> tuple[Link, ...]:
    """Return about ``count`` links to read, the most promising first."""
    groups: defaultdict[Shape, list[Link]] = defaultdict(list)
    for link in links:
        groups[shape_of(link.url)].append(link)
    total = sum(map(len, groups.values()))
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    rows: list[list[Link]] = []
    for _, members in ordered:
        if len(members) < RARE * total:
            continue
        share = max(AT_LEAST, round(count * len(members) / total))
        rows.append(_spread(members, share))
    chosen: list[Link] = []
    while any(rows):  # by turns, so that an end before the last leaves no way out
        chosen += [row.pop(0) for row in rows if row]
    return tuple(chosen)


def _spread(links: list[Link], count: int) -> list[Link]:
    """Return newest links and some from the whole span of time, by turns."""
    dated = sorted(links, key=_day, reverse=True)
    newest = dated[: -(-count // 2)]
    rest = dated[len(newest) :]
    wanted = min(count - len(newest), len(rest))
    older = [rest[(place + 1) * len(rest) // wanted - 1] for place in range(wanted)]
    turns = zip_longest(newest, reversed(older))
    return [link for pair in turns for link in pair if link is not None]


def _day(link: Link) -> str:
    day = listed_day(link)
    return day.isoformat() if day else ""
