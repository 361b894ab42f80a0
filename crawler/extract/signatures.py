"""What signs a text at its end: names in brackets, editors' signs, the house after a dash."""

from __future__ import annotations

import re

from crawler.extract.agencies import is_agency
from crawler.extract.names import people
from crawler.extract.title import compact

SIGNED_LINE = re.compile(r"^[(\[][^()\[\]]{5,50}[)\]][\s*#.]*$")
"""A line in brackets: "(Siti Rahmawati)"."""


def is_signature(text: str) -> bool:
    """Tell whether brackets hold the full names of one or two people and nothing else."""
    inner = text.strip(" ()[]*#.")
    names = people(inner)
    whole = sum(map(len, names)) >= len(inner) - 4 * len(names) and inner[:1].isupper()
    return 0 < len(names) < 3 and whole and all(" " in name for name in names)


_TRAILING_SIGN = re.compile(
    r"\s*(?:[(\[]\s*(?:\*+|(?:\*+\s*/\s*)?(?:adv(?:ertorial)?\b[^()\[\]]{0,40}"
    r"|(?:adv\w*|[A-Za-z]{2,5})(?:\s*[/\-]\s*(?:\*+"
    r"|[A-Za-z]{1,12}(?: [A-Za-z]{1,12})?\d{0,3}|\d{1,3})){0,3}))"
    r"\s*[)\]]|#+|\*{2,})\s*$",
    re.IGNORECASE,
)
_TRAILING_NAME = re.compile(r"\s*(?P<name>[(\[][^()\[\]]{5,50}[)\]])[\s*#]*$")
_TRAILING_HOUSE = re.compile(r"\s*[-–—]{1,2}\s*(?P<house>[A-Z][\w. ]{2,30})\.?$")
"""The agency or paper after a dash at the end of a text: "… ujarnya. – BERNAMA"."""


def without_sign_off(paragraph: str, own: set[str] | frozenset[str] = frozenset()) -> str:
    """Take an editor's sign-off off the end of the last paragraph: "… katanya. (adv/ind)"

    A signature in full goes too, and the agency or the site itself after a dash; ``own`` are the
    site's names, letters and digits only.
    """
    match = _TRAILING_SIGN.search(paragraph)
    if match is None:
        signed = _TRAILING_NAME.search(paragraph)
        match = signed if signed and is_signature(signed["name"]) else None
    if match is None:
        housed = _TRAILING_HOUSE.search(paragraph)
        match = housed if housed and is_house(housed["house"], own) else None
    if not match:
        return paragraph
    body = paragraph[: match.start()].rstrip()
    # "… Dewan Perwakilan Rakyat (DPR)" is an acronym: a sign-off follows a finished sentence
    if body and body[-1] in ".!?”\"'’":
        return body
    return paragraph


def is_house(name: str, own: set[str] | frozenset[str]) -> bool:
    """Tell whether a name is an agency's or the site's own."""
    return is_agency(name) or compact(name) in own


def begins_with_house(name: str, own: set[str] | frozenset[str]) -> bool:
    """Tell whether a name begins with the site's own, of two words or more."""
    words = name.split()
    return any(compact("".join(words[:count])) in own for count in range(2, len(words)))
