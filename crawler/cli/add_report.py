"""What ``arsip add`` found, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import Any
from urllib.parse import urljoin

from rich.text import Text

from crawler.cli.output import moment, print_text, printable
from crawler.operate.adding.declaration import runs_on
from crawler.operate.adding.findings import Findings, Sample, Tried

OPENING = 240
"""Characters of a sample article's text that are shown."""


def as_document(findings: Findings, text: str, path: Path | None) -> dict[str, Any]:
    """Return the JSON document of ``arsip add --json``; ``path`` is None where none was written."""
    outlet, habits = findings.outlet, findings.habits
    declared = asdict(outlet)
    declared["sources"] = [
        {"kind": type(source).__name__.lower(), "path": source.path} for source in outlet.sources
    ]
    return {
        "name": outlet.name,
        "file": str(path) if path else None,
        "outlet": declared,
        "system": findings.look.system,
        "theme": findings.look.theme,
        "zone": asdict(habits.zone),
        "datelines": list(habits.aliases),
        "bylines": dict(habits.labels),
        "lists": [tried.as_dict() for tried in findings.tried],
        "read": findings.read,
        "articles": findings.articles,
        "samples": [
            {**sample.article.as_dict(), "several_pages": sample.following is not None}
            for sample in findings.samples
            if sample.article is not None
        ],
        "notes": list(findings.notes),
        "declaration": text,
    }


def print_report(findings: Findings, text: str, path: Path | None) -> None:
    """Print the report."""
    outlet, habits = findings.outlet, findings.habits
    print_text(Text(printable(outlet.title), style="bold"))
    _line("Home", outlet.home)
    _line("Runs on", runs_on(findings.look) or "not known")
    _line("Language", outlet.language or "not known")
    _line("Zone", f"{habits.zone.name or 'not known'}: {habits.zone.why}")
    _line("Datelines", "; ".join(habits.aliases) or "none that name the outlet")
    labels = ", ".join(f"{label}: ({count})" for label, count in habits.labels)
    _line("Bylines", labels or "no labels")
    _line("Addresses", outlet.article or "no clear pattern")
    _line("Articles", f"{findings.articles} of {findings.read} pages that were read")
    _heading("Lists")
    for tried in findings.tried:
        if tried.works:
            print_text(Text(f"  {_works(tried)}"), wrap=False)
    for (kind, problem), paths in _in_vain(findings).items():
        line = f"  {kind}, {printable(problem)}: {printable(' '.join(paths))}"
        print_text(Text(line, style="dim"))
    _heading("Articles as they would be archived")
    for sample in findings.samples:
        _print_sample(sample)
    _heading("To be looked after")
    for note in findings.notes or ("nothing",):
        print_text(Text(f"  {printable(note)}"))
    _heading(str(path) if path else f"spiders/{outlet.name}.py (not written)")
    print_text(Text(text.rstrip("\n")), wrap=False)


def _in_vain(findings: Findings) -> dict[tuple[str, str], list[str]]:
    """Return the places that list nothing, by what is wrong with them."""
    found: dict[tuple[str, str], list[str]] = {}
    root = urljoin(findings.outlet.home, "/")
    for tried in findings.tried:
        if not tried.works:
            why = (type(tried.source).__name__, tried.problem or "lists nothing")
            found.setdefault(why, []).append(tried.url.replace(root, "/", 1))
    return found


def _works(tried: Tried) -> str:
    kind = type(tried.source).__name__
    of = f" of {tried.total}" if tried.total is not None else ""
    days = f", {tried.days[0]} to {tried.days[1]}" if tried.days else ", undated"
    what = "sections" if kind == "Listing" else "sitemaps"
    parts = f", {tried.parts} {what}" if tried.parts else ""
    return f"{kind} {printable(tried.url)}: {len(tried.links)} links{of} seen{parts}{days}"


def _print_sample(sample: Sample) -> None:
    article = sample.article
    if article is None:
        print_text(Text(f"  {printable(sample.url)}: {sample.problem}", style="red"), wrap=False)
        return
    print_text(Text(f"  {printable(article.title)}", style="bold"))
    print_text(Text(f"  {printable(article.url)}", style="dim"), wrap=False)
    people = ", ".join(article.authors) or "no author"
    edited = f", edited by {', '.join(article.editors)}" if article.editors else ""
    more = " (first of several pages)" if sample.following else ""
    facts = [
        moment(article.published),
        people + edited,
        article.section or "no section",
        article.dateline or "no dateline",
        f"{article.words} words{more}",
    ]
    print_text(Text(f"  {printable(' · '.join(facts))}", style="cyan"))
    print_text(Text(f"  {printable(shorten(article.text, OPENING, placeholder=' …'))}"))
    print_text()


def _line(label: str, value: str) -> None:
    print_text(Text.assemble((f"{label}: ", "dim"), printable(value)))


def _heading(text: str) -> None:
    print_text()
    print_text(Text(printable(text), style="bold"))
