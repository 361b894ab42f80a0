"""The commands that the README and the docs print: each exists, and what can run here runs."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from crawler.cli import COMMANDS, cli
from tests.cli.helpers import arsip

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
RUN_HERE = frozenset(("search", "show", "cite", "outlets", "coverage", "health", "schedule"))
"""Commands that only read an archive."""
NOT_IN_THE_DEMO = ("beritakaltim", "--to")
"""Words of commands that need an outlet that the demo lacks, or write outside the archive."""
_FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a page's name and the words after ``arsip``, for each command in a fence."""
    for page in PAGES:
        for block in _FENCE.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
                lexer.whitespace_split = True
                words = list(lexer)
                starts = [n for n, word in enumerate(words) if Path(word).name == "arsip"]
                for start in starts:
                    ends = [n for n, w in enumerate(words) if n > start and w in ("|", ">", "&&")]
                    yield page.name, tuple(words[start + 1 : min(ends, default=None)])


PRINTED = list(printed())
RUN = [
    words for _, words in PRINTED
    if words[0] in RUN_HERE and not set(words) & set(NOT_IN_THE_DEMO)
]  # fmt: skip


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that ``arsip demo`` made."""
    path = tmp_path_factory.mktemp("demo") / "archive.db"
    done = arsip("demo", "--db", str(path), "--quiet")
    assert done.exit_code == 0, done.output
    return path


def test_the_first_fence_of_the_readme_holds_the_two_commands() -> None:
    first = _FENCE.findall(PAGES[0].read_text(encoding="utf-8"))[0]
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make demo", "make test"]


def test_every_command_is_known_to_the_readme() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in COMMANDS if not re.search(rf"(arsip|make) {name}\b", text)] == []


@pytest.mark.parametrize(
    ("page", "words"),
    PRINTED,
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_printed_command_has_known_options(
    page: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for word in words:  # a file that a command names must only be there
        if word.endswith((".html", ".warc.gz", ".wacz")) and "://" not in word:
            Path(word).parent.mkdir(parents=True, exist_ok=True)
            Path(word).touch()
    name, *rest = words
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, f"{page} prints arsip {name}"
    command.make_context(name, rest)


@pytest.mark.parametrize("words", RUN, ids=" ".join)
def test_a_printed_command_goes_well_on_the_demo(demo: Path, words: tuple[str, ...]) -> None:
    named = [words[n + 1] for n, word in enumerate(words) if word == "--db"]
    kept = [word for word in words if word != "--db" and word not in named]
    done = arsip(*kept, "--db", str(demo))
    assert done.exit_code == 0, done.output
    assert done.stdout or "--quiet" in words


def test_every_command_shows_an_example() -> None:
    bare = [name for name in COMMANDS if "Example" not in arsip(name, "--help").output]
    assert bare == []
