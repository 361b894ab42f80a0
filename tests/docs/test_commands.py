"""Every command, query and piece of code that the documentation prints is run, page by page.

A page is run from top to bottom in a folder of its own, as a reader would. What cannot run here is
named below with the reason; of such an ``arsip`` command the options are checked all the same.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from crawler.cli import COMMANDS, cli
from tests.cli.helpers import arsip
from tests.docs.pages import PAGES, Fence, fences, name
from tests.docs.shell import Outcome, commands, expanded, run_line, split_sql, statements

NOT_RUN = {
    r"make ": "sets up an environment, or runs all tests",
    r"arsip (crawl|extract.*--outlet) beritakaltim": "asks a living outlet",
    r"\S*scrapy crawl": "asks a living outlet",
    r"arsip add https://": "asks a living site (tests/cli/test_add.py runs it on one)",
    r"arsip serve": "serves until it is ended (tests/cli/test_serve.py starts and ends it)",
    r"(\S+/)?(python3?|pip|pytest|datasette) ": "needs an environment of its own",
    r"(warcio|frictionless) ": "a tool of others, which may not be here",
    r"git ": "needs a remote repository",
    r"arsip jobs": "needs PostgreSQL (tests/operate/jobs starts one, where it is installed)",
    r"arsip reextract (--json )?$": "reads everything again, as the line with --apply does",
    r"arsip redact .*--story": "rewrites the whole archive (tests/archive/test_takedown.py)",
}
"""Commands that are not run here, and why."""
AT_HOME = {
    "import": "docs/web-archives.md",
    "publish": "docs/serving.md",
    "redact": "docs/integrity.md",
    "reextract": "docs/reextracting.md",
    "verify": "docs/integrity.md",
}
"""Commands that take a second of the processor, and the page on which they are run. Elsewhere only
their options are checked, unless they work on an archive (``--db``) that the page has made."""
ENDS_OTHERWISE = {"arsip export open --rights open": 1}
"""Exit codes other than 0: the demo's outlets give no licence."""
ADDRESS = re.compile(r"https://some-outlet\.example/\d{4}/\S+")
SITE = re.compile(r"https://some-outlet\.example/")
SITE_RECORDED = "https://kabarmahakam.example/"
RECORDING = "warcs/kabarmahakam.warc.gz"


def line_reason(words: Sequence[str], page: Path) -> str | None:
    """Return why a line is not run, None where it is."""
    for command in commands(words):
        home = AT_HOME.get(command[1]) if is_arsip(command) else None
        if home is not None and home != name(page) and "--db" not in command:
            return f"is run on {home}"
        said = plain(command)
        for pattern, reason in NOT_RUN.items():
            if re.match(pattern, said):
                return reason
    return None


def plain(words: Sequence[str]) -> str:
    """Return a command as the rules above read it."""
    first = "arsip" if is_arsip(words) else words[0]
    return " ".join([first, *words[1:], ""])


def is_arsip(words: Sequence[str]) -> bool:
    return Path(words[0]).name == "arsip"


def here(words: Sequence[str]) -> list[str]:
    """Put what is recorded in the place of a site that is not there."""
    found = [ADDRESS.sub(article_address(), word) for word in words]
    if any(SITE.fullmatch(word) for word in found):
        found = [SITE.sub(SITE_RECORDED, word) for word in found]
        found += ["--replay", RECORDING, "--db", "site/archive.db"]
    return found


def article_address() -> str:
    connection = sqlite3.connect("archive.db")
    try:
        return str(connection.execute("SELECT url FROM articles WHERE id = 1").fetchone()[0])
    finally:
        connection.close()


def check_options(words: Sequence[str]) -> None:
    """Let click read a command's words; an unknown one raises."""
    for found in commands(words):
        if is_arsip(found):
            command = cli.get_command(click.Context(cli), found[1])
            assert command is not None, f"there is no arsip {found[1]}"
            command.make_context(found[1], expanded(found[2:]))
            if isinstance(command, click.Group):
                at = next(n for n, word in enumerate(found) if word in command.commands)
                command.commands[found[at]].make_context(found[at], found[at + 1 :])


def run(fence: Fence) -> Iterator[str]:
    """Run a block; yield what went wrong."""
    if fence.language == "sh":
        for words in statements(fence.text):
            if line_reason(words, fence.page) is not None:
                check_options(words)
                continue
            outcome = run_line(here(words))
            if outcome.code != ENDS_OTHERWISE.get(" ".join(words), 0):
                yield f"{fence.where}: {' '.join(words)}: {said(outcome)}"
    elif fence.language == "sql":
        run_queries(fence.text)
    elif fence.language == "python":
        run_python(fence)
    elif fence.language == "json":
        json.loads(fence.text)


def said(outcome: Outcome) -> str:
    return f"exit {outcome.code}: {outcome.stderr or outcome.stdout}"


def run_queries(text: str) -> None:
    connection = sqlite3.connect("file:archive.db?mode=ro", uri=True)
    try:
        for statement in split_sql(text):
            connection.execute(statement).fetchall()
    finally:
        connection.close()


def run_python(fence: Fence) -> None:
    """Run code, where the libraries that it imports are here; else only compile it."""
    code = compile(fence.text, fence.where, "exec")
    wanted = re.findall(r"^(?:from|import) (\w+)", fence.text, re.MULTILINE)
    if all(importlib.util.find_spec(module) for module in wanted):
        exec(code, {"__name__": "documented"})


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_prints_runs(page: Path, desk: Path) -> None:
    prepare(page)
    assert [wrong for fence in fences(page) for wrong in run(fence)] == []


def prepare(page: Path) -> None:
    """Make the files that a page names and does not make itself."""
    text = page.read_text(encoding="utf-8")
    if "page.html" in text:
        from_a_page = "SELECT id FROM articles WHERE via = 'page' LIMIT 1"
        connection = sqlite3.connect("archive.db")
        number = connection.execute(from_a_page).fetchone()[0]
        connection.close()
        Path("page.html").write_bytes(arsip("show", str(number), "--raw").stdout_bytes)
    if "koleksi.wacz" in text:
        assert arsip("wacz", "koleksi.wacz", "--outlet", "wartabenua", "--quiet").exit_code == 0


def printed() -> Iterator[tuple[Path, list[str]]]:
    """Yield each line of a shell, with its page."""
    for page in PAGES:
        for fence in fences(page):
            if fence.language == "sh":
                yield from ((page, words) for words in statements(fence.text))


def test_each_reason_for_not_running_a_command_is_needed() -> None:
    said = [plain(command) for _, words in printed() for command in commands(words)]
    idle = [rule for rule in NOT_RUN if not any(re.match(rule, one) for one in said)]
    assert idle == []


def test_every_command_is_printed_and_nearly_all_are_run() -> None:
    shown: set[str] = set()
    ran: set[str] = set()
    for page, words in printed():
        names = {command[1] for command in commands(words) if is_arsip(command)}
        shown |= names
        ran |= set() if line_reason(words, page) else names
    assert shown | {"demo"} == set(COMMANDS)
    assert set(COMMANDS) - ran == {"demo", "add", "serve", "jobs"}
