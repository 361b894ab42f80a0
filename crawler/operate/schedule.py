"""When an archive's commands run by themselves: a crontab, or systemd's timers.

What is new is asked for often; archived pages are visited again daily, everything that the
outlets list weekly, and their health is told every morning. The archive locks itself: a crawl
that finds it taken exits with 75, which leaves ``latest`` out once and lets the others wait.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

INTERVALS = (30, 20, 15, 10)
"""Minutes between two looks for news, the longest first."""
FEED_HALF = 5
"""Articles that may come between two looks: half of the ten that a feed usually holds."""
BUSY = 75
WAIT_SECONDS = 300
"""How long to wait for the other crawl before trying again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be run, and on which archive."""

    program: Path
    """Absolute path of ``arsip``."""
    db: Path
    """Absolute path of the archive."""
    every: int = INTERVALS[0]
    """Minutes between two looks for news, a divisor of 60."""
    environment: dict[str, str] = field(default_factory=dict)
    """Variables that the commands need (``ARSIP_CONTACT``)."""


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    does: str
    words: tuple[str, ...]
    minutes: tuple[int, ...]
    hour: int | None = None
    """None: every hour."""
    weekday: int | None = None
    """0 is Sunday, as in cron; None: every day."""
    waits: bool = False
    """Whether it waits for another crawl to end."""


class ScheduleError(Exception):
    """A path or variable that no crontab or unit can hold."""


def interval(peaks: Iterable[float]) -> int:
    """Return how many minutes may lie between two looks for news.

    ``peaks`` are the articles that each outlet brings in its busiest hour.
    """
    busiest = max(peaks, default=0.0)
    fits = (minutes for minutes in INTERVALS if busiest * minutes / 60 <= FEED_HALF)
    return next(fits, INTERVALS[-1])


def crontab(plan: Plan) -> str:
    """Return the lines of a crontab (crontab(5): five fields, ``%`` is escaped).

    Raises ScheduleError for a path or variable with a line break.
    """
    log = shlex.quote(str(plan.db.with_suffix(".log")))
    lines = [
        f"# arsip: {_line(plan.db)}",
        "# Crawls write into the log; health writes only what is wrong, and cron mails that to",
        "# MAILTO. Add these lines with `crontab -e`.",
        *(f"{name}={_cron_value(value)}" for name, value in plan.environment.items()),
    ]
    for job in _jobs(plan):
        words = shlex.join([_line(plan.program), *job.words, "--db", _line(plan.db), "--quiet"])
        command = words if job.name == "health" else f"{words} >>{log} 2>&1"
        if job.waits:
            command = f"while {command}; [ $? -eq {BUSY} ]; do sleep {WAIT_SECONDS}; done"
        minutes = ",".join(str(minute) for minute in job.minutes)
        when = f"{minutes} {_star(job.hour)} * * {_star(job.weekday)}"
        lines += ["", f"# {job.does}", f"{when} {command.replace('%', chr(92) + '%')}"]
    return "\n".join(lines) + "\n"


def units(plan: Plan) -> dict[str, str]:
    """Return a service and a timer for each job, as text by file name (systemd.unit(5)).

    Raises ScheduleError for a path or variable with a line break.
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", plan.db.stem).strip("-") or "archive"
    found = {}
    for job in _jobs(plan):
        name = f"arsip-{stem}-{job.name}"
        found[f"{name}.service"] = _service(plan, job)
        found[f"{name}.timer"] = _timer(plan, job)
    return found


def _service(plan: Plan, job: _Job) -> str:
    words = [_line(plan.program), *job.words, "--db", _line(plan.db), "--quiet"]
    lines = ["[Unit]", f"Description=arsip: {_text(job.does)}", "", "[Service]", "Type=oneshot"]
    for name, value in plan.environment.items():
        lines.append(f"Environment={_word(f'{name}={_line(value)}')}")
    lines.append("ExecStart=" + " ".join(_word(word).replace("$", "$$") for word in words))
    if job.name != "health":  # an outlet that is not well is told by health
        lines += [f"SuccessExitStatus=3{'' if job.waits else f' {BUSY}'}", "Nice=10"]
    if job.waits:  # for the other crawl to end, which is exit code 75
        lines += ["Restart=on-failure", f"RestartSec={WAIT_SECONDS}"]
        lines += ["RestartPreventExitStatus=1 2 130"]
    return "\n".join(lines) + "\n"


def _timer(plan: Plan, job: _Job) -> str:
    days = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    day = f"{days[job.weekday]} " if job.weekday is not None else ""
    hour = "*" if job.hour is None else f"{job.hour:02d}"
    minutes = ",".join(f"{minute:02d}" for minute in job.minutes)
    persistent = "" if job.hour is None else "Persistent=true\n"
    return (
        f"[Unit]\nDescription=arsip: {_text(job.does)}\n\n"
        f"[Timer]\nOnCalendar={day}*-*-* {hour}:{minutes}:00\n{persistent}\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _jobs(plan: Plan) -> tuple[_Job, ...]:
    """Return the jobs at times that the archive's path decides: not every machine at :00."""
    seed = sha256(str(plan.db).encode("utf-8", "surrogateescape")).digest()
    first, night, minute = seed[0] % plan.every, 1 + seed[1] % 4, seed[2] % 60
    return (
        _Job(
            "latest",
            f"what is new, every {plan.every} minutes",
            ("crawl",),
            tuple(range(first, 60, plan.every)),
        ),
        _Job(
            "recheck",
            "archived articles again where they are due: edits and deletions, daily",
            ("crawl", "--mode", "recheck"),
            (minute,),
            hour=night,
            waits=True,
        ),
        _Job(
            "full",
            "everything the outlets list, weekly",
            ("crawl", "--mode", "full"),
            (seed[3] % 60,),
            hour=1 + seed[4] % 4,
            weekday=seed[5] % 7,
            waits=True,
        ),
        _Job("health", "which outlet is not well, every morning", ("health",), (minute,), hour=6),
    )


def _star(number: int | None) -> str:
    return "*" if number is None else str(number)


def _line(value: Path | str) -> str:
    text = str(value)
    if any(sign in text for sign in "\n\r\0"):
        raise ScheduleError(f"{text!r}: a line break has no place in a schedule")
    return text


def _cron_value(value: str) -> str:
    """Quote a variable's value: cron takes off matching quotes and knows no escapes."""
    return f"'{value}'" if '"' in _line(value) else f'"{value}"'


def _word(text: str) -> str:
    """Quote a word of a unit (systemd.syntax(7), "Quoting"; ``%`` is a specifier)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return escaped if re.fullmatch(r"[\w./:@%+,=$-]+", escaped) else f'"{escaped}"'


def _text(text: str) -> str:
    return text.replace("%", "%%")
