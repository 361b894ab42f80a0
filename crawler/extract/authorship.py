"""Who is taken for an article's authors, editors and contributors: the choice among candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.extract.agencies import is_agency
from crawler.extract.bylines import PeopleCandidate
from crawler.records import Contributor


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """Authors, editors and everybody else, and how they were chosen."""

    authors: tuple[str, ...]
    editors: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    source: str | None
    candidates: tuple[PeopleCandidate, ...]


_FIRST_ONLY = frozenset(("meta", "microdata", "rel", "by"))
"""Sources of which the first answer counts: further ones are other articles' or other spellings."""

WEAK = frozenset(("class", "link", "line", "rel"))
"""Sources that say by place and looks alone that a name is the author's."""

_BESIDE_HOUSE = WEAK | {"desk"}
"""Sources that are not asked where the page names an agency: looks, and the agency's own desk."""

_BELIEF = (
    "hint", "byline", "json-ld", "meta", "by", "microdata", "rel", "class", "link", "line",
    "about", "card", "desk", "house",
)  # fmt: skip
"""Sources in the order of belief. A sharing card names the account that posted the article;
a ``house`` is what the markup calls an organisation, though its name may be a person's."""


def choose(found: list[PeopleCandidate]) -> PeopleChoice:
    """Choose the authors: printed labels first, then what machines are told, then class names."""
    by_role: dict[str, list[str]] = {}
    for item in found:
        if item.role != "author":
            names = by_role.setdefault(item.role, [])
            names += [n for n in item.names if n not in names]
    editors = by_role.get("editor", [])
    house = next((c for c in found if c.role == "author" and is_agency(c.raw)), None)
    # beside an agency that the page names, what only looks like a byline is none
    trusted = [c for c in found if c.source not in _BESIDE_HOUSE] if house is not None else found
    authors, source = _authors(trusted, editors)
    if not authors:
        if house is not None:
            authors, source = (house.raw,), house.source
        elif by_role.get("contributor"):
            authors, source = tuple(by_role["contributor"]), "byline"
    named = [Contributor(name, "author") for name in authors]
    for role, names in by_role.items():
        named += [Contributor(name, role) for name in names]
    return PeopleChoice(authors, tuple(editors), tuple(dict.fromkeys(named)), source, tuple(found))


def _authors(
    found: list[PeopleCandidate], editors: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """Return the authors of the first source that names any, and that source.

    Where another source names all of JSON-LD's people and more it is the fuller one: JSON-LD
    often gives the first of several authors. A ``meta`` of very many names credits others too.
    """
    told = [c for c in found if c.role == "author"]
    agreed = _agreed(told)
    # a reporter who edits the own text stands at its head with no label, and is the author
    bare = {c.raw for c in told if c.source in WEAK and c.raw in c.names}
    editors = [name for name in editors if name not in bare]
    for kind in _BELIEF:
        names: list[str] = []
        for item in told:
            if item.source == kind:
                names += [n for n in item.names if n not in names]
                if names and kind in _FIRST_ONLY:
                    break
        if kind not in ("byline", "hint", "by"):
            names = [n for n in names if n not in editors] or ([] if editors else names)
        if not names:
            continue
        if kind in _UNSURE and agreed and agreed.isdisjoint(names):
            continue
        if kind in _TOLD and _is_guests(told, names):
            continue
        if kind in WEAK and not _full(names) and any(_full(c.names) for c in told):
            continue  # "(RPS)" beside a full name
        authors = tuple(_without_signs(names))
        if kind == "json-ld" or (kind in ("meta", "by", "microdata") and len(authors) == 1):
            authors = _fuller(authors, told)
        elif kind == "meta" and len(authors) > 4:
            shown = [c.names for c in told if c.source in WEAK]
            authors = next((names for names in shown if set(names) < set(authors)), authors)
        return tuple(_spelled(name, told) for name in _in_order(authors, told)), kind
    return (), None


_UNSURE = frozenset(("by", "microdata"))
"""Sources that may speak of another article on the page."""


_TOLD = frozenset(("json-ld", "meta"))
"""What machines are told, often the account that posted the article."""


def _is_guests(told: list[PeopleCandidate], names: list[str]) -> bool:
    """Tell whether three kinds of printed sources agree on somebody of another family name.

    The article is a guest's then, and ``names`` are the account that posted it.
    """
    kinds: dict[str, set[str]] = {}
    for item in told:
        for name in item.names if item.source not in (*_TOLD, "card") else ():
            kinds.setdefault(name, set()).add(item.source)
    families = {name.split()[-1].casefold() for name in names}
    shown = {name for name in kinds if " " in name}
    if any(name.split()[-1].casefold() in families for name in shown):
        return False
    return any(len(kinds[name]) > 2 for name in shown)


def _agreed(told: list[PeopleCandidate]) -> set[str]:
    """Return whom three kinds of printed sources name: class, link, ``rel=author``, place."""
    kinds: dict[str, set[str]] = {}
    for item in told:
        for name in item.names if item.source in WEAK else ():
            kinds.setdefault(name, set()).add(item.source)
    return {name for name, sources in kinds.items() if len(sources) > 1}


def _fuller(authors: tuple[str, ...], told: list[PeopleCandidate]) -> tuple[str, ...]:
    """Return the names of a ``meta``, or of two kinds of printed sources that agree, where they
    hold all of these and more.
    """
    kinds: dict[tuple[str, ...], set[str]] = {}
    for other in told:
        kinds.setdefault(tuple(_without_signs(list(other.names))), set()).add(other.source)
    for names, sources in kinds.items():
        agree = len(sources & (WEAK | {"by"})) > 1 and all(" " in name for name in names)
        believed = "meta" in sources or len(sources & WEAK) > 1 or agree
        if believed and set(authors) < set(names) and len(names) <= 4:
            return names
    return authors


def _in_order(authors: tuple[str, ...], told: list[PeopleCandidate]) -> tuple[str, ...]:
    """Put "Gillman, Steve" together where another source names Steve Gillman."""
    if len(authors) == 2 and " " not in "".join(authors):
        whole = f"{authors[1]} {authors[0]}"
        if any(whole in c.names for c in told):
            return (whole,)
    return authors


def _spelled(name: str, told: list[PeopleCandidate]) -> str:
    """Return the name that the page prints for an account.

    "mikecason" is Mike Cason; "cason" is, where nobody but Mike Cason is printed.
    """
    if " " in name or name != name.lower():
        return name
    printed = {n for c in told if c.source not in _TOLD for n in c.names}
    if len(printed) == 1 and name in next(iter(printed)).lower().split():
        return next(iter(printed))
    if len(name) < 6:
        return name
    parts = [part for part in re.split(r"[._-]", name) if part]
    for other in (n for c in told for n in c.names if " " in n):
        words = other.lower().split()
        if "".join(words) == name or (len(parts) > 1 and parts == [words[0], words[-1]]):
            return other
    return name


def _full(names: Sequence[str]) -> bool:
    """Tell whether anybody is named in full, not by a sign."""
    return any(" " in name or not name.isupper() for name in names)


def _without_signs(names: list[str]) -> list[str]:
    """Leave out agencies' and editors' signs ("TNN", "det") beside full names."""
    full = [name for name in names if " " in name]
    return [n for n in names if " " in n or not (n.isupper() and len(n) < 5)] if full else names
