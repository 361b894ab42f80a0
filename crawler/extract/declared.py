"""Whom a page tells machines that it was made by: its JSON-LD and ``meta``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crawler.extract.bylines import PeopleCandidate, candidate
from crawler.extract.cleaning import clean_name
from crawler.extract.names import is_person, people
from crawler.extract.roles import BY, ROLES
from crawler.extract.structured import ARTICLE_TYPES, Node, Structured, plain, types_of

AUTHOR_META = (
    "author", "article:author", "article:author_name", "og:article:author", "byl", "parsely-author",
    "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author",
    "cxenseparse:recs:articleauthor", "citation_author", "creator", "twitter:creator_name",
    "content_author", "lp.author", "dable:author", "rnews:author", "content_authors", "authors",
    "vr:author", "shareaholic:article_author_name", "bt:author", "article.author", "news_author",
    "articleauthor",
)  # fmt: skip
"""``meta`` names of authors, best known first."""

_ANY_AUTHOR = re.compile(r"(?:^|[.:_-])(?:article|post|news|page|content)?authors?(?:[_-]?name)?$")
"""How other ``meta`` names of authors end: "weibo:article:author", "author_name"."""
_NOT_AUTHOR = re.compile(r"^(?:smartbanner|web|theme|template|og)[.:_-]?author")
"""The author of an app, a site or a card."""


def declared(structured: Structured, site: set[str]) -> list[PeopleCandidate]:
    """Read whom JSON-LD and ``meta`` name."""
    found = _json_ld(structured, site)
    others = sorted(
        name for name in structured.meta
        if name not in AUTHOR_META and _ANY_AUTHOR.search(name) and not _NOT_AUTHOR.match(name)
    )  # fmt: skip
    told = [structured.meta[name] for name in (*AUTHOR_META, *others) if name in structured.meta]
    for texts in told:
        values = [v for v in texts if not v.startswith(("http", "/", "@"))]
        if values:
            text = " ; ".join(dict.fromkeys(values))
            found.append(candidate("meta", "author", _capitals(text), site))
    for number in "1234":
        label = structured.first(f"twitter:label{number}")
        data = structured.first(f"twitter:data{number}")
        if label and data and is_author_label(label):
            found.append(candidate("card", "author", data, site))
    return found


def is_author_label(label: str) -> bool:
    """Tell whether a label alone, without a name, says author: "Verfasst von"."""
    label = label.strip(" :").lower()
    match = BY.match(f"{label} X")
    return ROLES.get(label) == "author" or (match is not None and match.end() > len(label))


def _capitals(told: str) -> str:
    """Return a name that machines are told in small letters as people write it."""
    words = told.split()
    small = 2 <= len(words) <= 3 and all(word.isalpha() and word.islower() for word in words)
    return " ".join(word.capitalize() for word in words) if small else told


def _json_ld(structured: Structured, site: set[str]) -> list[PeopleCandidate]:
    node = structured.article
    if node is None or not (node.get("author") or node.get("creator")):
        node = _same_article(structured) or _authored(structured) or node
    if node is None:
        return []
    found = []
    for key, role in (("author", "author"), ("creator", "author"), ("editor", "editor"),
                      ("contributor", "contributor")):  # fmt: skip
        names, raw = _persons(structured, node.get(key), site)
        if raw:
            source = (
                "house" if role == "author" and _is_house(structured, node.get(key)) else "json-ld"
            )
            found.append(PeopleCandidate(source, role, tuple(names), raw))
    return found


def _is_house(structured: Structured, value: object) -> bool:
    """Tell whether all of an article's authors are called organisations."""
    items = [structured.resolve(item) for item in _items(value)]
    return all(
        isinstance(i, dict) and types_of(i) & {"organization", "newsmediaorganization"}
        for i in items
    )


def _same_article(structured: Structured) -> Node | None:
    """Return another object of the same headline that names an author."""
    own = structured.article or {}
    for node in structured.nodes:
        same = plain(node.get("headline")) == plain(own.get("headline"))
        if same and types_of(node) & ARTICLE_TYPES and (node.get("author") or node.get("creator")):
            return node
    return None


def _authored(structured: Structured) -> Node | None:
    """Return the first object other than an article that names an author: a recipe, a video."""
    for node in structured.nodes:
        if node.get("author") and types_of(node) & {
            "recipe", "videoobject", "webpage", "creativework", "discussionforumposting",
            "podcastepisode", "howto", "learningresource",
        }:  # fmt: skip
            return node
    return None


def _items(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the values of lists, of lists in lists and of JSON-LD's ``@list`` and ``@set``."""
    if isinstance(value, dict):
        value = value.get("@list", value.get("@set", value))
    if isinstance(value, list) and depth < 4:
        for item in value:
            yield from _items(item, depth + 1)
    elif value is not None:
        yield value


def _persons(structured: Structured, value: object, site: set[str]) -> tuple[list[str], str]:
    names: list[str] = []
    raws: list[str] = []
    for item in _items(value):
        item = structured.resolve(structured.ids.get(item, item) if isinstance(item, str) else item)
        if isinstance(item, dict):
            listed = item.get("name")
            listed = listed or f"{plain(item.get('givenName'))} {plain(item.get('familyName'))}"
            texts = [plain(n) for n in listed] if isinstance(listed, list) else [plain(listed)]
            if types_of(item) & {"organization", "newsmediaorganization"}:
                # many systems call every author an organisation; the name decides
                texts = [t for t in texts if " " in t and is_person(clean_name(t), site)]
        else:
            texts = [plain(item)]
        for text in texts:
            if text:
                raws.append(text)
                names += [name for name in people(text, site) if name not in names]
    return names, " ; ".join(raws)
