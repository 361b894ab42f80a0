"""What a page says of itself for machines: JSON-LD (schema.org), OpenGraph and other ``meta``."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from crawler.extract.page import squeeze

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "satiricalarticle",
        "advertisercontentarticle",
        "blogposting",
        "liveblogposting",
        "socialmediaposting",
        "report",
        "scholarlyarticle",
        "techarticle",
        "medicalscholarlyarticle",
        "review",
    ]
)
"""schema.org types of a page that is one article, in lower case."""

LIST_TYPES = frozenset(["collectionpage", "itemlist", "searchresultspage", "profilepage"])
"""schema.org types of pages that list others, in lower case."""


@dataclass(frozen=True, slots=True)
class Structured:
    """A page's JSON-LD and ``meta``."""

    nodes: tuple[Node, ...] = ()
    """Every JSON-LD object with a type, ``@graph`` opened, in the order of the page."""
    ids: dict[str, Node] = field(default_factory=dict)
    """Objects by their ``@id``."""
    article: Node | None = None
    """The object that describes this page's article, where there is one."""
    meta: dict[str, list[str]] = field(default_factory=dict)
    """``meta`` contents by lower-case property, name, itemprop or http-equiv, in order."""

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of these ``meta`` names that has one."""
        for name in names:
            for value in self.meta.get(name, ()):
                return value
        return None

    def all(self, *names: str) -> list[str]:
        """Return the contents of these ``meta`` names, in order."""
        return [value for name in names for value in self.meta.get(name, ())]

    def resolve(self, node: Any) -> Any:
        """Follow a bare ``{"@id": …}`` to the object that it names."""
        if isinstance(node, dict) and "@id" in node and "name" not in node:
            return self.ids.get(str(node["@id"]), node)
        return node


def types_of(node: Node) -> set[str]:
    """Return an object's types in lower case, without a namespace."""
    value = node.get("@type") or ()
    return {
        str(item).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()
        for item in (value if isinstance(value, list) else [value])
    }


def plain(value: Any) -> str:
    """Return a JSON-LD text value as one line of plain text, empty for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return squeeze(html.unescape(html.unescape(value)) if "&" in value else value)


def read_structured(tree: HtmlElement, address: str) -> Structured:
    """Read the JSON-LD and ``meta`` of a page whose own address is ``address``."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_objects(_load(script.text)))
    ids: dict[str, Node] = {}
    for node in nodes:
        key = node.get("@id")
        # the fullest object of that id: others are references with a word or two more
        if isinstance(key, str) and len(node) > len(ids.get(key, ())):
            ids[key] = node
    typed = tuple(node for node in nodes if node.get("@type"))
    return Structured(typed, ids, _own_article(typed, address), _read_meta(tree))


def _read_meta(tree: HtmlElement) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        attributes = element.attrib
        content = squeeze(attributes.get("content") or attributes.get("value"))
        if not content:
            continue
        for kind in ("property", "name", "itemprop", "http-equiv"):
            key = attributes.get(kind)
            if key and not (kind == "itemprop" and _of_another(element)):
                meta.setdefault(key.strip().lower(), []).append(content)
    return meta


_OTHERS = frozenset(
    ("citation", "comment", "hasPart", "isPartOf", "isBasedOn", "mentions", "relatedLink", "review")
)
"""``itemprop`` of things that are described inside an article and are not it."""


def _of_another(element: HtmlElement) -> bool:
    """Tell whether a ``meta`` in the page's body describes a work that the article names."""
    return any(
        other.get("itemprop") in _OTHERS
        for other in element.iterancestors()
        if "itemscope" in other.attrib
    )


_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def _load(text: str) -> Any:
    """Parse a JSON-LD block as sites write them: raw line breaks, comments, trailing commas."""
    text = _unwrapped(text)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return _salvage(text)


def _unwrapped(text: str) -> str:
    """Take comment and CDATA marks off either end."""
    text = text.strip().removeprefix("<!--").lstrip()
    text = text.removeprefix("//").lstrip().removeprefix("<![CDATA[").lstrip()
    text = text.removesuffix("-->").rstrip().removesuffix("]]>").rstrip()
    return text.removesuffix("//").rstrip().removesuffix(";").rstrip()


_FIELD = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleSection|name)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)


def _salvage(text: str) -> Node | None:
    """Read single fields out of a block that is no JSON (an unescaped quotation mark is enough)."""
    node: Node = {}
    for key, value in _FIELD.findall(text):
        if key != "name":
            node.setdefault(key, value)
    author = re.search(
        r'"author"\s*:\s*[\[{\s]*(?:"@type"\s*:\s*"(\w+)"\s*,\s*)?"name"\s*:\s*"([^"\\]+)"', text
    )
    if author:
        node["author"] = {"@type": author[1] or "Person", "name": author[2]}
    return node if "@type" in node else None


def _objects(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "itemReviewed"):
            inner = value.get(key)
            if isinstance(inner, dict | list):
                yield from _objects(inner, depth + 1)


def _own_article(nodes: tuple[Node, ...], address: str) -> Node | None:
    """Choose the object of this page's article among the page's objects."""
    candidates = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    path = _path(address)

    def fit(node: Node) -> tuple[bool, int]:
        named = [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")]
        named = [item.get("@id") if isinstance(item, dict) else item for item in named]
        own = any(isinstance(item, str) and _path(item) == path for item in named)
        weight = sum(key in node for key in ("headline", "datePublished", "author", "articleBody"))
        return own, weight

    return max(candidates, key=fit)


def _path(address: str) -> str:
    return re.sub(r"^\w+://[^/]*|[?#].*$|/$", "", address)
