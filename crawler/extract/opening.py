"""Lines that stand before an article's first paragraph and are none: captions, standfirsts.

What stands beside a picture or below the headline is often judged to be prose, and reads like
it. Where it stands, and what it repeats, gives it away.
"""

from __future__ import annotations

import re

from crawler.extract.blocks import Block
from crawler.extract.captions import (
    LONGEST,
    below_picture,
    called,
    leads_in_picture,
    pictured,
    set_apart,
)
from crawler.extract.credits import before_job
from crawler.extract.dateline import opens_text
from crawler.extract.leads import says
from crawler.extract.marks import BYLINE, CAPTION, FIGURE, HEADING, LEAD, LIST
from crawler.extract.page import squeeze
from crawler.extract.title import comparable

MOST = 4
"""Lines before the first paragraph that are looked at."""

CREDIT = 80
"""Letters of the longest credit beside a caption."""

LONGEST_ABOVE = 180
"""Letters of the longest line above a summary."""

_SUMMARY = re.compile(
    r"^\W*(?:ringkasan(?: berita| artikel| ai)?|intisari(?: berita)?|intinya sih|ai summary"
    r"|poin(?:-poin)? (?:penting|utama)|sorotan utama|in(?:ti)? berita)[\W_]*$",
    re.IGNORECASE,
)
"""The heading of a box that sums the article up, which newsrooms let machines write."""

_CREDIT = re.compile(
    r"^\W*(?:keterangan (?:foto|gambar)|foto|ket\.? foto|caption)\s*[:/]"
    r"|[(\[]\s*(?:foto|photo|dok\w*|ist|istimewa)\b[^)\]]{0,60}[)\]]\W*$"
    r"|\b(?:foto|photo)\s*[:/]\s*[^.]{2,50}\.?$|[(\[](?:antara|ho)\b[^)\]]{0,40}[)\]]\W*$",
    re.IGNORECASE,
)
"""Words of a picture's credit: "(Foto: Istimewa)", "Keterangan foto: …"."""


_COLUMNIST = re.compile(r"^(?:Catatan|Kolom|Oleh)\s*:?(?:\s+[A-Z][\w.’'-]+){2,4}$")
"""A column's author: "Catatan Hamdani Rusli"."""
_COMMON = re.compile(
    r"\b(?:yang|dan|di|untuk|dengan|itu|ini|dari|pada|akan|tidak|ke|oleh|telah"
    r"|sudah|juga|karena|sebagai|dalam|adalah|hingga|saat|kata|lebih)\b",
    re.IGNORECASE,
)
"""The commonest words of Indonesian and Malay; one word in six or so."""


def _indonesian(texts: list[str]) -> bool:
    words = sum(len(text.split()) for text in texts)
    return sum(len(_COMMON.findall(text)) for text in texts) > 0.06 * words


def openings(
    blocks: list[Block],
    kept: list[int],
    own: set[str],
    description: str,
    captions: frozenset[str],
    headline: int,
) -> dict[int, str]:
    """Name the rule for each of the first chosen blocks that is no paragraph.

    ``kept`` are the indices of the chosen blocks, ``own`` the site's names as in
    `dateline.own_names`, ``description`` what the page says of itself, ``captions`` those of
    `captions.printed_captions`, ``headline`` the index of the headline or -1: what its own
    surroundings are called says nothing of a line beside it. Standfirsts are looked for in
    Indonesian alone: there they repeat the text, elsewhere they often are its beginning.
    """
    indonesian = _indonesian([blocks[index].text for index in kept[: 2 * MOST]])
    found = _summary(blocks, kept, own)
    kept = [index for index in kept if index not in found]
    start = _dateline(blocks, kept, own)
    counted = (CAPTION | FIGURE) & ~(blocks[headline].flags if headline >= 0 else 0)
    summary = comparable(description)
    for place, index in enumerate(kept[:MOST]):
        block = blocks[index]
        if len(block.text) > LONGEST or place == start or place + 1 >= len(kept):
            break
        following = blocks[kept[place + 1]]
        if leads_in_picture(block):
            break
        if _COLUMNIST.match(block.text) or _is_byline(block, following):
            found[index] = "byline"
        elif place < start:
            captioned = block.flags & counted or _CREDIT.search(block.text)
            captioned = captioned or pictured(block) or below_picture(block)
            if not (captioned or indonesian) or (not indonesian and says(block, summary)):
                break
            found[index] = "caption" if captioned else "standfirst"
        elif not says(block, summary) and _is_caption(block, following, captions, counted):
            found[index] = "caption"
        elif (
            indonesian
            and summary
            and comparable(block.text) == summary
            and stands_apart(block, following)
        ):
            found[index] = "standfirst"
        else:
            break
    return found


def _summary(blocks: list[Block], kept: list[int], own: set[str]) -> dict[int, str]:
    """Find a box that sums the article up: its heading, and the list under it."""
    for place, index in enumerate(kept[:MOST]):
        block = blocks[index]
        if len(block.text) > LONGEST_ABOVE or _begins(block, own):
            break  # the text has begun, which may name "Poin penting" as well
        if _SUMMARY.match(block.text):
            found = [index]
            for after in kept[place + 1 :]:
                if not blocks[after].flags & LIST:
                    break
                found.append(after)
            return dict.fromkeys(found, "summary") if len(found) > 1 else {}
    return {}


def _begins(block: Block, own: set[str]) -> bool:
    """Tell whether a block begins the text with a dateline."""
    if len(block.text) <= 60 or block.flags & HEADING or not opens_text(block.text, own):
        return False
    return not below_picture(block)  # "PEDAGANG PASAR – Marwoto menata dagangannya"


def _is_byline(block: Block, following: Block) -> bool:
    """Tell whether a short line before the text stands in an element that is called byline."""
    own = block.flags & ~following.flags & BYLINE
    if before_job(block):
        return True
    return bool(own) and len(block.text) < 80 and block.text[-1] not in '.!?…:”»"'


def _dateline(blocks: list[Block], kept: list[int], own: set[str]) -> int:
    """Return the place in ``kept`` of the paragraph that a dateline opens, -1 where none does."""
    for place, index in enumerate(kept[:MOST]):
        block = blocks[index]
        if _begins(block, own):
            return place
        if len(block.text) > LONGEST:
            break
    return -1


def _is_caption(block: Block, following: Block, told: frozenset[str], counted: int) -> bool:
    """Tell whether a first line belongs to a picture where no dateline tells."""
    if _CREDIT.search(block.text):
        return set_apart(block) or pictured(block) or bool(block.flags & CAPTION)
    # the header of an article with a picture is often called after its caption as a whole
    own = called(block) & (CAPTION | LEAD)
    if block.flags & counted & CAPTION & ~following.flags and own != LEAD:
        return True
    return set_apart(block) and comparable(block.text) in told


def stands_apart(block: Block, following: Block) -> bool:
    """Tell whether the next paragraph stands in another container."""
    return block.lineage[1:2] != following.lineage[1:2] or block.tag != following.tag


def bold_lead(block: Block) -> str:
    """Return the bold type that opens a block, "" where plain type does."""
    element = block.element
    if block.line or (element.text or "").strip() or not len(element):
        return ""
    first = element[0]
    return squeeze(first.text_content()) if first.tag in ("b", "strong") else ""
