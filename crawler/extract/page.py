"""A page's bytes become text and one tree, which every reader shares.

Encodings are settled here and nowhere else.
"""

from __future__ import annotations

import re
from codecs import lookup
from dataclasses import dataclass

import lxml.html
from ftfy import fix_encoding
from ftfy.badness import is_bad
from lxml import etree
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
)

from crawler.records import NotAnArticle

MAX_CHARACTERS = 8_000_000
"""Longer pages are cut here: no news page comes near, and reading stays bounded."""

_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 13, 12))
"""Control characters; XML, SQLite's FTS and UTF-8 files cannot hold them."""

_MARKS = tuple(mark.encode() for mark in ("\ufeff", "\ufffe", "\uffff"))
"""Byte order marks within a text, and what Unicode keeps from being a character."""

_NOT_HTML = re.compile(
    rb"(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*"
    rb"(?:%PDF-|\x89PNG|\xff\xd8\xff|GIF8|RIFF|PK\x03\x04|\x1f\x8b|"
    rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b|[{\[]\s*[{\[\"\]}])",
    re.DOTALL,
)
"""Beginnings of what is no web page: documents, pictures, archives, feeds, sitemaps, JSON."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its text and its tree. The tree belongs to all readers: none changes it."""

    url: str
    text: str
    """The page's HTML, decoded and without control characters."""
    tree: lxml.html.HtmlElement
    """The parsed page, its ``html`` element; comments and processing instructions left out."""


def read_page(html: bytes | str, url: str, content_type: str | None = None) -> Page:
    """Decode and parse a page.

    Raises NotAnArticle with ``empty`` or ``not_html``.
    """
    raw = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    if not raw.strip():
        raise NotAnArticle("empty")
    if _NOT_HTML.match(raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")):
        raise NotAnArticle("not_html")
    text = decode(html, content_type) if isinstance(html, bytes) else html
    text, clean = _clean(text[:MAX_CHARACTERS])
    tree = parse(clean)
    if tree is None:
        raise NotAnArticle("not_html" if "<" not in text else "empty")
    return Page(url, text, tree)


def _clean(text: str) -> tuple[str, bytes]:
    """Take out control characters and lone surrogates; return the text, and it in UTF-8."""
    try:
        whole = text.encode("utf-8")
    except UnicodeEncodeError:
        whole = text.encode("utf-8", "replace")  # a lone surrogate becomes "?"
        text = whole.decode("utf-8")
    clean = whole.translate(None, _CONTROLS)
    if _MARKS[0][:1] in clean:  # they all begin alike, and few texts hold that byte
        for mark in _MARKS:
            clean = clean.replace(mark, b"")
    return (text if len(clean) == len(whole) else clean.decode("utf-8")), clean


def decode(raw: bytes, content_type: str | None = None) -> str:
    """Turn a page's bytes into text.

    Order of belief: byte order mark; bytes that are valid UTF-8 and use it (no other encoding
    gives such bytes by accident, and servers often announce Latin-1 for them); the HTTP header;
    ``meta``; Windows-1252, which the WHATWG encoding standard takes for unannounced pages.
    """
    marked, mark = read_bom(raw)
    if marked and mark:
        return raw[len(mark) :].decode(marked, "replace")
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(raw)
    if declared and not _ascii_compatible(declared):
        return raw.decode(declared, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared in (None, "utf-8"):
        damaged = raw.decode("utf-8", "replace")
        lost = damaged.count("\ufffd")
        sound = sum(1 for c in damaged if ord(c) > 127) - lost
        # a cut or a few bad bytes in a UTF-8 page, against a page that is no UTF-8 at all
        return damaged if sound >= lost or declared else raw.decode("cp1252", "replace")
    return raw.decode(declared, "replace")


def _ascii_compatible(encoding: str) -> bool:
    try:
        return "<meta>".encode(lookup(encoding).name) == b"<meta>" and not encoding.startswith(
            ("iso2022", "iso-2022", "hz")
        )
    except (LookupError, UnicodeError):
        return True


_ELEMENTS = etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)


def parse(utf8: bytes) -> lxml.html.HtmlElement | None:
    """Parse HTML in UTF-8; None where nothing is in it."""
    # libxml2 guesses again from `meta` unless it is told that the bytes are UTF-8
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # one class for all elements: lxml.html's own choice among its classes costs a call for each
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = lxml.html.document_fromstring(utf8, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def squeeze(text: str | None) -> str:
    """Return ``text`` with every run of white space as one space, ends stripped.

    What only says where a word may be broken goes: nobody finds "Mit\u00adtel\u00adal\u00adter".
    """
    if not text:
        return ""
    if "\xad" in text:
        text = text.replace("\xad", "")
    if "\u200b" in text or "\u2060" in text:
        text = text.replace("\u200b", " ").replace("\u2060", "")
    return " ".join(text.split())


_NO_LETTER = re.compile(r"[\W_]+")
_NO_LETTER_BYTES = bytes(code for code in range(256) if not chr(code).isalnum())
_OFTEN = "“”‘’„–—…•"
"""What is not Latin-1 in most texts that otherwise are."""


def alphanumeric(text: str) -> str:
    """Return only the letters and digits of ``text``."""
    plain = text
    if not text.isascii():
        for mark in _OFTEN:
            plain = plain.replace(mark, "")
    try:  # translating bytes is at least four times as fast as the pattern
        return plain.encode("latin-1").translate(None, _NO_LETTER_BYTES).decode("latin-1")
    except UnicodeEncodeError:
        return _NO_LETTER.sub("", text)


_MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
"""UTF-8 read as Windows-1252 always shows one of these pairs; a quick look before ftfy's."""


def mend(text: str) -> str:
    """Undo mojibake ("â€œ" for a quotation mark); text without it stays byte for byte."""
    if text.isascii() or _MOJIBAKE.search(text) is None:
        return text
    return fix_encoding(text) if is_bad(text) else text
