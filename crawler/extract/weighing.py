"""Which blocks are the body: our own reading of the page, and trafilatura's where that is unsure.

The page's structure settles most pages alone. Where the judge is in doubt, trafilatura is asked
for its version of the body, and a judge who knows how far to believe it decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from crawler.extract.evidence import Column, Columns, Evidence, gather
from crawler.extract.judge import judge, learnt, threshold
from crawler.extract.opinions import Opinion, prune, strip, trafilatura_opinion
from crawler.extract.ready import Ready
from crawler.extract.structured import plain

DOUBT = 0.1
"""Share of doubtful text (`doubt`) from which on trafilatura is asked.

With this bound two pages in three are settled alone. With twice as many asked (.04) bodies of
publishers that the weights were not learnt from are hardly better, with fewer (.12) a list of links
in the text is taken for a part of it (``python -m bench.fit_judge``)."""


LEAST_HINTED = 200
"""Letters that the container of ``Outlet.body`` holds at least where the hint still holds."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely each block belongs to the body."""

    chance: Column
    """A probability a block."""
    threshold: float
    """From which on blocks are taken."""
    doubt: float
    """The share of doubtful text before anybody else was asked, 0 to 1."""
    opinion: Opinion | None
    """Trafilatura's body, None where it was not asked."""


def evidence_of(ready: Ready) -> Evidence:
    """Gather what a page itself says about its blocks."""
    node = ready.structured.article or {}
    told = plain(node.get("articleBody"))
    return gather(
        ready.walked,
        ready.headline,
        ready.title.text if ready.title else "",
        ready.structured.first("og:description", "description") or "",
        Opinion([told] if told else []),
    )


def advised(evidence: Evidence, opinion: Opinion) -> Evidence:
    """Add the columns of somebody else's version of the body."""
    rows = len(evidence.lengths)
    vote = np.array([opinion.holds(text) for text in evidence.compact], float)
    inside, share = evidence.column("prose inside"), evidence.column("share of links")
    prose = inside + evidence.column("prose outside")
    before, after = _shifted(vote, 1), _shifted(vote, -1)
    c = Columns(rows)
    c.add("in trafilatura's body", vote if opinion else 0.0)
    c.add("not in trafilatura's body", (1 - vote) if opinion else 0.0)
    c.add("agreed before", before)
    c.add("agreed after", after)
    c.add("agreed around", before * after)
    c.add("agreed, and around", vote * before * after)
    c.add("agreed prose", vote * prose)
    c.add("agreed, short", vote * (evidence.lengths < 60))
    c.add("prose that nobody else has", (1 - vote) * inside)
    c.add("agreed, linked", vote * share)
    return replace(
        evidence,
        names=(*evidence.names, *c.columns),
        table=np.concatenate([evidence.table, c.table()], 1),
    )


def _shifted(values: Any, steps: int) -> Column:
    """Give each row the value ``steps`` rows before it (negative: after), 0 beyond the ends."""
    out = np.zeros(len(values))
    if 0 < steps < len(values):
        out[steps:] = values[:-steps]
    elif 0 < -steps < len(values):
        out[:steps] = values[-steps:]
    return out


def weigh(ready: Ready) -> Judgement:
    """Weigh the blocks of a page. Its tree loses scripts, menus and the like for good."""
    hint = _hinted(ready)
    strip(ready.page, ready.walked)
    evidence = evidence_of(ready)
    chance, opinion = judge(evidence, learnt().alone), None
    doubtful = doubt(chance, evidence.lengths)
    if doubtful >= DOUBT:
        prune(ready.page, ready.walked.blocks, chance)
        opinion = trafilatura_opinion(ready.page, ready.walked)
        chance = judge(advised(evidence, opinion), learnt().advised)
    if hint is not None:
        chance = chance * hint
    return Judgement(chance, threshold(chance, evidence.lengths), doubtful, opinion)


def _hinted(ready: Ready) -> Column | None:
    """Say with 0 of each block that the outlet's declaration rules it out, else 1.

    ``Outlet.remove`` rules out what it matches; ``Outlet.body`` what is outside it, where it
    holds any prose: after a redesign the hint matches nothing, and nothing is lost by it.
    """
    outlet, blocks = ready.outlet, ready.walked.blocks
    if outlet is None or not (outlet.body or outlet.remove):
        return None
    tree = ready.page.tree
    unwanted = {element for path in outlet.remove for element in tree.cssselect(path)}
    wanted = set(tree.cssselect(outlet.body)) if outlet.body else set()
    lines = [{block.element, *block.element.iterancestors()} for block in blocks]
    inside = [not wanted.isdisjoint(line) for line in lines]
    if sum(len(b.text) for b, held in zip(blocks, inside, strict=True) if held) < LEAST_HINTED:
        inside = [True] * len(blocks)
    return np.array(
        [held and unwanted.isdisjoint(line) for held, line in zip(inside, lines, strict=True)],
        float,
    )


def doubt(chance: Column, lengths: Column) -> float:
    """Return the expected characters judged wrongly, in expected characters of the body."""
    wrong = float((np.minimum(chance, 1 - chance) * lengths).sum())
    return wrong / max(1.0, float((chance * lengths).sum()))
