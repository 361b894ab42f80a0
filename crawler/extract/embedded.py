"""The article of a page whose text stands in its scripts alone, for the browser to set.

Sites made of JavaScript send a page without text and the article beside it: as ``articleBody`` of
the JSON-LD, as a string of HTML in the page's state (``__NEXT_DATA__`` and other JSON), or in the
rows that Next.js pushes (``self.__next_f.push([1,"24:T1b7b,<p>…"])``).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from crawler.extract.blocks import Block, Blocks, read_blocks
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Structured

LITTLE = 200
"""Characters of prose below which a page is taken to have none of its own."""
LEAST = 400
"""Characters of prose that are taken for an article."""
LARGEST = 8_000_000
"""Characters of a script that is looked through."""

_PARAGRAPH = re.compile(r"<p[\s>]|<br\s*/?>\s*<br|</p>", re.IGNORECASE)
_PUSH = re.compile(r"^\s*self\.__next_f\.push\((\[1,.*\])\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(rb"(?:^|\n)[0-9a-f]+:T([0-9a-f]+),")
"""A row of text in what Next.js pushes: its number, and its length in bytes."""


def prose(blocks: list[Block]) -> int:
    """Return how many characters of running text there are."""
    return sum(
        len(block.text) for block in blocks
        if len(block.text) > 80 and block.linked < 0.3 * len(block.text)
    )  # fmt: skip


def walk_page(page: Page, structured: Structured) -> tuple[Blocks, bool]:
    """List the page's blocks; where it shows no prose, with the article that its scripts hold.

    That article is set into the page's body as the browser would do it, as an ``article`` of its
    own, and is read like any other. The second value says whether that was done.
    """
    walked = read_blocks(page.tree)
    if prose(walked.blocks) >= LITTLE:
        return walked, False
    found = [(prose(read_blocks(made).blocks), made) for made in _articles(page, structured)]
    size, article = max(found, key=lambda one: one[0], default=(0, None))
    if article is None or size < LEAST:
        return walked, False
    body = page.tree.find("body")
    (body if body is not None else page.tree).append(article)
    return read_blocks(page.tree), True


def _articles(page: Page, structured: Structured) -> Iterator[HtmlElement]:
    told = (structured.article or {}).get("articleBody")
    if isinstance(told, str):
        yield _made(html.unescape(told) if "&lt;" in told else told)
    pushed: list[str] = []
    for script in page.tree.iter("script"):
        text = script.text or ""
        if len(text) > LARGEST:
            continue
        push = _PUSH.match(text)
        if push:
            row = _load(push[1])
            pushed += [part for part in row[1:2] if isinstance(part, str)] if row else []
        elif "json" in (script.get("type") or "") or script.get("id") == "__NEXT_DATA__":
            yield from map(_made, _strings(_load(text)))
    yield from map(_made, _rows("".join(pushed)))


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts with paragraphs among the strings of a JSON value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str) and len(one) >= LEAST and len(_PARAGRAPH.findall(one)) > 1:
            yield one


def _rows(pushed: str) -> Iterator[str]:
    data = pushed.encode("utf-8", "replace")
    for match in _ROW.finditer(data):
        text = data[match.end() : match.end() + int(match[1], 16)].decode("utf-8", "replace")
        if len(_PARAGRAPH.findall(text)) > 1:
            yield text


def _made(text: str) -> HtmlElement:
    """Make an ``article`` of HTML, or of plain text with a paragraph a line."""
    if "<" in text:
        try:
            parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
            made = lxml.html.fragment_fromstring(text, create_parent="article", parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            made = lxml.html.Element("article")
        return made
    made = lxml.html.Element("article")
    for line in filter(None, map(squeeze, text.splitlines())):
        paragraph = etree.SubElement(made, "p")
        paragraph.text = line
    return made
