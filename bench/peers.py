"""Our reading of the real pages beside that of other extractors: accuracy and pages a second.

    python -m bench.peers

Each page is read by every tool in turn, in the same process, so that the machine's moods are
everybody's. trafilatura is ours already; newspaper4k takes part where it is installed.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from bench.pages import data_folder
from bench.quality import Figures, Prediction, measure, predict, table
from bench.truth import Truth, ground_truth, on_all_cores, page_bytes


def by_trafilatura(html: bytes, url: str) -> Prediction:
    """Read a page as trafilatura does out of the box."""
    import trafilatura

    document = trafilatura.bare_extraction(html, url=url, with_metadata=True)
    if document is None:
        return {"reason": "no_text"}
    found = document if isinstance(document, dict) else document.as_dict()
    names = (found["author"] or "").split(";")
    return {
        "title": found["title"],
        "authors": [name.strip() for name in names if name.strip()],
        "published": found["date"],
        "text": found["text"],
    }


@cache
def newspaper() -> Any:
    """Return the library, kept from the network: it would fetch pictures and a list of domains."""
    domains = importlib.import_module("tldextract")
    domains.tldextract.TLD_EXTRACTOR = domains.TLDExtract(suffix_list_urls=())
    return importlib.import_module("newspaper")


def by_newspaper(html: bytes, url: str) -> Prediction:
    """Read a page as newspaper4k does out of the box."""
    article = newspaper().Article(url, fetch_images=False)
    article.download(input_html=html.decode("utf-8", "replace"))
    article.parse()
    if not article.text:
        return {"reason": "no_text"}
    published = article.publish_date
    return {
        "title": article.title,
        "authors": list(article.authors),
        "published": published.isoformat() if published else None,
        "text": article.text,
    }


PEERS: dict[str, Callable[[bytes, str], Prediction]] = {"trafilatura": by_trafilatura}
if importlib.util.find_spec("newspaper") is not None:
    PEERS["newspaper4k"] = by_newspaper


def read(item: tuple[str, Truth]) -> dict[str, Prediction]:
    """Read one page with every tool; ``seconds`` is processor time."""
    name, truth = item
    logging.disable(logging.CRITICAL)
    html = page_bytes(truth)
    found = {"arsip": predict(item)}
    for peer, extract in PEERS.items():
        started = time.process_time()
        try:
            told = extract(html, truth["url"])
        except Exception as error:  # noqa: BLE001 - a peer's fault is its own figure
            told = {"reason": type(error).__name__}
        found[peer] = {"id": name, "seconds": time.process_time() - started} | told
    return found


def compare() -> tuple[dict[str, Figures], dict[str, float]]:
    """Return every tool's figures by set, and its milliseconds a page."""
    read_by: dict[str, dict[str, Any]] = {tool: {} for tool in ("arsip", *PEERS)}
    for found in on_all_cores(read, ground_truth().items()):
        for tool, told in found.items():
            read_by[tool][told["id"]] = told
    spent = {
        tool: 1000 * sum(told["seconds"] for told in pages.values()) / len(pages)
        for tool, pages in read_by.items()
    }
    return {tool: measure(pages) for tool, pages in read_by.items()}, spent


def main() -> None:
    """Print the tables and what a page costs."""
    if data_folder() is None:
        print("peers: skipped, the real pages are absent (ARSIP_TEST_DATA names their folder)")
        return
    figures, spent = compare()
    for tool, found in figures.items():
        cost = spent[tool]
        ratio = cost / spent["trafilatura"]
        print(f"{tool}: {cost:.1f} ms a page, {ratio:.2f} times trafilatura's, one processor "
              f"{1000 / cost:.0f} pages a second")  # fmt: skip
        print(table(found), end="\n\n")


if __name__ == "__main__":
    main()
