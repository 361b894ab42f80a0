"""Blocks that stay or go together, whatever the judge thinks of each."""

from __future__ import annotations

import re

import numpy as np

from crawler.extract.blocks import Block, Blocks
from crawler.extract.evidence import Column
from crawler.extract.marks import ASIDE, BODY, CAPTION, FIGURE, RELATED, hints
from crawler.extract.others import Others

ALIKE = 0.25
"""Mean probability from which on all prose of one make is taken."""
ALONE = 0.12
"""Probability below which a paragraph is none, whatever its make."""
HEADINGS = ("h2", "h3", "h4")


def alike(walked: Blocks, chance: Column, least: float, found: Others) -> Column:
    """Take all prose of one make where its class says body, or the element around it is an entry
    of the page's live report, and the judge half believes it.

    Entries of a live report and paragraphs between advertisements are judged one by one; they
    carry one class, and stay or go together, and with them the headings right above them.
    """
    blocks, apart = walked.blocks, (CAPTION | FIGURE | ASIDE | RELATED) & ~walked.common
    groups: dict[tuple[str, str, str], list[int]] = {}
    for index, block in enumerate(blocks):
        if len(block.text) < 60 or block.linked > 0.3 * len(block.text) or len(block.lineage) < 2:
            continue
        own, parent = (element.get("class") or "" for element in block.lineage[:2])
        if (hints(own) | hints(parent)) & BODY or block.article in found.entries:
            groups.setdefault((block.tag, own, parent), []).append(index)
        elif block.tag == "p" and not parent and not block.flags & apart:
            around = _class_around(block)
            if hints(around) & BODY:
                groups.setdefault(("", own, around), []).append(index)
    chance = chance.copy()
    for indices in groups.values():
        sizes = np.array([len(blocks[i].text) for i in indices], float)
        if float((chance[indices] * sizes).sum() / sizes.sum()) >= ALIKE:
            believed = [index for index in indices if chance[index] >= ALONE]
            chance[believed] = np.maximum(chance[believed], least)
            # the first may have the page's headline above it
            for index in believed if found.entries else believed[1:]:
                if index and _heads(blocks[index - 1], blocks[index], apart, found):
                    chance[index - 1] = max(chance[index - 1], least)
    return chance


def _class_around(block: Block) -> str:
    """Return the class of the nearest element around a block that has one."""
    return next(filter(None, (e.get("class") for e in block.lineage[1:4])), None) or ""


def _heads(heading: Block, block: Block, apart: int, found: Others) -> bool:
    """Tell whether a heading stands right above a paragraph, in the same element or entry."""
    if heading.tag not in HEADINGS or heading.linked or heading.flags & apart:
        return False
    beside = heading.lineage[1:2] == block.lineage[1:2]
    return beside or (block.article is heading.article and block.article in found.entries)


_NUMBERED = re.compile(r"^(\d{1,2})\s?[.)]\s?\S")
LEAST_NUMBERED = 0.15
"""Mean probability from which on numbered lines are taken."""


def take_numbered(blocks: list[Block], chance: Column, least: float) -> None:
    """Take lines of one make that are numbered in order: a report in pictures, a list of tips."""
    runs: list[list[int]] = []
    for index, block in enumerate(blocks):
        match = _NUMBERED.match(block.text)
        if match is None or len(block.text) < 25 or block.linked > 0.3 * len(block.text):
            continue
        if match[1] == "1":
            runs.append([])
        run = runs[-1] if runs else []
        if runs and int(match[1]) == len(run) + 1 and (not run or _same(blocks[run[0]], block)):
            run.append(index)
    for run in runs:
        if len(run) > 2 and LEAST_NUMBERED <= float(chance[run].mean()) < least:
            chance[run] = np.maximum(chance[run], least)


def _same(one: Block, other: Block) -> bool:
    """Tell whether two blocks are of one make."""
    makes = [[(e.tag, e.get("class")) for e in block.lineage[:2]] for block in (one, other)]
    return makes[0] == makes[1]
