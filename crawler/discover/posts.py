"""Articles that a list carries whole: in WordPress's API answers and in feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import fragment_fromstring

MIN_WORDS = 60
"""Shorter texts are taken for teasers: a page is asked for rather than half an article kept."""

_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:\[|\()?(?:baca|lanjut|read|continue)[\w\s]{0,20}"
    r"(?:selengkapnya|lengkap|more|reading|membaca)[\s\w.…»→]*(?:\]|\))?)\s*$",
    re.IGNORECASE,
)
# WordPress's own last line of a summary: "The post X appeared first on Y."
_APPEARED = re.compile(
    r"\s*(?:The post|Artikel|Pos) .{3,300} (?:appeared first on|pertama kali).*$"
)

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An article as an API or feed gives it."""

    url: str
    """Its address, cleaned."""
    title: str | None = None
    """Its headline, plain text."""
    html: str = ""
    """The body as HTML; empty where the list carries none."""
    whole: bool = False
    """Whether ``html`` is the whole article as far as can be told, and no teaser."""
    published: str | None = None
    """ISO 8601, in the outlet's own offset where the list tells it."""
    modified: str | None = None
    """ISO 8601 like ``published``."""
    authors: tuple[str, ...] = ()
    """Names as the list gives them: accounts of a newsroom may be among them."""
    categories: tuple[str, ...] = ()
    """Names of the outlet's sections."""
    tags: tuple[str, ...] = ()
    """The outlet's keywords."""
    description: str | None = None
    """Summary, plain text."""
    image: str | None = None
    """Absolute address of the lead image."""


def is_whole(html: str, summary: str | None = None) -> bool:
    """Tell whether an entry's HTML is its whole article.

    Not where it is short, ends in an ellipsis or a "read more" link, or says no more than the
    ``summary`` beside it.
    """
    if 'class="more-link' in html:
        return False
    text = _APPEARED.sub("", _text(html))
    if len(text.split()) < MIN_WORDS or _CUT.search(text[-80:]):
        return False
    short = _text(summary or "")
    return not short or _CUT.search(short[-80:]) is not None or len(text) > 1.2 * len(short)


def _text(html: str) -> str:
    # lxml rather than bs4: a hundred posts come in one answer
    markup = _ILLEGAL.sub("", html)
    return " ".join(" ".join(fragment_fromstring(markup, create_parent="div").itertext()).split())
