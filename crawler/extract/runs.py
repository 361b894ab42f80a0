"""Runs of chosen blocks: what belongs to the article's, and what stands elsewhere on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.evidence import Column
from crawler.extract.marks import ARTICLE, BODY, FOOTER, HIDDEN, MAIN
from crawler.extract.wordings import DIALOGS

GAP = 15
"""Blocks that the judge did not take, from which on what follows is another run."""
AGAIN = 60
"""Characters of a paragraph that is not said twice by chance."""
DOUBLED = 0.4
"""Share of a text in paragraphs that were there before, from which on it is printed twice."""
LONG_RUN = 300
"""Letters of a run that may hold several paragraphs."""
MADE_UP = 0.85
"""Share of a run in other paragraphs from which on it is a copy of them."""
HIDDEN_COPY = 0.6
"""That share where the run is hidden."""
LEADS = 2
"""Paragraphs at the beginning of a text that may be printed above it as well."""


def elsewhere(blocks: Sequence[Block], chosen: Sequence[int], chance: Column) -> set[int]:
    """Return those chosen blocks that come far below the article, in containers of another kind.

    The article is the run that weighs most by the judge's probabilities; the page's footer, whose
    legal notes are prose as well, weighs nothing. What stands far above it may be its beginning.
    """
    runs: list[list[int]] = []
    for index in chosen:
        if runs and index - runs[-1][-1] <= GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    if len(runs) < 2:
        return set()
    main = max(runs, key=lambda run: sum(_weight(blocks[i], float(chance[i])) for i in run))
    around = {e for index in main for e in blocks[index].lineage[1:3]}
    makes = {_make(blocks[index]) for index in main if len(blocks[index].text) >= AGAIN}
    return {
        index
        for run in runs[runs.index(main) + 1 :]
        if not any(
            _within(blocks[i], around)
            or (len(blocks[i].text) >= AGAIN and _make(blocks[i]) in makes)
            for i in run
        )
        for index in run
    }


def _weight(block: Block, chance: float) -> float:
    below = block.flags & FOOTER and not block.flags & (ARTICLE | BODY | MAIN)
    return 0.0 if below else chance * len(block.text)


def _make(block: Block) -> tuple[str, ...]:
    """Return what a block and the elements around it are called: parts of a text are alike."""
    return tuple(str(part) for e in block.lineage[:3] for part in (e.tag, e.get("class")))


def _within(block: Block, containers: set[HtmlElement]) -> bool:
    return not containers.isdisjoint(block.lineage)


def said_before(blocks: Sequence[Block], chosen: Sequence[int]) -> set[int]:
    """Return the chosen paragraphs that stand on the page a second time.

    Some themes print the whole text twice, for small screens and for large ones, or the lead above
    the text and in it; some hold all of it in one run for copying. Else what is said twice is
    meant: a question, a day of a plan.
    """
    places: dict[str, list[int]] = {}
    for index in chosen:
        if len(blocks[index].text) >= AGAIN:
            places.setdefault(blocks[index].text, []).append(index)
    again = {index for held in places.values() for index in held[1:]}
    if sum(len(blocks[i].text) for i in again) >= DOUBLED * sum(
        len(blocks[i].text) for i in chosen
    ):
        return again
    leads = (places.get(blocks[index].text, ()) for index in chosen[:LEADS])
    return {held[1] for held in leads if len(held) == 2} | _copies(blocks, places)


def _copies(blocks: Sequence[Block], places: dict[str, list[int]]) -> set[int]:
    """Return the runs that are made up of other paragraphs."""
    long = [text for text in places if len(text) >= LONG_RUN]
    found = set()
    for run in long:
        parts = [len(text) for text in places if text is not run and text in run]
        share = sum(parts) / len(run)
        if len(parts) > 1 and share > MADE_UP:
            found.update(places[run])
        elif share > HIDDEN_COPY:
            found.update(index for index in places[run] if blocks[index].flags & HIDDEN)
    return found


def consents(blocks: Sequence[Block], chosen: Sequence[int]) -> set[int]:
    """Return the chosen blocks that stand in a dialog about cookies and personal data.

    A container of most of the text that is called so is none.
    """
    dialogs = {e for e in {e for i in chosen for e in blocks[i].lineage} if _is_consent(e)}
    if not dialogs:
        return set()
    sizes: Counter[HtmlElement] = Counter()
    named: dict[int, list[HtmlElement]] = {}
    for index in chosen:
        held = [e for e in blocks[index].lineage if e in dialogs]
        if held:
            named[index] = held
            sizes.update(dict.fromkeys(held, len(blocks[index].text)))
    total = sum(len(blocks[index].text) for index in chosen)
    return {i for i, held in named.items() if any(sizes[e] < 0.5 * total for e in held)}


def _is_consent(element: HtmlElement) -> bool:
    return _names_consent(element.get("class") or "") or _names_consent(element.get("id") or "")


@lru_cache(maxsize=65536)
def _names_consent(names: str) -> bool:
    return DIALOGS.search(names) is not None


PROSE = 80
"""Characters from which on a line is a paragraph."""
DAYS = 3
"""Lines below the first paragraph that hold a day each: they order a programme."""
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d|[.]\d)")


def days_of_programme(blocks: list[Block], rules: dict[int, str | None]) -> list[int]:
    """Return the lines named as dates that are the days of a programme.

    They stand below the first paragraph, are three or more, each another day without its hour.
    """
    kept = [index for index, rule in rules.items() if rule is None]
    first = next((index for index in kept if len(blocks[index].text) > PROSE), len(blocks))
    days = [
        index
        for index, rule in rules.items()
        if rule == "date line" and index > first and not _HOUR.search(blocks[index].text)
    ]
    return days if len({blocks[index].text for index in days}) >= DAYS else []
