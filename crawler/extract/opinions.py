"""What others make of the page: trafilatura, and the body that the structured data give."""

from __future__ import annotations

from itertools import compress

import numpy as np
from lxml import etree
from lxml.html import HtmlElement
from numpy.typing import NDArray
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from crawler.extract.blocks import Block, Blocks
from crawler.extract.page import Page, alphanumeric

_STRIPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "audio", "video",
)  # fmt: skip
"""Elements without text of an article: taken out before trafilatura walks the tree."""

# `deduplicate` stays off: with it the output depends on the pages that were read before.
_QUICK = Extractor(fast=True, comments=False, output_format="python")
_THOROUGH = Extractor(precision=True, comments=False, output_format="python")

ENOUGH = 0.6
"""Share of the page's prose from which on trafilatura's quick answer is taken as it is."""


def letters(text: str) -> str:
    """Return only the letters and digits of ``text``, lower case: what opinions are compared by."""
    return alphanumeric(text).lower()


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


def strip(page: Page, walked: Blocks) -> None:
    """Take scripts and ``walked.furniture`` out of the page's tree for good.

    They are two thirds of a page's elements, which trafilatura would walk a dozen times.
    """
    etree.strip_elements(page.tree, *_STRIPPED, with_tail=False)
    for element in walked.furniture:
        if element.getparent() is not None:
            element.drop_tree()


UNLIKELY = 0.05
"""Probability below which trafilatura is not shown a block: it finds the body as well without,
a fifth of the reader's work sooner."""


def prune(page: Page, blocks: list[Block], chance: NDArray[np.float64]) -> None:
    """Take elements that hold nothing, or nothing but unlikely blocks, out of the tree for good.

    ``chance`` is a probability a block.
    """
    kept: set[HtmlElement] = set()
    for block in compress(blocks, chance >= UNLIKELY):
        element: HtmlElement | None = block.element
        while element is not None and element not in kept:
            kept.add(element)
            element = element.getparent()
    for block in compress(blocks, chance < UNLIKELY):
        element, around = block.element, block.element.getparent()
        while element not in kept and around is not None:
            if around in kept:
                element.drop_tree()
                break
            element, around = around, around.getparent()
    _drop_hollow(page)


_HOLLOW = (
    "div", "span", "a", "p", "section", "aside", "header", "main", "article", "nav", "ul", "li",
    "h2", "h3", "h4", "b", "strong", "em", "i", "ins", "center", "label", "button", "input",
    "picture", "source", "col", "colgroup", "meta", "base", "title", "head",
)  # fmt: skip
"""Elements that say nothing where nothing is in them: two in five of what a pruned page holds.
Images stay, by which a caption is known."""


def _drop_hollow(page: Page) -> None:
    for element in reversed(list(page.tree.iter(*_HOLLOW))):
        if len(element) or (element.text and not element.text.isspace()):
            continue
        if element.tail:
            element.drop_tree()
        elif (around := element.getparent()) is not None:
            around.remove(element)


def trafilatura_opinion(page: Page, walked: Blocks) -> Opinion:
    """Return trafilatura's body of a page that was stripped and pruned.

    Its quick answer where that holds most of the page's prose, else the thorough one, which
    asks readability and justext as well and costs twice as much.
    """
    quick = _ask(page, _QUICK)
    prose = [
        block.text for block in walked.blocks
        if len(block.text) > 80 and block.linked < 0.3 * len(block.text)
        and not block.flags & walked.elsewhere
    ]  # fmt: skip
    held = sum(len(text) for text in prose if quick.holds(letters(text)))
    if held >= ENOUGH * sum(map(len, prose)):
        return quick
    return _ask(page, _THOROUGH)


def _ask(page: Page, options: Extractor) -> Opinion:
    try:
        document = bare_extraction(page.tree, options=options)
    except (RecursionError, etree.LxmlError, AttributeError, IndexError, AssertionError):
        # damaged pages: one opinion less
        document = None
    text = getattr(document, "text", None)
    return Opinion([line for line in (text or "").split("\n") if line.strip()])
