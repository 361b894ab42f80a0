"""Learn the judge's weights from pages with known bodies, and say how they do on others.

    python -m bench.fit_judge [--write]

The pages are those of ../shared/data (or $ARSIP_TEST_DATA). Figures are by cross-validation:
every publisher is judged by weights that were learnt without any page of it, which also say
what trafilatura is shown of it. ``--write`` puts the weights learnt from all pages into
crawler/extract/judge.json; today's have no part in them.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.truth import Truth, ground_truth, on_all_cores, page_bytes, scorer
from crawler.extract.evidence import Evidence
from crawler.extract.judge import (
    CONTEXT,
    Sums,
    Weights,
    context,
    judge,
    probability,
    threshold,
)  # fmt: skip
from crawler.extract.opinions import Opinion, prune, strip, trafilatura_opinion
from crawler.extract.ready import prepare
from crawler.extract.weighing import DOUBT, advised, doubt, evidence_of
from crawler.records import NotAnArticle

RIDGE = 40.0
"""Strength of the pull towards zero; the figures change little between 10 and 150."""
FOLDS = 4
SNIPPET = 0.12
"""Weight of one block of a page of which only snippets are known, in bodies."""
UNJUDGED = frozenset(("htmldate", "indonesian-index"))
TARGET = Path(__file__).parent.parent / "crawler" / "extract" / "judge.json"


@dataclass(frozen=True)
class Row:
    """One page: its evidence, and for each block the label and how much it counts."""

    name: str
    evidence: dict[str, Evidence]
    """For the judge ``alone``, and once trafilatura was asked for the one ``advised``."""
    labels: Any
    weights: Any
    texts: list[str]


def label_whole(texts: list[str], body: list[str]) -> tuple[Any, Any]:
    """Label blocks by the share of their four-word runs that stands in the true body.

    Every page counts by its body, not by its size: weights are characters, in bodies.
    """
    score = scorer()
    runs = set(score.shingles("\n\n".join(body)))
    whole = _letters("".join(body))
    paragraphs = {_letters(text) for text in body}
    found = []
    for text in texts:
        words = score.toks(text)
        if len(words) >= 4:
            own = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
            found.append(sum(run in runs for run in own) / len(own))
        else:
            key = _letters(text)
            found.append(float(key in paragraphs or (len(key) > 6 and key in whole)))
    labels = np.array(found) > 0.5
    lengths = np.array([len(text) for text in texts], float)
    return labels, (lengths + 12) / max(500.0, float((lengths * labels).sum()))


def label_part(texts: list[str], truth: Truth) -> tuple[Any, Any]:
    """Label only what is known: snippets that belong to the body, snippets that do not.

    Of pages whose first words are known, what stands before them is furniture.
    """
    labels = np.zeros(len(texts), bool)
    weights = np.zeros(len(texts))
    inside = [_letters(text) for text in truth.get("snippets_with") or []]
    outside = [_letters(text) for text in truth.get("snippets_without") or []]
    keys = [_letters(text) for text in texts]
    for index, key in enumerate(keys):
        if any(part and part in key for part in inside):
            labels[index], weights[index] = True, SNIPPET
        elif any(part and part in key for part in outside):
            weights[index] = SNIPPET
    start = _letters(truth.get("body_start") or "")
    first = next((i for i, k in enumerate(keys) if start and k.startswith(start[:40])), None)
    if first is not None:
        labels[first], weights[first] = True, SNIPPET
        weights[:first] = SNIPPET / max(3, first)
    return labels, weights


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def read(item: tuple[str, Truth]) -> Row | None:
    """Gather what one page itself says, and labels; None for a page that says nothing."""
    name, truth = item
    try:
        ready = prepare(page_bytes(truth), truth["url"])
    except NotAnArticle:
        return None
    texts = [block.text for block in ready.walked.blocks]
    whole = truth.get("body")
    labels, weights = label_whole(texts, whole) if whole else label_part(texts, truth)
    if not weights.any():
        return None
    strip(ready.page, ready.walked)
    return Row(name, {"alone": evidence_of(ready)}, labels, weights, texts)


def ask(item: tuple[Truth, Any]) -> Opinion:
    """Ask trafilatura about one page, as the reader does after the first judge's chances."""
    truth, chance = item
    ready = prepare(page_bytes(truth), truth["url"])
    strip(ready.page, ready.walked)
    prune(ready.page, ready.walked.blocks, chance)
    return trafilatura_opinion(ready.page, ready.walked)


def learn(tables: list[Any], rows: list[Row]) -> Weights:
    """Fit one sum by Newton's method."""
    known = [row.weights > 0 for row in rows]
    table = np.concatenate([t[k] for t, k in zip(tables, known, strict=True)])
    mark = np.concatenate([r.labels[k] for r, k in zip(rows, known, strict=True)])
    weight = np.concatenate([r.weights[k] for r, k in zip(rows, known, strict=True)])
    weight = weight / weight.mean()
    mean, scale = table.mean(0), table.std(0)
    scale[scale < 1e-6] = 1
    matrix = np.concatenate([(table - mean) / scale, np.ones((len(table), 1))], 1)
    solution = np.zeros(matrix.shape[1])
    pull = np.full(matrix.shape[1], RIDGE)
    pull[-1] = 1e-3
    for _ in range(12):
        chance = probability(np.clip(matrix @ solution, -30, 30))
        slope = matrix.T @ (weight * (chance - mark)) + pull * solution
        curve = weight * chance * (1 - chance) + 1e-6
        step = np.linalg.solve((matrix * curve[:, None]).T @ matrix + np.diag(pull), slope)
        solution -= step
        if abs(step).max() < 1e-3:
            break
    return Weights((), mean, scale, solution[:-1], float(solution[-1]))


Judges = dict[str, Sums]
"""Both judges, ``alone`` and ``advised``."""


def fit(rows: list[Row], domains: dict[str, str], judge: str) -> Sums:
    """Fit a judge's sums; the second learns from first judgements of unseen publishers."""
    evidence = {row.name: row.evidence[judge] for row in rows}
    first = learn([evidence[row.name].table for row in rows], rows)
    chances: dict[str, Any] = {}
    for half in (0, 1):
        others = [row for row in rows if _half(domains[row.name]) != half]
        inner = learn([evidence[row.name].table for row in others], others)
        for row in rows:
            if _half(domains[row.name]) == half:
                chances[row.name] = probability(inner.sum(evidence[row.name].table))
    tables = [
        np.concatenate([found.table, context(chances[name], found)], 1)
        for name, found in evidence.items()
    ]
    return Sums(first, learn(tables, rows))


def _balanced(row: Row, pages: Counter[str], truth: Truth) -> Row:
    """Let a site of many pages count less a page, and pages in Indonesian twice."""
    factor = (4.0 if (truth.get("lang") or "").startswith("id") else 1.0) / (
        pages[truth["domain"]] ** 0.5
    )
    return replace(row, weights=row.weights * factor)


def _half(domain: str) -> int:
    return zlib.crc32(f"{domain}x".encode()) % 2


def predict(row: Row, judges: Judges) -> tuple[str, bool]:
    """Return the body that these weights choose, and whether trafilatura was needed."""
    alone = row.evidence["alone"]
    chance = judge(alone, judges["alone"])
    asked = doubt(chance, alone.lengths) >= DOUBT
    if asked:
        chance = judge(row.evidence["advised"], judges["advised"])
    least = threshold(chance, alone.lengths)
    text = "\n\n".join(t for t, c in zip(row.texts, chance, strict=True) if c >= least)
    return text, asked


def judge_unseen(
    rows: list[Row], truths: dict[str, Truth], domains: dict[str, str]
) -> dict[str, tuple[str, bool]]:
    """Judge every page (`predict`) by weights of other publishers alone.

    They also say what trafilatura is shown of it; its answer joins the row's evidence.
    """
    folds = [zlib.crc32(domains[row.name].encode()) % FOLDS for row in rows]

    def unseen(judge: str) -> list[Sums]:
        return [
            fit([r for r, own in zip(rows, folds, strict=True) if own != fold], domains, judge)
            for fold in range(FOLDS)
        ]

    alone = unseen("alone")
    first = [judge(r.evidence["alone"], alone[fold]) for r, fold in zip(rows, folds, strict=True)]
    asked_of = [(truths[row.name], chance) for row, chance in zip(rows, first, strict=True)]
    for row, opinion in zip(rows, on_all_cores(ask, asked_of), strict=True):
        row.evidence["advised"] = advised(row.evidence["alone"], opinion)
    both = unseen("advised")
    return {
        row.name: predict(row, {"alone": alone[fold], "advised": both[fold]})
        for row, fold in zip(rows, folds, strict=True)
    }


def report(texts: dict[str, str], truths: dict[str, Truth]) -> None:
    """Print the figures by set."""
    score = scorer()
    groups: dict[str, list[str]] = {}
    for name in texts:
        truth = truths[name]
        kind = "golkar" if truth["domain"] == "golkar.or.id" else truth["set"]
        groups.setdefault(kind, []).append(name)
    for kind, names in sorted(groups.items()):
        predictions = {name: {"text": texts[name]} for name in names}
        found = score.summary(
            score.rows({name: truths[name] for name in names}, predictions).values()
        )
        shown = ("shingle_f1", "with", "without", "start13")
        print(
            f"{kind:12}", " ".join(f"{k} {found[k]:.4f}" for k in shown if k in found), len(names)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    truths = {name: t for name, t in ground_truth().items() if t["set"] not in UNJUDGED}
    rows = [row for row in on_all_cores(read, truths.items()) if row]
    domains = {name: truth["domain"] for name, truth in truths.items()}
    rows = [_balanced(row, Counter(domains.values()), truths[row.name]) for row in rows]
    held = judge_unseen(rows, truths, domains)
    asked = sum(needed for _, needed in held.values()) / len(held)
    print(f"publishers not learnt from (trafilatura asked about {asked:.0%} of the pages):")
    report({name: text for name, (text, _) in held.items()}, truths)
    judges = {name: fit(rows, domains, name) for name in ("alone", "advised")}
    print("all pages:")
    report({r.name: predict(r, judges)[0] for r in rows}, truths)
    if options.write:
        TARGET.write_text(_json(judges, rows[0]), "utf-8")
        print(f"wrote {TARGET}")


def _json(judges: Judges, row: Row) -> str:
    def part(weights: Weights, columns: tuple[str, ...]) -> dict[str, Any]:
        return {
            "constant": round(weights.constant, 4),
            "names": list(columns),
            "mean": [round(float(x), 4) for x in weights.mean],
            "scale": [round(float(x), 4) for x in weights.scale],
            "weight": [round(float(x), 4) for x in weights.weight],
        }

    found = {}
    for name, sums in judges.items():
        names = row.evidence[name].names
        found[name] = {
            "first": part(sums.first, names),
            "second": part(sums.second, (*names, *CONTEXT)),
        }
    return json.dumps(found, indent=0) + "\n"


if __name__ == "__main__":
    main()
