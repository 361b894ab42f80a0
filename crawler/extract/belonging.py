"""Blocks that belong to what the judge took, though it weighed them too low.

Headings above a taken paragraph, the items of a list that a taken line announces, and
sections made like those that were taken: a reader sees at once that they are
of one piece. What differs in its surroundings from the text is left to the judge.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.marks import (
    ADVERT,
    ASIDE,
    BODY,
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE,
    EMBED,
    FIGURE,
    FOOTER,
    FORM,
    HIDDEN,
    LIST,
    META,
    NAV,
    NEWSLETTER,
    PAYWALL,
    RELATED,
    SHARE,
    TABLE,
    TAGS,
    WIDGET,
    hints,
)
from crawler.extract.opinions import letters
from crawler.extract.phrases import PHRASES

FOREIGN = (
    NAV | FOOTER | ASIDE | COMMENTS | RELATED | SHARE | ADVERT | NEWSLETTER | PAYWALL | TAGS
    | META | BYLINE | DATE | CAPTION | FIGURE | EMBED | WIDGET | HIDDEN | FORM
)  # fmt: skip
"""What surrounds no part of a text, unless the text itself stands in it."""


def belonging(blocks: list[Block], chosen: list[int]) -> set[int]:
    """Return the indices of further blocks that belong to the chosen ones."""
    taken, found = set(chosen), set[int]()
    for rule in (_sections, _headings, _items, _panels, _headings) if chosen else ():
        found |= rule(blocks, taken)
        taken |= found
    return found


def _like(block: Block, other: Block, besides: int = 0) -> bool:
    """Tell whether a block stands in nothing foreign, ``besides`` what the other stands in."""
    return not block.flags & ~other.flags & FOREIGN & ~besides


def _unlinked(block: Block) -> bool:
    return block.linked <= 0.3 * len(block.text)


def _headings(blocks: list[Block], taken: set[int]) -> set[int]:
    """Headings right above a taken line, after others that were taken."""
    found: set[int] = set()
    held = set(taken)
    for index in range(max(taken) - 1, min(taken), -1):
        if index in held or index + 1 not in held:
            continue
        block, below = blocks[index], blocks[index + 1]
        folds = _folds(block)
        if not folds and not _heads(block):
            continue
        told = len(below.text) > 25 or below.tag != "p" or index + 2 in taken
        told = told and (_unlinked(block) if not folds else _unlinked(below))
        if told and _like(block, below, FORM if folds else 0) and not leads_on(block):
            found.add(index)
            held.add(index)
    return found


def _panels(blocks: list[Block], taken: set[int]) -> set[int]:
    """Titles and texts of what can be folded open, right below taken lines."""
    held = set(taken)
    for index in range(min(taken) + 1, len(blocks) - 1):
        if index + 1 in held or held.isdisjoint((index - 2, index - 1, index)):
            continue
        block, text = blocks[index], blocks[index + 1]
        # a heading of all that can be folded open may stand above the first
        up = index - (2 if blocks[index - 1].tag in HEADINGS and index - 1 not in held else 1)
        if held.isdisjoint((up, index)) or not _folds(block):
            continue
        above = blocks[index] if index in held else blocks[up]
        told = len(text.text) > 40 and text.tag not in HEADINGS and not _folds(text)
        if told and _like(block, above, FORM) and _like(text, above) and _unlinked(text):
            held |= {index, index + 1}
    return held - taken


_FOLDING = re.compile(
    r"toggle|a[ck]+ordi?[aeo]n|collaps|(?:tab|panel)[-_]*title"
    r"|(?<![a-z])(?:faqs?|question|expander|spoiler)(?![a-z])",
    re.IGNORECASE,
)
"""Class names of titles below which a text can be folded open."""


def _folds(block: Block) -> bool:
    """Tell whether a short line is the title of what can be folded open."""
    if not 8 < len(block.text) < 160:
        return False
    if block.tag == "button":
        return block.element.get("aria-expanded") is not None
    named = _FOLDING.search(block.element.get("class") or "") is not None
    # a link to the text itself, if any
    return (block.tag == "summary" or named) and all(h.startswith("#") for h, _ in block.links)


_TITLED = re.compile(r"(?<![a-z])(?:headline|heading|subhead\w*|title)(?![a-z])", re.IGNORECASE)


def _heads(block: Block) -> bool:
    """Tell whether a line is a heading, or a few words in an element that is called so."""
    if block.tag in HEADINGS:
        return True
    short = len(block.text) < 60 and block.tag in ("div", "p")
    return short and _TITLED.search(block.element.get("class") or "") is not None


HEADINGS = ("h2", "h3", "h4", "h5")
_LEADS_ON = PHRASES["end of the article"][0]


def leads_on(block: Block) -> bool:
    """Tell whether a heading stands over what others wrote: "More from …", "Related"."""
    match = _LEADS_ON.match(block.text.lower()) if _LEADS_ON is not None else None
    # "Tag der offenen Tür" is a day
    return match is not None and (match.group().strip() != "tag" or ":" in block.text)


def _items(blocks: list[Block], taken: set[int]) -> set[int]:
    """Items of a list or table of which half were taken, or that stand amid what was.

    A list also belongs to the taken line that announces it by a colon.
    """
    found: set[int] = set()
    first = min(taken)
    for indices in _wholes(blocks):
        missing = [index for index in indices if index not in taken]
        if not missing or indices[0] <= first:
            continue
        before, after = indices[0] - 1, indices[-1] + 1
        model: Block | None = None
        # editors set tables in figures
        figured = FIGURE if blocks[indices[0]].flags & TABLE else 0
        beside = before in taken or after in taken
        if beside and len(indices) > 2 and 2 * len(missing) <= len(indices):
            model = blocks[next(index for index in indices if index in taken)]
        elif before in taken and blocks[before].text.endswith(":"):
            model = blocks[before]
        else:
            above = _above(blocks, before)
            if above in taken and after in taken and _near(blocks, above, indices[0], after):
                model = blocks[above]
                missing += [before] if above < before and before not in taken else []
        if model is not None and all(
            _unlinked(blocks[index]) and _like(blocks[index], model, figured) for index in missing
        ):
            found.update(index for index in missing if letters(blocks[index].text))
    return found


def _above(blocks: list[Block], index: int) -> int:
    """Return the line above a list's own heading and a picture beside it."""
    if blocks[index].tag in HEADINGS:
        index -= 1
        while index > 0 and blocks[index].flags & FIGURE:
            index -= 1
    return index


def _near(blocks: list[Block], *indices: int) -> bool:
    """Tell whether one element, not far out, or one article is around these blocks."""
    first, *rest = (set(blocks[index].lineage) for index in indices)
    posts = {blocks[index].article for index in indices}
    return bool(first.intersection(*rest)) or (len(posts) == 1 and None not in posts)


def _wholes(blocks: list[Block]) -> list[list[int]]:
    """Return the indices of the blocks in each list and table of short cells."""
    held: dict[HtmlElement, list[int]] = {}
    for index, block in enumerate(blocks):
        for element in block.lineage[:4] if block.flags & (LIST | TABLE) else ():
            if element.tag in ("ul", "ol", "dl", "table"):
                held.setdefault(element, []).append(index)
                break
    return [
        indices for whole, indices in held.items()
        if whole.tag != "table" or all(len(blocks[index].text) < 160 for index in indices)
    ]  # fmt: skip


def _sections(blocks: list[Block], taken: set[int]) -> set[int]:
    """Containers of text made like those that the taken lines stand in."""
    made = {
        name for name in {e.get("class") for e in {e for i in taken for e in blocks[i].lineage[:4]}}
        if name and _says_text(name)
    }  # fmt: skip
    held: dict[tuple[str, str], dict[HtmlElement, list[int]]] = {}
    for index, block in enumerate(blocks) if made else ():
        if block.flags & (NAV | FOOTER) and index not in taken:
            continue
        for element in block.lineage[:4]:
            name = element.get("class")
            if name in made and element.tag in ("div", "section"):
                held.setdefault((str(element.tag), name), {}).setdefault(element, []).append(index)
    found: set[int] = set()
    for makes in held.values():
        if len(makes) < 2:
            continue
        inside = [index for indices in makes.values() for index in indices]
        model = next((blocks[index] for index in inside if index in taken), None)
        own = sum(len(blocks[index].text) for index in inside if index in taken)
        if model is None or 2 * own < sum(len(blocks[index].text) for index in inside):
            continue
        for indices in makes.values():
            if taken.isdisjoint(indices) and indices[0] > min(taken):
                fits = all(_like(blocks[index], model) for index in indices)
                linked = sum(blocks[index].linked for index in indices)
                text = " ".join(blocks[index].text for index in indices)
                told = len(text) > 60 and linked < 0.2 * len(text) and not _promotes(text)
                if fits and told:
                    found.update(indices)
    return found


_TEXT = re.compile(
    r"(?<![a-z])(?:text[eo]?|testo|tekst|paragraph|richtext|absatz|copy)(?![a-z])", re.IGNORECASE
)


@lru_cache(maxsize=65536)
def _says_text(names: str) -> bool:
    return bool(hints(names) & BODY) or _TEXT.search(names) is not None


def _promotes(text: str) -> bool:
    small = text.lower()
    return len(text) < 500 and any(word in small for word in PHRASES["promotion"][1])
