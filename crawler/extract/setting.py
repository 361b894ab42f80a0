"""What is known of a page and of a line's place on it, when the line is judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides the block."""

    title: str
    """The headline, in the form of `title.comparable`."""
    url: str
    last: bool
    """Whether the block is among the last three of the body."""
    final: bool = False
    """Whether it is the last one."""
    captions: frozenset[str] = frozenset()
    """The page's captions, in the form of `title.comparable`."""
    first: bool = False
    """Whether it is among the first three."""
    discussed: bool = False
    """Whether prose that is no comment stands before it."""
    heads: bool = False
    """Whether prose beside it, in the same element, goes on from it."""
    common: int = 0
    """Flags that tell nothing on this page, as in `blocks.Blocks`."""
    description: str = ""
    """What the page says of itself, in that form."""
    own: frozenset[str] = frozenset()
    """The site's names, letters and digits only."""
    names: frozenset[str] = frozenset()
    """The authors whom machines are told, and the site, in the form of `title.compact`."""
    language: str | None = None
    """The code of the language that the page declares."""
    headlines: frozenset[str] = frozenset()
    """The headlines that machines are told, in the form of `title.compact`."""
