"""What others make of the page: trafilatura, and the body that the structured data give."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from crawler.extract.page import Page

_STRIPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "audio", "video",
)  # fmt: skip
"""Elements without text of an article: taken out before trafilatura copies and walks the tree."""

# `deduplicate` stays off: with it the output depends on the pages that were read before.
_OPTIONS = Extractor(precision=True, comments=False, output_format="python")

_NOT_WORD = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Return only the letters and digits of ``text``, lower case: what opinions are compared by."""
    return _NOT_WORD.sub("", text).lower()


class Opinion:
    """Somebody's version of the body; tells of each block whether it is in it."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        compact = [letters(line) for line in lines]
        self._whole = "".join(compact)
        self._lines = set(compact)

    def __bool__(self) -> bool:
        return len(self._whole) > 200

    def holds(self, compact: str) -> bool:
        """Tell whether a block, in the form of `letters`, is part of this body."""
        return bool(compact) and (
            compact in self._lines or (len(compact) > 12 and compact in self._whole)
        )


def trafilatura_opinion(page: Page) -> Opinion:
    """Return trafilatura's body, read with a preference for precision."""
    tree = deepcopy(page.tree)
    etree.strip_elements(tree, *_STRIPPED, with_tail=False)
    try:
        document = bare_extraction(tree, options=_OPTIONS)
    except (RecursionError, etree.LxmlError, AttributeError, IndexError, AssertionError):
        # damaged pages: one opinion less
        document = None
    text = document.text if document is not None else None
    return Opinion([line for line in (text or "").split("\n") if line.strip()])
