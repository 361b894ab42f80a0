"""The preserved page behind an article, made safe to look at."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.captures import warc_path
from crawler.archive.warc import read_response
from crawler.publish.web.access import DATABASE
from crawler.urls import url_key
from crawler.wire import BodyError, decoded

LARGEST_SHOWN = 1_500_000
"""Characters of a page that are shown; its bytes can be had whole."""


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_DROPPED = _words(
    "script style template iframe frame frameset object embed applet svg math canvas audio video"
    " select textarea title noembed noframes portal"
)
"""Elements that leave with all they hold."""
_KEPT = _words(
    "main article section header footer nav aside h1 h2 h3 h4 h5 h6 p div span br hr ul ol li dl"
    " dt dd table thead tbody tfoot tr td th caption figure figcaption blockquote pre code em"
    " strong b i u s del ins small sub sup a time address q cite abbr mark"
)
_VOID = frozenset({"br", "hr"})
_KEPT_ATTRIBUTES = frozenset({"lang", "dir", "colspan", "rowspan", "datetime"})
_STYLE = """
body { font: 16px/1.6 Georgia, serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem;
  color: #1d1b18; background: #fff; overflow-wrap: break-word; }
a { color: #1d1b18; text-decoration: underline; text-decoration-style: dotted; }
.picture { display: inline-block; border: 1px solid #bbb; padding: .2em .6em; font: 13px sans-serif;
  color: #555; }
table { border-collapse: collapse; } td, th { border: 1px solid #ccc; padding: .2em .5em; }
"""


@dataclass(frozen=True, slots=True)
class Preserved:
    """A preserved response, or why there is none."""

    problem: str | None = None
    """Name of the text that says why it cannot be shown."""
    body: bytes = b""
    content_type: str = ""
    headers: Sequence[tuple[str, str]] = ()
    """As the outlet sent them."""
    posted: str | None = None
    """The article's own HTML, where an interface answered with many (WordPress REST, Posts)."""

    @property
    def is_html(self) -> bool:
        """Whether a browser would show it as a page."""
        return self.content_type.partition(";")[0].strip().lower() in (
            "text/html", "application/xhtml+xml", "",
        )  # fmt: skip

    @property
    def text(self) -> str:
        """Its characters, as far as they are shown."""
        named = _CHARSET.search(self.content_type.encode("utf-8", "replace"))
        named = named or _CHARSET.search(self.body[:4096])
        charset = named[1].decode("ascii", "replace") if named else "utf-8"
        try:
            text = self.body[: 4 * LARGEST_SHOWN].decode(charset, "replace")
        except LookupError:
            text = self.body[: 4 * LARGEST_SHOWN].decode("utf-8", "replace")
        return text[:LARGEST_SHOWN].encode("utf-8", "replace").decode()

    def shown(self) -> str:
        """Return it as a page of text: no scripts, styles, pictures, forms or links that lead out.

        Its policy forbids them anyhow; without them the browser has nothing to complain about.
        """
        calm = _Calm()
        calm.feed(self.posted or self.text)
        calm.close()
        return (
            f"<!doctype html><html><head><meta charset=utf-8><style>{_STYLE}</style>"
            f"<title>{html.escape(calm.title)}</title></head><body>{''.join(calm.pieces)}</body></html>"
        )


def open_preserved(datasette: Any, capture: Mapping[str, Any] | None, url: str) -> Preserved:
    """Return the preserved response of an article at ``url``; a problem where it is not here."""
    if capture is None:
        return Preserved("preserved.none")
    file = warc_path(capture["warc"], Path(datasette.get_database(DATABASE).path))
    try:
        exchange = read_response(file, capture["offset"])
        body = decoded(exchange.body, exchange.header("content-encoding"))
    except OSError:
        return Preserved("preserved.elsewhere")
    except (ValueError, ArchiveLoadFailed, BodyError, ImportError):  # no brotli in a published copy
        return Preserved("preserved.broken")
    kind = exchange.header("content-type") or ""
    posted = _posted(body, url) if "json" in kind else None
    return Preserved(None, body, kind, exchange.headers, posted)


def _posted(body: bytes, url: str) -> str | None:
    """Return the HTML of one article of a WordPress answer, None where it is none."""
    try:
        answer = json.loads(body)
        posts = answer if isinstance(answer, list) else [answer]
        key = url_key(url)
        post = next(post for post in posts if url_key(post["link"]) == key)
        return f"<h1>{post['title']['rendered']}</h1>{post['content']['rendered']}"
    except (ValueError, TypeError, LookupError, StopIteration, AttributeError):
        return None


class _Calm(HTMLParser):
    """Writes a page anew with only the elements and attributes that are known to be harmless."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title = ""
        self._dropped: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep, turn into words, or leave out."""
        if self._dropped or tag in _DROPPED:
            if tag in _DROPPED and tag not in ("embed", "frame"):
                self._dropped.append(tag)
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            about = given.get("alt", "").strip() or given.get("title", "").strip() or "…"
            self.pieces.append(f'<span class="picture">▧ {html.escape(about)}</span>')
        elif tag in _KEPT:
            kept = {name: value for name, value in given.items() if name in _KEPT_ATTRIBUTES}
            if tag == "a" and given.get("href"):
                kept["title"] = given["href"][:500]
            written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())
            self.pieces.append(f"<{tag}{written}>")
            if tag not in _VOID:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat ``<br/>`` as ``<br>``; other elements are not closed by a slash (HTML, 13.1.2)."""
        if tag in ("svg", "math"):
            return
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if self._dropped:
            if tag in self._dropped:
                del self._dropped[self._dropped.index(tag) :]
        elif tag in self._open[-200:]:
            while self._open:
                last = self._open.pop()
                self.pieces.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Keep text as text."""
        if self._dropped == ["title"] and not self.title:
            self.title = data.strip()[:300]
        if not self._dropped:
            self.pieces.append(html.escape(data, quote=False))
