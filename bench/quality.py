"""Measure the extraction on real pages that nobody here wrote, and write the figures down.

    python -m bench.quality [--write] [--json]

The pages are those of ../shared/data (or $ARSIP_TEST_DATA), scored by the score.py beside them.
``--write`` puts the figures into crawler/publish/dataset/figures.json, from which the README's
table and the data cards are made, and below which the quality gate lets nothing fall.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.truth import Truth, ground_truth, on_all_cores, page_bytes, scorer
from crawler.extract import NotAnArticle, extract_article
from crawler.publish.dataset.quality import FIGURES

README = Path(__file__).parents[1] / "README.md"

MEASURES = {
    "body_f1": "shingle_f1", "title": "title", "authors": "authors", "date": "date",
    "snippets_kept": "with", "snippets_kept_out": "without",
}  # fmt: skip
"""Our names for score.py's figures."""

SCORED: dict[str, tuple[str, ...]] = {
    "aeb": ("body_f1",),
    "fundus": ("body_f1", "title", "authors", "date"),
    "fundus-eval": ("body_f1",),
    "indonesian": ("body_f1", "title", "authors", "date"),
    "golkar": ("body_f1", "title", "date"),
    "trafeval": ("title", "authors", "date", "snippets_kept", "snippets_kept_out"),
    "postlight": ("title", "authors", "date"),
    "htmldate": ("date",),
}
"""What is measured on which set; ``golkar`` are the old Drupal pages among the Indonesian."""

Prediction = dict[str, Any]
Figures = dict[str, dict[str, float]]


def set_of(truth: Truth) -> str:
    """Name the set that a page is counted in."""
    return "golkar" if truth["domain"] == "golkar.or.id" else str(truth["set"])


def predict(item: tuple[str, Truth]) -> Prediction:
    """Extract one page, without an outlet's hints; the reason stands where it is no article."""
    name, truth = item
    started = time.process_time()
    try:
        article = extract_article(page_bytes(truth), truth["url"])
    except NotAnArticle as none:
        spent = time.process_time() - started
        return {"id": name, "reason": none.reason, "seconds": spent}
    return {
        "id": name,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "text": article.text,
        "seconds": time.process_time() - started,
    }


def predict_all(names: list[str] | None = None) -> dict[str, Prediction]:
    """Extract all pages (or the named ones) on all cores."""
    truths = ground_truth()
    items = [(name, truths[name]) for name in names or truths]
    return {found["id"]: found for found in on_all_cores(predict, items)}


def measure(predictions: dict[str, Prediction]) -> Figures:
    """Score predictions, by set; also the shares of articles refused and of indexes taken."""
    truths, score = ground_truth(), scorer()
    groups: dict[str, list[str]] = {}
    for name in predictions:
        groups.setdefault(set_of(truths[name]), []).append(name)
    figures: Figures = {}
    for kind, names in sorted(groups.items()):
        refused = sum("reason" in predictions[name] for name in names) / len(names)
        if kind == "indonesian-index":
            figures[kind] = {"taken_for_articles": round(1 - refused, 4), "pages": len(names)}
            continue
        rows = score.rows({name: truths[name] for name in names}, predictions)
        found = score.summary(rows.values())
        figures[kind] = {ours: round(found[MEASURES[ours]], 4) for ours in SCORED[kind]} | {
            "refused": round(refused, 4),
            "pages": len(names),
        }
    return figures


def reasons(predictions: dict[str, Prediction]) -> Counter[str]:
    """Count the reasons for which articles were refused."""
    truths = ground_truth()
    return Counter(
        found["reason"] for name, found in predictions.items()
        if "reason" in found and truths[name]["set"] != "indonesian-index"
    )  # fmt: skip


def table(figures: Figures) -> str:
    """Return the README's table of the figures (Markdown)."""
    columns = ("body_f1", "title", "authors", "date", "snippets_kept", "snippets_kept_out")
    heads = ("body F1", "title", "authors", "date", "wanted kept", "unwanted kept out")
    lines = [
        "| pages | n | " + " | ".join(heads) + " |",
        "| --- " * (len(heads) + 2) + "|",
    ]
    for kind, found in figures.items():
        if kind == "indonesian-index":
            continue
        cells = [f"{found[c]:.3f}" if c in found else "" for c in columns]
        lines.append(f"| {kind} | {int(found['pages'])} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def read_figures() -> Figures:
    """Return the figures that were written down."""
    found: Figures = json.loads(FIGURES.read_text("utf-8"))["figures"]
    return found


def write_readme(figures: Figures) -> None:
    """Put the table of the figures between the README's marks."""
    before, mark, rest = README.read_text("utf-8").partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- /figures -->")
    README.write_text(f"{before}{mark}{table(figures)}\n{end}{after}", "utf-8")


def main(words: list[str] | None = None) -> None:
    """Measure and print; None: the words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="write figures.json and the README's table"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(words)
    predictions = predict_all()
    figures = measure(predictions)
    mean = sum(found["seconds"] for found in predictions.values()) / len(predictions)
    if options.json:
        print(json.dumps({"figures": figures, "ms_a_page": round(mean * 1000, 1)}))
    else:
        print(table(figures))
        print(f"\n{mean * 1000:.1f} ms a page; articles refused: {dict(reasons(predictions))}")
        print(
            f"index pages taken for articles: {figures['indonesian-index']['taken_for_articles']}"
        )
    if options.write:
        FIGURES.write_text(json.dumps({"figures": figures}, indent=1) + "\n", "utf-8")
        write_readme(figures)


if __name__ == "__main__":
    main()
