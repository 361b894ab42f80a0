"""The body of an article: its paragraphs, and nothing else."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from crawler.extract.page import Page, mend, squeeze

_STRIPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select",
    "textarea", "canvas", "link", "audio", "video",
)  # fmt: skip
"""Elements without text of an article, taken out before trafilatura walks the tree."""

_OPTIONS = Extractor(precision=True, comments=False, output_format="python")


def read_body(page: Page) -> list[str]:
    """Return the paragraphs of the page's article, empty where nothing was found."""
    tree = deepcopy(page.tree)
    etree.strip_elements(tree, *_STRIPPED, with_tail=False)
    document = bare_extraction(tree, url=None, options=_OPTIONS)
    text = document.text if document is not None else None
    paragraphs = (squeeze(line) for line in mend(text or "").split("\n"))
    return [paragraph for paragraph in paragraphs if paragraph]
