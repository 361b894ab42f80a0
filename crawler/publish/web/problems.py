"""What is wrong with an outlet, and why addresses are missing, in the reader's language. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from crawler.operate.problems import Problem
from crawler.publish.web.texts import text, texts
from crawler.publish.web.wording import Language, moment, percent, span

_COMPLAINTS = (
    (re.compile(r"no articles found: .*"), "said.nothing"),
    (re.compile(r"none of (?P<n>\d+) pages is an article \((?P<why>.*)\)"), "said.none"),
    (re.compile(r"(?P<failed>\d+) of (?P<n>\d+) pages failed \((?P<why>.*)\)"), "said.failed"),
    (re.compile(r"(?P<url>\S+): answered (?P<status>\d+)"), "said.answered"),
    (re.compile(r"(?P<url>\S+): cannot be reached \((?P<reason>.*)\)"), "said.unreachable"),
    (re.compile(r"(?P<url>\S+): robots\.txt forbids it"), "said.robots"),
)
"""Complaints with which a crawl ends (``runs.problem``); others are shown as they are."""


def problem_words(language: Language, problem: Problem) -> str:
    """Say a problem, or a note, in one line."""
    values = {name: _value(language, name, value) for name, value in problem.values.items()}
    return text(language, f"problem.{problem.code}", **values)


def reason_words(language: Language, told: str) -> str:
    """Say why an address is missing: ``failed: http_403`` is ``gagal: HTTP 403``."""
    state, colon, reason = told.partition(": ")
    known = texts()
    if f"state.{state}" not in known:
        return _reason(language, told)
    words = text(language, f"state.{state}")
    return f"{words}: {_reason(language, reason)}" if colon else words


def _reason(language: Language, reason: str) -> str:
    if reason.startswith("http_"):
        return f"HTTP {reason[5:]}"
    name = f"reason.{reason.replace(' ', '_').replace('.', '_')}"
    return text(language, name) if name in texts() else reason


def _value(language: Language, name: str, value: Any) -> object:
    if isinstance(value, datetime):
        return moment(value.isoformat("T", "seconds"), language)
    if isinstance(value, timedelta):
        return span(value.total_seconds() / 3600, language)
    if isinstance(value, float):
        return percent(value, language)
    if isinstance(value, Mapping):
        return ", ".join(f"{reason_words(language, why)}: {n}" for why, n in value.items())
    if name == "said":
        return "; ".join(_complaint(language, part) for part in str(value).split("; "))
    if name in ("field", "mode"):
        return text(language, f"{name}.{value}")
    return value


def _complaint(language: Language, said: str) -> str:
    for pattern, name in _COMPLAINTS:
        match = pattern.fullmatch(said)
        if match:
            return text(language, name, **_parts(language, match.groupdict()))
    return said


def _parts(language: Language, found: Mapping[str, str]) -> dict[str, str]:
    parts = dict(found)
    if "why" in parts:
        counted = (one.rpartition(": ") for one in parts["why"].split(", "))
        parts["why"] = ", ".join(f"{_reason(language, why)}: {n}" for why, _, n in counted)
    if "reason" in parts:
        parts["reason"] = _reason(language, parts["reason"])
    return parts
