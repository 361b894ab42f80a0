"""The command ``arsip``: reads the words, calls, prints."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import Any

import click

from crawler import __version__

COMMANDS: dict[str, str] = {
    "demo": "crawler.cli.demo",
    "crawl": "crawler.cli.crawl",
    "add": "crawler.cli.add",
    "outlets": "crawler.cli.outlets",
    "extract": "crawler.cli.extract",
    "import": "crawler.cli.importing",
    "wacz": "crawler.cli.wacz",
    "reextract": "crawler.cli.reextract",
    "search": "crawler.cli.search",
    "show": "crawler.cli.show",
    "export": "crawler.cli.export",
    "cite": "crawler.cli.cite",
    "stories": "crawler.cli.stories",
    "coverage": "crawler.cli.coverage",
    "health": "crawler.cli.health",
    "verify": "crawler.cli.verify",
    "redact": "crawler.cli.redact",
    "schedule": "crawler.cli.schedule",
    "jobs": "crawler.cli.jobs",
    "serve": "crawler.cli.serve",
    "publish": "crawler.cli.publish",
}
"""Each command's module; it holds a click command called ``command``, loaded when asked for."""

EXIT_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells say it."""


class CommandError(click.ClickException):
    """An error that a user can cause: one clear line, and the exit code."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: Any = None) -> None:
        """Print the one line to standard error."""
        click.echo(f"arsip: {self.format_message()}", file=file or sys.stderr)


class LazyGroup(click.Group):
    """Imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of one command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C ends every one of them with one line and its exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise CommandError("interrupted", EXIT_INTERRUPTED) from None


def database_option(function: Any) -> Any:
    """Add ``--db FILE``, passed on as the parameter ``db`` (a Path)."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="ARSIP_DB",
        default=Path("archive.db"),
        show_default=True,
        help="The archive (also ARSIP_DB).",
    )(function)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="arsip")
def cli() -> None:
    """Keep the news of a region: crawl outlets, preserve pages, read articles, search them.

    \b
    Example:
      arsip demo
      arsip search "pembangunan jembatan"
    """


def main() -> None:
    """Run the command; an unexpected error is one line too, unless ARSIP_DEBUG is set."""
    for name in ("stdout", "stderr"):  # `arsip crawl >&-`
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - until the end
    try:
        cli(prog_name="arsip")
    except Exception as error:
        if os.environ.get("ARSIP_DEBUG"):
            raise
        logging.getLogger(__name__).debug("unexpected", exc_info=True)
        click.echo(f"arsip: {_told(error)}", err=True)
        _forget_output()
        sys.exit(1)


def _forget_output() -> None:
    """Keep Python from trying again, at its end, to print what could not be printed."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: Exception) -> str:
    text = " ".join(str(error).split()) or "no message"
    # OSError's number, and SQLite's message
    if getattr(error, "errno", None) in (ENOSPC, EDQUOT) or "disk is full" in text:
        return "no space left on the disk; make room, and call it again"
    return f"unexpected {type(error).__name__}: {text} (ARSIP_DEBUG=1 shows where)"
