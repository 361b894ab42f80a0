"""Taking an article out of what mentions it: lists, feeds, API answers, other pages. Pure.

Where a list has an entry of the article's address, the entry goes; wherever runs of its words
stand, the words go. Everything else stays as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from crawler.archive.exchange import Exchange
from crawler.archive.takedown.finding import Marked
from crawler.archive.takedown.needles import Needles
from crawler.urls import url_key
from crawler.wire import BodyError, decoded

PUT = "[redacted]"
"""What stands in place of a run of words."""

_ENTRY = re.compile(r"<(item|entry|url)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""RSS, Atom, sitemaps."""
_ADDRESS = re.compile(
    r"<(?:link|guid|id|loc|feedburner:origLink)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^\s<\]]+)"
    r"|<link\b[^>]*\bhref=[\"']([^\"']+)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"<a\b[^<>]*?\bhref=(?P<mark>[\"'])(?P<href>[^\"'<>]+)(?P=mark)[^<>]*>.{0,4000}?</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TELLING = re.compile(r"title|caption|keywords", re.IGNORECASE)
_WITHIN = re.compile(r"(?:\\.|[^<>\"{}\[\]=\\]){0,24}")
"""What may stand between the words of one sentence, and goes with them: no tag, no end of a
string."""
_NAMES = ("link", "url", "guid", "permalink", "loc", "canonical_url", "@id", "id")
"""Under which names the entries of JSON lists give their address."""
_FRAMING = frozenset({"content-encoding", "content-length", "transfer-encoding"})


@dataclass(frozen=True)
class Screen:
    """Knows what was taken down: addresses by their key, texts by their marks."""

    keys: frozenset[str]
    marked: Marked

    def forbids(self, url: str) -> bool:
        """Tell whether an address was taken down; Browsertrix writes ``urn:text:ADDRESS``."""
        return url_key(re.sub(r"^urn:[\w-]+:(?=https?:)", "", url.strip("<>"))) in self.keys

    def mentions(self, low: bytes) -> bool:
        """Tell quickly whether a decoded body, in lower case, may name what was taken down."""
        return next(self._slugs.among(low), None) is not None

    @cached_property
    def _slugs(self) -> Needles:
        """The longest piece of each address, as every spelling of it has it."""
        return Needles(_slug(key) for key in self.keys)

    def cleanse(self, exchange: Exchange) -> Exchange | None:
        """Return an exchange without what was taken down; None where there is nothing of it.

        A changed body is no longer in its content coding. What cannot be cleansed is emptied.
        """
        if self.forbids(exchange.url):
            return emptied(exchange) if exchange.body else None
        try:
            body = decoded(exchange.body, exchange.header("content-encoding"))
        except BodyError:
            return None
        clean = self.cleanse_body(body, exchange.url)
        return None if clean is None else with_body(exchange, clean)

    def screened(self, exchange: Exchange) -> Exchange:
        """Return an exchange as it may be preserved: without what was taken down.

        For what has just arrived: only a body that names an address is looked at closely.
        """
        if self.forbids(exchange.url):
            return emptied(exchange)
        try:
            body = decoded(exchange.body, exchange.header("content-encoding"))
        except BodyError:
            return exchange
        clean = self.cleanse_body(body, exchange.url) if self.mentions(body.lower()) else None
        return exchange if clean is None else with_body(exchange, clean)

    def cleanse_body(self, body: bytes, url: str) -> bytes | None:
        """Return a decoded body without what was taken down; None where it holds nothing of it.

        ``url`` is the address that it came from.
        """
        text, charset = _text(body)
        new = self._without_entries(text, url)
        new = self._masked(new)
        if new == text:
            return None
        if self.marked.find(new):  # words that came together where others went
            new = ""
        return new.encode(charset, "surrogateescape")

    def _masked(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        for start, end in self.marked.find(text):
            between = text[at:start]
            if not pieces or not _WITHIN.fullmatch(between):
                pieces += (between, PUT)
            at = end
        pieces.append(text[at:])
        return "".join(pieces)

    def _without_entries(self, text: str, url: str) -> str:
        if text.lstrip()[:1] in ("{", "["):
            return self._without_objects(text)
        if "</item" in text or "</entry" in text or "</url" in text:
            return _ENTRY.sub(lambda match: "" if self._names(match[0]) else match[0], text)
        slugs = tuple(self._slugs.among(text.encode("utf-8", "replace").lower()))
        if not slugs:
            return text
        return _ANCHOR.sub(lambda match: self._unlabelled(match, url, slugs), text)

    def _unlabelled(self, match: re.Match[str], url: str, slugs: tuple[bytes, ...]) -> str:
        """Return a link of a page without its words where it leads to what was taken down.

        ``slugs`` are those that the page has anywhere.
        """
        href = match["href"]
        low = href.encode("utf-8", "replace").lower()
        if any(slug in low for slug in slugs) and self._leads(href, url):
            return f'<a href="{href}">{PUT}</a>'
        return match[0]

    def _leads(self, href: str, url: str) -> bool:
        try:
            return self.forbids(urljoin(url, href.replace("&amp;", "&").strip()))
        except ValueError:
            return False

    def _names(self, entry: str) -> bool:
        """Tell whether a feed's or sitemap's entry is one of an address that was taken down.

        A sitemap's that gives nothing but the address, which the tombstone gives as well, stays.
        """
        if entry[:4].lower() == "<url" and not _TELLING.search(entry):
            return False
        addresses = (first or second for first, second in _ADDRESS.findall(entry))
        return any(self.forbids(address.replace("&amp;", "&")) for address in addresses)

    def _without_objects(self, text: str) -> str:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
        kept, dropped = self._dropped(value)
        if not dropped:
            return text
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    def _dropped(self, value: Any) -> tuple[Any, bool]:
        """Return a JSON value without the objects of addresses taken down, and whether any went."""
        if isinstance(value, dict):
            if any(self.forbids(address) for address in _addresses(value)):
                return {}, True
            pairs = {name: self._dropped(item) for name, item in value.items()}
            gone = any(dropped for _, dropped in pairs.values())
            return {name: item for name, (item, _) in pairs.items()}, gone
        if isinstance(value, list):
            items = [self._dropped(item) for item in value]
            kept = [item for item, dropped in items if not (dropped and item == {})]
            return kept, any(dropped for _, dropped in items)
        return value, False


def _addresses(value: dict[str, Any]) -> Iterator[str]:
    for name in _NAMES:
        found = value.get(name)
        if isinstance(found, dict):
            found = found.get("rendered")
        if isinstance(found, str) and "/" in found:
            yield found


def _text(body: bytes) -> tuple[str, str]:
    """Return a body as text that can be turned back into the very same bytes."""
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return body.decode("utf-8", "surrogateescape"), "utf-8"


def _slug(key: str) -> bytes:
    parts = urlsplit(f"//{key}")
    pieces = [*parts.path.split("/"), *re.split("[&=]", parts.query)]
    plain = [
        part for piece in pieces for part in re.split(r"[^a-z0-9_.~-]+", unquote(piece).lower())
    ]
    return max(plain, key=len, default="").encode() or parts.netloc.encode()


def emptied(exchange: Exchange) -> Exchange:
    """Return an exchange of which nothing is left but that it took place."""
    return with_body(exchange, b"")


def with_body(exchange: Exchange, body: bytes) -> Exchange:
    """Return an exchange with another body, which is in no content coding."""
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _FRAMING else name, value)
        for name, value in exchange.headers
    ]
    return replace(exchange, headers=(*headers, ("Content-Length", str(len(body)))), body=body)
