"""``arsip schedule``: a crontab or systemd timers for this archive."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Literal

import click

from crawler.archive.store import ArchiveError, read_archive
from crawler.cli import CommandError, database_option
from crawler.operate.health import rhythms
from crawler.operate.schedule import Plan, ScheduleError, crontab, interval, units
from crawler.times import now

PASSED_ON = ("ARSIP_CONTACT", "ARSIP_ALLOW_PRIVATE")
"""Variables of the environment that the scheduled commands need as well."""


@click.command(
    epilog="""\b
Examples:
  arsip schedule cron --db /srv/news/archive.db
  arsip schedule systemd --to ~/.config/systemd/user"""
)
@click.argument("kind", type=click.Choice(["cron", "systemd"]), metavar="cron|systemd")
@database_option
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="systemd: write the units into this folder instead of printing them.",
)
def command(kind: Literal["cron", "systemd"], db: Path, to: Path | None) -> None:
    """Print a ready crontab, or ready systemd units, that keep this archive up to date.

    What is new every 10 to 30 minutes (as the busiest outlet wants it), archived articles again
    daily, everything that is listed weekly, health every morning. The times of day come from the
    archive's path, so that not every machine knocks at the same minute.
    """
    if to is not None and kind == "cron":
        raise click.UsageError("--to is for systemd; a crontab is added with `crontab -e`")
    environment = {name: os.environ[name] for name in PASSED_ON if os.environ.get(name)}
    if not (os.environ.get("ARSIP_CONTACT") or _contact()):
        click.echo(
            "arsip: nobody to contact: set ARSIP_CONTACT and call this again, or fill in CONTACT"
            " in settings.py; without it no host of the public internet is asked",
            err=True,
        )
    plan = Plan(program=_program(), db=db.resolve(), every=_every(db), environment=environment)
    try:
        if kind == "cron":
            click.echo(crontab(plan), nl=False)
        elif to is None:
            _print(units(plan))
        else:
            _write(units(plan), to)
    except (ScheduleError, OSError) as error:
        raise CommandError(str(error)) from error


def _contact() -> str:
    """Return what ``settings.py`` holds."""
    # Scrapy takes a while to import; the help must not wait for it
    from crawler.fetch.outlets import project_settings

    return str(project_settings()["CONTACT"] or "")


def _every(db: Path) -> int:
    """Return the minutes between two looks, by the busiest outlet of the archive so far."""
    if not db.exists():
        return interval(())
    try:
        archive = read_archive(db)
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    try:
        return interval(rhythm.peak for rhythm in rhythms(archive, now()).values() if rhythm.known)
    finally:
        archive.close()


def _program() -> Path:
    """Return where this installation's ``arsip`` lies."""
    called = Path(sys.argv[0])
    beside = Path(sysconfig.get_path("scripts")) / "arsip"
    found = called if called.name == "arsip" else beside
    if not found.is_file():
        found = Path(shutil.which("arsip") or found)
    if not found.is_file():
        raise CommandError("the program arsip is not installed; `pip install .` installs it")
    return found.absolute()


def _print(found: dict[str, str]) -> None:
    click.echo(
        "# Save each part under its name in ~/.config/systemd/user (--to writes them), then:"
    )
    click.echo(f"#   {_enable(found)}")
    for name, text in found.items():
        click.echo(f"\n# {name}\n{text}", nl=False)


def _write(found: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"wrote {len(found)} units; next: {_enable(found)}", err=True)


def _enable(found: dict[str, str]) -> str:
    timers = " ".join(name for name in found if name.endswith(".timer"))
    return f"systemctl --user daemon-reload && systemctl --user enable --now {timers}"
