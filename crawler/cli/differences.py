"""Two versions of a text in one, as people read them."""

from __future__ import annotations

from rich.text import Text

from crawler.archive.differences import word_differences
from crawler.cli.output import on_terminal, printable


def difference(before: str, after: str, longest: int | None = None) -> Text:
    """Return both texts in one; without colours as GNU wdiff marks them.

    Of a piece that came or went only ``longest`` words are shown.
    """
    coloured = on_terminal()
    text = Text()
    for kind, piece in word_differences(before, after):
        words = printable(piece.rstrip())
        space = piece[len(piece.rstrip()) :]
        if kind == "left_out":
            text.append("…", style="dim")
        elif kind == "same":
            text.append(words)
        elif kind == "gone":
            words = _shortened(words, longest)
            text.append(words if coloured else f"[-{words}-]", style="red strike")
        else:
            words = _shortened(words, longest)
            text.append(words if coloured else f"{{+{words}+}}", style="green underline")
        # what replaces a word follows it without a space of its own
        text.append(space or (" " if kind in ("gone", "left_out") else ""))
    text.rstrip()
    return text


def _shortened(words: str, longest: int | None) -> str:
    found = words.split()
    if longest is None or len(found) <= longest:
        return words
    return f"{' '.join(found[: longest - 5])} … {' '.join(found[-5:])} ({len(found)} words)"
