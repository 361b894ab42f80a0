"""A page of every outlet, written for the tests, and the article that a careful reader sees in it.

``pages/<outlet>.html`` is laid out as the outlet's pages were seen to be; people, events and words
are invented. ``pages/<outlet>.json`` holds the article: the fields of `crawler.records.Article`
that the page settles, ``text`` as a list of paragraphs, and ``address`` where the page was fetched
from another address than the article's own.

``shortfalls.json`` names the fields that are not read right yet; it may only shrink.
``python -m tests.spiders.samples [OUTLET]...`` prints them, with what was read instead, and
``python -m tests.spiders.samples --shrink`` takes out those that are read right now.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crawler.extract import extract_article
from crawler.fetch.outlets import declared_spiders
from crawler.fetch.spider import OutletSpider
from crawler.records import NotAnArticle

PAGES = Path(__file__).parent / "pages"
SHORTFALLS = Path(__file__).parent / "shortfalls.json"


@dataclass(frozen=True)
class Sample:
    """An outlet's page and its article."""

    address: str
    page: bytes
    expected: dict[str, Any]


@cache
def spiders() -> dict[str, type[OutletSpider]]:
    return declared_spiders()


@cache
def sample(name: str) -> Sample:
    """Return an outlet's sample. Raises FileNotFoundError where it has none."""
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    address = expected.pop("address", expected["url"])
    return Sample(address, (PAGES / f"{name}.html").read_bytes(), expected)


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what is read from an outlet's page; a page refused as none gives ``reason`` alone."""
    given = sample(name)
    try:
        article = extract_article(given.page, given.address, spiders()[name].outlet)
    except NotAnArticle as refusal:
        return {"reason": refusal.reason}
    return {**article.as_dict(), "text": article.text.split("\n\n")}


def shortfalls() -> dict[str, list[str]]:
    """Return the fields, by outlet, that reading does not get right yet."""
    found: dict[str, list[str]] = json.loads(SHORTFALLS.read_text(encoding="utf-8"))
    return found


def report(names: list[str]) -> None:
    """Print every field that is read otherwise than expected."""
    for name in names:
        read = reading(name)
        for field, wanted in sample(name).expected.items():
            got = read.get(field)
            if got == wanted:
                continue
            print(f"{name}.{field}" + (f" ({read['reason']})" if "reason" in read else ""))
            if field != "text" or not isinstance(got, list):
                print(f"  expected {wanted!r}\n  read     {got!r}")
                continue
            print(*(f"  lacks {line!r}" for line in wanted if line not in got), sep="\n")
            print(*(f"  beyond {line!r}" for line in got if line not in wanted), sep="\n")


def shrink() -> None:
    """Take out of the shortfalls what is read right now."""
    left = {}
    for name, fields in shortfalls().items():
        wanted, read = sample(name).expected, reading(name)
        kept = [field for field in fields if read.get(field) != wanted[field]]
        if kept:
            left[name] = kept
    lines = [f"  {json.dumps(name)}: {json.dumps(fields)}" for name, fields in left.items()]
    SHORTFALLS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--shrink"]:
        shrink()
    else:
        report(sys.argv[1:] or sorted(spiders()))
