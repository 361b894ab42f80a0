"""What the pages promise about themselves: parts, lengths, links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.cli import COMMANDS
from tests.cli.helpers import arsip
from tests.docs.pages import PAGES, ROOT, fences, name

README = ROOT / "README.md"
MADE = {"docs/data-dictionary.md"}
"""Pages that a program writes: as long as there are columns."""
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the names under which a page's headings can be linked (GitHub's way)."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    said = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in _HEADING.findall(text))
    return {heading.strip().replace(" ", "-") for heading in said}


def test_the_first_fence_of_the_readme_holds_the_two_commands() -> None:
    first = next(fences(README))
    assert [line.split("#")[0].strip() for line in first.text.splitlines()] == [
        "make demo",
        "make test",
    ]


def test_every_command_is_known_to_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"arsip {command}" not in text] == []


def test_every_command_shows_an_example() -> None:
    bare = [command for command in COMMANDS if "Example" not in arsip(command, "--help").output]
    assert bare == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_can_be_finished(page: Path) -> None:
    lines = len(page.read_text(encoding="utf-8").splitlines())
    assert name(page) in MADE or lines < (310 if page == README else 500)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_s_links_lead_somewhere(page: Path) -> None:
    dead = []
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if "://" in link:
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = set(_LINK.findall(index))
    there = {page.name for page in PAGES if page.parent.name == "docs"} - {"README.md"}
    assert there - linked == set()
