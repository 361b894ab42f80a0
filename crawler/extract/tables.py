"""Tables of facts among an article's paragraphs: whole or not at all, a line a row."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.marks import TABLE

LEAST_CELLS = 6
LONGEST_CELL = 200
"""Characters beyond which a cell holds prose: such a table only arranges the page."""
PROSE = 80
"""Characters of a block that tells where an article's text stands."""
STRAY = 0.25
"""Share of a table's cells below which these were taken by chance, where it stands elsewhere."""


def whole_tables(blocks: Sequence[Block], chosen: Sequence[int]) -> tuple[list[int], set[int]]:
    """Return the chosen blocks with tables made whole, and the cells of those tables.

    A name or a sum in a table looks like one in a menu, or like prose, so that cells are judged
    one by one and differently. Some cells of a table that stands in the text's own container bring
    the others; few cells of one that stands elsewhere go.
    """
    taken = set(chosen)
    around = {
        element
        for index in chosen
        if len(blocks[index].text) >= PROSE and not _is_cell(blocks[index])
        for element in blocks[index].lineage[1:3]
    }
    cells: set[int] = set()
    for table, indices in data_tables(blocks).items():
        share = len(taken.intersection(indices)) / len(indices)
        if share and not around.isdisjoint(table.iterancestors()):
            cells.update(indices)
        elif share < STRAY:
            taken.difference_update(indices)
    return sorted(taken | cells), cells


def data_tables(blocks: Sequence[Block]) -> dict[HtmlElement, list[int]]:
    """Return data tables with their blocks' indices: rows of short cells, little of it linked."""
    found: dict[HtmlElement, list[int]] = {}
    for index, block in enumerate(blocks):
        if not block.flags & TABLE:
            continue
        table = next((e for e in block.lineage if e.tag == "table"), None)
        if table is not None:
            found.setdefault(table, []).append(index)
    return {table: held for table, held in found.items() if _is_data(blocks, table, held)}


def _is_cell(block: Block) -> bool:
    return bool(block.flags & TABLE) and any(element.tag == "td" for element in block.lineage)


def _is_data(blocks: Sequence[Block], table: HtmlElement, indices: list[int]) -> bool:
    sizes = [len(blocks[index].text) for index in indices]
    if len(indices) < LEAST_CELLS or max(sizes) > LONGEST_CELL:
        return False
    if sum(blocks[index].linked for index in indices) > 0.3 * sum(sizes):
        return False
    rows = [row for row in table.iter("tr") if len(row) > 1]
    return len(rows) > 2 and next(table.iterdescendants("table"), None) is None


def place_of(block: Block) -> tuple[HtmlElement, int] | None:
    """Return a cell's row and its column, counted from 0; None for a block outside of rows."""
    cell, row = block.element, block.element.getparent()
    while row is not None and row.tag != "tr":
        cell, row = row, row.getparent()
    return (row, row.index(cell)) if row is not None else None
