"""The judge: weighs the evidence about every block, and chooses those that are the body.

Two sums. The first weighs each block for itself. The second weighs it again, with what the
first made of its neighbours and siblings: an odd line among prose is prose, a good line among
furniture is furniture. Both are logistic regressions over named signs; the weights stand in
``judge.json``, learnt by ``bench/fit_judge.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crawler.extract.evidence import Column, Evidence

CONTEXT = (
    "first sum", "first judgement", "one before", "two before", "one after", "two after",
    "both beside", "siblings", "cousins", "body so far", "body to come", "amid the body",
    "within 3", "within 8", "before all", "after all",
)  # fmt: skip
"""Columns that the second sum adds to the evidence."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One sum: a weight for each column (of the standardised value), and the constant."""

    names: tuple[str, ...]
    mean: Column
    scale: Column
    weight: Column
    constant: float

    def sum(self, table: NDArray[np.float64]) -> Column:
        """Weigh rows of a table with these columns."""
        found: Column = ((table - self.mean) / self.scale) @ self.weight + self.constant
        return np.clip(found, -30, 30)


@dataclass(frozen=True, slots=True)
class Sums:
    """The two sums of a judge."""

    first: Weights
    second: Weights


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights of both judges."""

    alone: Sums
    """For what the page itself says."""
    advised: Sums
    """For that, and for trafilatura's version of the body."""


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """Load the weights."""
    data = json.loads((files("crawler.extract") / "judge.json").read_text("utf-8"))
    return Learnt(*(Sums(*(_weights(data[judge][part]) for part in ("first", "second")))
                    for judge in ("alone", "advised")))  # fmt: skip


def _weights(part: dict[str, Any]) -> Weights:
    return Weights(
        tuple(part["names"]), np.array(part["mean"]), np.array(part["scale"]),
        np.array(part["weight"]), float(part["constant"]),
    )  # fmt: skip


def probability(total: Column) -> Column:
    """Turn a sum into a probability."""
    out: Column = 1 / (1 + np.exp(-total))
    return out


def context(first: Column, evidence: Evidence) -> NDArray[np.float64]:
    """Make the columns of `CONTEXT` from the first judgement (a probability a block)."""
    length, rows = evidence.lengths, len(first)
    weighed = first * length
    so_far = np.concatenate([[0.0], np.cumsum(weighed)])
    size = np.concatenate([[0.0], np.cumsum(length)])
    total = so_far[-1] or 1.0
    before, after = so_far[:-1] / total, 1 - so_far[1:] / total
    index = np.arange(rows)

    def within(reach: int) -> Column:
        low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, rows)
        mass = so_far[high] - so_far[low] - weighed
        out: Column = mass / np.maximum(size[high] - size[low] - length, 1)
        return out

    def group(numbers: NDArray[np.intp]) -> Column:
        mass = np.bincount(numbers, weighed)[numbers] - weighed
        out: Column = mass / np.maximum(np.bincount(numbers, length)[numbers] - length, 1)
        return out

    beside = [_shift(first, steps) for steps in (1, 2, -1, -2)]
    safe = np.clip(first, 1e-4, 1 - 1e-4)
    columns = [
        first, np.log(safe / (1 - safe)), *beside, np.minimum(beside[0], beside[2]),
        group(evidence.parents), group(evidence.grandparents), before, after, before * after * 4,
        within(3), within(8), before < 0.005, after < 0.005,
    ]  # fmt: skip
    return np.stack(columns, 1)


def _shift(values: Column, steps: int) -> Column:
    out = np.zeros(len(values))
    if 0 < steps < len(values):
        out[steps:] = values[:-steps]
    elif 0 < -steps < len(values):
        out[:steps] = values[-steps:]
    return out


def judge(evidence: Evidence, sums: Sums) -> Column:
    """Return for each block the probability that it belongs to the body."""
    if not len(evidence.lengths):
        return np.zeros(0)
    first = probability(sums.first.sum(evidence.table))
    table = np.concatenate([evidence.table, context(first, evidence)], 1)
    return probability(sums.second.sum(table))


def threshold(chance: Column, lengths: Column) -> float:
    """Return the probability from which on blocks are taken.

    The set of blocks with the best expected F1 (by characters) is the one above half of that
    F1: a page of doubtful blocks is not refused, it is taken with its best ones.
    """
    order = np.argsort(-chance, kind="stable")
    kept, size = chance[order] * lengths[order], lengths[order]
    expected = 2 * np.cumsum(kept) / (np.cumsum(size) + (chance * lengths).sum() + 1e-9)
    return float(expected.max()) / 2 if len(expected) else 0.5
