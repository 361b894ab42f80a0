"""Learn the judge's weights from pages with known bodies, and say how they do on others.

    python -m bench.fit_judge [--write]

The pages are those of ../shared/data (or $ARSIP_TEST_DATA). Figures are by cross-validation:
every publisher is judged by weights that were learnt without any page of it. ``--write`` puts
the weights learnt from all pages into crawler/extract/judge.json.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from bench.truth import Truth, ground_truth, page_bytes, scorer
from crawler.extract.ready import prepare
from crawler.extract.body import evidence_of
from crawler.extract.evidence import Evidence
from crawler.extract.judge import CONTEXT, Weights, context, judge, probability, threshold

RIDGE = 40.0
"""Strength of the pull towards zero; the figures change little between 10 and 150."""
FOLDS = 4
TARGET = Path(__file__).parent.parent / "crawler" / "extract" / "judge.json"

Row = tuple[str, Evidence, Any, list[str]]


def labels(texts: list[str], body: list[str]) -> Any:
    """Say for each block which share of its four-word runs stands in the true body."""
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
    return np.array(found)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def read(item: tuple[str, Truth]) -> Row | None:
    """Gather one page's evidence and labels."""
    name, truth = item
    ready = prepare(page_bytes(truth), truth["url"])
    evidence = evidence_of(ready)
    if not len(evidence.lengths):
        return None
    texts = [block.text for block in ready.walked.blocks]
    return name, evidence, labels(texts, truth["body"]), texts


def learn(tables: list[Any], marks: list[Any], lengths: list[Any]) -> Weights:
    """Fit one sum by Newton's method; every page counts by its body, not by its size."""
    weights = []
    for mark, length in zip(marks, lengths, strict=True):
        size = float((length * (mark > 0.5)).sum())
        weights.append((length + 12) / max(500.0, size))
    table, mark = np.concatenate(tables), np.concatenate(marks) > 0.5
    weight = np.concatenate(weights)
    weight = weight / weight.mean()
    mean, scale = table.mean(0), table.std(0)
    scale[scale < 1e-6] = 1
    rows = np.concatenate([(table - mean) / scale, np.ones((len(table), 1))], 1)
    solution = np.zeros(rows.shape[1])
    pull = np.full(rows.shape[1], RIDGE)
    pull[-1] = 1e-3
    for _ in range(12):
        chance = probability(np.clip(rows @ solution, -30, 30))
        slope = rows.T @ (weight * (chance - mark)) + pull * solution
        curve = weight * chance * (1 - chance) + 1e-6
        step = np.linalg.solve((rows * curve[:, None]).T @ rows + np.diag(pull), slope)
        solution -= step
        if abs(step).max() < 1e-3:
            break
    return Weights((), mean, scale, solution[:-1], float(solution[-1]))


def fit(rows: list[Row], domains: dict[str, str]) -> tuple[Weights, Weights]:
    """Fit both sums; the second learns from first judgements of unseen publishers."""
    first = learn(*_columns(rows))
    chances: dict[str, Any] = {}
    for half in (0, 1):
        out = [row for row in rows if _half(domains[row[0]]) == half]
        inner = learn(*_columns([row for row in rows if _half(domains[row[0]]) != half]))
        for row in out:
            chances[row[0]] = probability(inner.sum(row[1].table))
    tables = [np.concatenate([r[1].table, context(chances[r[0]], r[1])], 1) for r in rows]
    second = learn(tables, [r[2] for r in rows], [r[1].lengths for r in rows])
    return first, second


def _columns(rows: list[Row]) -> tuple[list[Any], list[Any], list[Any]]:
    return [r[1].table for r in rows], [r[2] for r in rows], [r[1].lengths for r in rows]


def _half(domain: str) -> int:
    return zlib.crc32(f"{domain}x".encode()) % 2


def predict(row: Row, weights: tuple[Weights, Weights]) -> str:
    """Return the body that these weights choose."""
    chance = judge(row[1], weights)
    least = threshold(chance, row[1].lengths)
    return "\n\n".join(t for t, c in zip(row[3], chance, strict=True) if c >= least)


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
        rows = score.rows({name: truths[name] for name in names}, predictions)
        print(f"{kind:14} body F1 {score.summary(rows.values())['shingle_f1']:.4f}  n={len(names)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    truths = {name: t for name, t in ground_truth().items() if t.get("body")}
    with multiprocessing.Pool() as pool:
        rows = [row for row in pool.imap(read, truths.items(), chunksize=8) if row]
    domains = {name: truth["domain"] for name, truth in truths.items()}
    held: dict[str, str] = {}
    for fold in range(FOLDS):
        inside = {r[0] for r in rows if zlib.crc32(domains[r[0]].encode()) % FOLDS == fold}
        weights = fit([r for r in rows if r[0] not in inside], domains)
        held |= {r[0]: predict(r, weights) for r in rows if r[0] in inside}
    print("publishers not learnt from:")
    report(held, truths)
    weights = fit(rows, domains)
    print("all pages:")
    report({r[0]: predict(r, weights) for r in rows}, truths)
    if options.write:
        names = rows[0][1].names
        TARGET.write_text(_json(weights[0], names, weights[1], (*names, *CONTEXT)), "utf-8")
        print(f"wrote {TARGET}")


def _json(one: Weights, names: tuple[str, ...], two: Weights, more: tuple[str, ...]) -> str:
    def part(weights: Weights, columns: tuple[str, ...]) -> dict[str, Any]:
        return {
            "constant": round(weights.constant, 4),
            "names": list(columns),
            "mean": [round(float(x), 4) for x in weights.mean],
            "scale": [round(float(x), 4) for x in weights.scale],
            "weight": [round(float(x), 4) for x in weights.weight],
        }

    return json.dumps({"first": part(one, names), "second": part(two, more)}, indent=0) + "\n"


if __name__ == "__main__":
    main()
