"""Lines after an article's last paragraph that read like prose and stand in a box of their own."""

from __future__ import annotations

import re

from crawler.extract.blocks import Block
from crawler.extract.setting import Setting
from crawler.extract.title import compact, comparable
from crawler.extract.wordings import ABOUT_WRITER, ALSO, PAGER

MOST = 3
"""Lines at the end of a body that are looked at."""


def closings(blocks: list[Block], kept: list[int], authors: frozenset[str]) -> dict[int, str]:
    """Name the rule for each of the last chosen blocks that is no paragraph.

    What the first line of a box is tells what the box holds: the author's name alone is followed
    by a life, "Halaman selanjutnya" by the beginning of the next page. ``authors`` are the names
    that machines are told, in the form of `title.comparable`.
    """
    found: dict[int, str] = {}
    if len(kept) <= MOST:
        return found
    prose = {element for index in kept[:-MOST] for element in blocks[index].lineage}
    for index in kept[-MOST:]:
        block = blocks[index]
        above = blocks[index - 1].text
        if above.endswith(":") and ALSO.match(above) and len(block.text) <= block.strong + 2:
            found[index] = "read also"  # the name of a film that cannot be shown here
            continue
        box = block.lineage[1] if len(block.lineage) > 1 else None
        first = _first_of(blocks, index, box) if box is not None and box not in prose else index
        if comparable(block.text) in authors:
            found[index] = "signature"
        elif first != index and comparable(blocks[first].text) in authors:
            found[index] = "about the writer"
        elif first != index and PAGER.match(blocks[first].text):
            found[index] = "pager"
    return found


def _first_of(blocks: list[Block], index: int, box: object) -> int:
    """Return the index of the first block in an element, which holds the block at ``index``."""
    while index and box in blocks[index - 1].lineage:
        index -= 1
    return index


_LIFE = re.compile(
    r"(?:is|was|covers|writes|reports|ist|war|schreibt|est|écrit|es|è|é|är|er|jest|je|adalah|ialah"
    r"|merupakan)$"
)
"""The verb after a writer's name in the line that tells who that is."""


def tells_who(block: Block, setting: Setting) -> bool:
    """Tell whether one of the last lines says who the author is, whom machines are told, or what
    the house is; a site may be called after the town that it tells of."""
    if not setting.last:
        return False
    if ABOUT_WRITER.match(block.text):
        return True
    words = block.text.split(maxsplit=6)[:6]
    for count in range(1, len(words)):
        name = compact("".join(words[:count]))
        if _LIFE.match(words[count]) and name in setting.names:
            return name not in setting.own or _TRADE.search(block.text[:200]) is not None
    return False


_TRADE = re.compile(
    r"\b(?:provider|company|manufacturer|supplier|publisher|newspaper|magazine|website|agency|firm"
    r"|non-?profit|newsroom|news organi[sz]ation|broadcaster|anbieter|hersteller|unternehmen"
    r"|verlag|zeitung|perusahaan|portal|media|situs|kantor berita|surat kabar|penerbit)\b",
    re.IGNORECASE,
)
