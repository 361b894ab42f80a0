"""The data card: README.md of a dataset, for people and for Hugging Face's ``datasets``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crawler.operate.coverage import UNDATED, Count, Coverage
from crawler.publish.citation import bibtex, plain
from crawler.publish.dataset.fields import Kind, Table
from crawler.publish.dataset.made import LICENCE_NOTE, Made, pattern
from crawler.publish.dataset.quality import quality
from crawler.publish.dataset.writers import Format

WHOLE = 0.98
"""Share archived from which a month counts as whole; below, it is named as a gap."""
MOST_GAPS = 24
"""Months of an outlet that are named one by one."""

_HUGGING_FACE: dict[Kind, str] = {
    "integer": "int64",
    "number": "float64",
    "text": "string",
    "flag": "bool",
    "instant": "timestamp[ms, tz=UTC]",
    "list": "list",
    "object": "string",
}
_SIZES = (
    (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)  # fmt: skip


def card(made: Made) -> str:
    """Return the whole page."""
    parts = [
        "\n".join(["---", *_header(made), "---"]),
        f"# {_line(made.item['title'])}",
        _line(made.item["abstract"]),
        *_what(made),
        *_counts(made),
        *_coverage(made),
        *_method(made),
        *_changes(made),
        *_rights(made),
        *_citation(made),
        *_tables(made),
    ]
    return "\n\n".join(parts) + "\n"


def _header(made: Made) -> Iterator[str]:
    """Yield the lines of YAML that Hugging Face's Hub and ``datasets`` read."""
    count = made.profile.articles
    yield f"pretty_name: {_quoted(made.item['title'])}"
    languages = sorted(name for name in made.profile.languages if name != "unknown")
    if languages:
        yield "language:"
        yield from (f"- {name}" for name in languages)
    yield "license: other"
    yield "license_name: per-article"
    yield "task_categories:"
    yield "- text-generation"
    yield "- summarization"
    yield "tags:"
    yield "- news"
    yield "size_categories:"
    yield f"- {next((name for most, name in _SIZES if count < most), 'n>10M')}"
    yield "configs:"
    for table in made.filled:
        yield f"- config_name: {table.name}"
        if table.name == "articles":
            yield "  default: true"
        yield "  data_files:"
        yield "  - split: train"
        yield f"    path: {_quoted(pattern(table, made.best))}"
    yield "dataset_info:"
    for table in made.filled:
        yield f"- config_name: {table.name}"
        yield "  features:"
        yield from _features(table, made.best)


def _features(table: Table, format: Format) -> Iterator[str]:
    for field in table.fields:
        yield f"  - name: {field.name}"
        # CSV has no lists, and pandas takes an empty column for numbers
        if format == "csv" and field.kind in ("list", "instant"):
            yield "    dtype: string"
        elif field.kind == "list":
            yield "    list: string"
        else:
            yield f"    dtype: {_HUGGING_FACE[field.kind]}"


def _what(made: Made) -> Iterator[str]:
    choice = made.choice
    yield "## What it holds"
    limits = [
        f"only articles that match `{_line(choice.query)}`" if choice.query.strip() else "",
        f"only the outlet `{_line(choice.outlet)}`" if choice.outlet else "",
        f"published from {choice.since} on" if choice.since else "",
        f"published until {choice.until}, that period included" if choice.until else "",
        "one article a story: of near-identical ones the first published"
        if choice.one_per_story
        else "",
        "only articles under an explicit open licence" if choice.rights_open else "",
        "" if choice.authors else
        "without the people who wrote and edited: their columns are left out, and names of two"
        " words and more are replaced by `[name]` in headlines, descriptions and texts; `url` and"
        " `content_hash` still lead to the original, and people whom the news is about are named",
    ]  # fmt: skip
    chosen = [limit for limit in limits if limit]
    yield "Choice: " + ("; ".join(chosen) if chosen else "everything that the archive holds") + "."
    yield (
        f"State: the archive's last visit to an outlet was {made.asof or 'never'} (UTC); its"
        f" content digest was `sha256:{made.archive}`."
    )
    yield _table(
        ["file", "rows", "bytes"],
        [[f"`{one.path}`", f"{one.rows:,}", f"{one.bytes:,}"] for one in made.files],
    )


def _counts(made: Made) -> Iterator[str]:
    profile = made.profile
    totals = profile.outlets()
    yield "## Where it comes from"
    rows = [
        [row["name"], row["title"] or "", row["home"] or "", row["region"] or "",
         f"{totals[row['name']]:,}"]
        for row in made.outlets
    ]  # fmt: skip
    yield _table(["outlet", "title", "address", "region", "articles"], rows)
    yield "Articles by year of publication (the outlets' own) and outlet:"
    names = sorted(totals)
    years = [
        [year, *(f"{outlets[name]:,}" for name in names), f"{outlets.total():,}"]
        for year, outlets in sorted(profile.by_year.items())
    ]
    yield _table(["year", *names, "all"], years)
    languages = sorted(profile.languages.items(), key=lambda one: (-one[1], one[0]))
    yield "Language of the text: " + _listed(languages) + "."
    yield (
        f"{profile.words:,} words in {profile.stories:,} stories (near-identical articles of"
        " all outlets are one story)."
    )


def _coverage(made: Made) -> Iterator[str]:
    yield "## Coverage and known gaps"
    yield (
        "What each outlet listed (feeds, sitemaps, its API, list pages), and what of it is in the"
        " archive: the whole archive, not only this choice. Articles that no list names any more"
        " are not known to be missing."
    )
    rows, gaps = [], []
    for name, one in made.coverage.items():
        whole = one.sum
        if text := _gaps(one, whole):
            gaps.append(f"- {name}: {text}")
        share = f"{whole.share:.1%}" if whole.share is not None else ""
        said = "" if one.total is None else f"{one.total:,}"
        rows.append([name, f"{whole.listed:,}", f"{whole.archived:,}", f"{whole.missing:,}", share,
                     said])  # fmt: skip
    yield _table(
        ["outlet", "addresses listed", "archived", "missing", "share", "articles by its own count"],
        rows,
    )
    yield "\n".join(gaps) if gaps else "No month is known to have gaps."


def _gaps(one: Coverage, whole: Count) -> str:
    """Name the months that are not whole, and why pages are missing."""
    months = [
        f"{month} ({count.share:.0%})"
        for month, count in one.months.items()
        if month != UNDATED and count.share is not None and count.share < WHOLE
    ]
    dated = [month for month in one.months if month != UNDATED]
    silent = len(_calendar(dated)) - len(dated)
    reasons = whole.as_dict()["reasons"]
    parts = []
    if months:
        more = f" and {len(months) - MOST_GAPS} more" if len(months) > MOST_GAPS else ""
        parts.append(f"share archived in {', '.join(months[:MOST_GAPS])}{more}")
    if silent:
        parts.append(f"{silent} months between the first and the last with nothing listed")
    if reasons:
        parts.append("missing because " + _listed(list(reasons.items())[:6]))
    return "; ".join(parts)


def _calendar(months: Sequence[str]) -> range:
    """Return the months from the first to the last, as numbers."""
    numbers = [int(month[:4]) * 12 + int(month[5:7]) for month in months]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _method(made: Made) -> Iterator[str]:
    profile = made.profile
    yield "## How it was made"
    yield (
        "Pages were fetched politely (robots.txt obeyed), preserved as they came over the wire"
        " (WARC), and read by arsip: headline, people, times in the outlet's own zone, body without"
        " furniture (menus, captions, \"Baca juga\" lines, share words, sign-offs). A page that is"
        " no article is left out for a named reason; nothing is filled in that a page does not say."
    )  # fmt: skip
    yield (
        "Times of publication stood in: " + _listed(_most(profile.sources)) + ". Their precision: "
        + _listed(_most(profile.precisions)) + "."
    )  # fmt: skip
    yield "Read by: " + _listed(_most(profile.extractors)) + "."
    yield quality()
    yield (
        "Deduplication: several addresses of an article are one row; the same text under two"
        " addresses of one outlet is one row. Near-identical articles (reprints, trimmed or"
        " reworked copies) keep their rows and share a `story`, found by samples of their runs of"
        " words and verified by the runs, figures and names that they share."
    )


def _changes(made: Made) -> Iterator[str]:
    profile = made.profile
    yield "## Changes, withdrawals, takedowns"
    yield (
        f"{profile.changed:,} of the articles were seen changed (`revision` above 1),"
        f" {profile.gone:,} were withdrawn by their outlet and are kept (`gone_since`). Addresses"
        f" taken down from the archive, which no export holds: {made.redactions:,}."
    )


def _rights(made: Made) -> Iterator[str]:
    yield "## Rights"
    yield (
        f"{LICENCE_NOTE} Under an explicit open licence with nothing reserved beside it"
        f" (`rights_open`): {made.profile.open:,} of {made.profile.articles:,}."
    )
    yield (
        "The articles name people, as news does. Who publishes results from them answers for the"
        " handling of personal data."
    )


def _citation(made: Made) -> Iterator[str]:
    yield "## How to cite"
    yield _line(plain(made.item))
    yield f"```bibtex\n{bibtex(made.item)}\n```"
    yield (
        "The version is the SHA-256 of the lines of `SHA256SUMS` that name data files:"
        " `grep '  data/' SHA256SUMS | sha256sum`. `sha256sum -c SHA256SUMS` checks the files."
    )


def _tables(made: Made) -> Iterator[str]:
    yield "## Columns"
    if "csv" in made.formats:
        yield (
            "In CSV, lists are JSON arrays, null is an empty cell, and an apostrophe stands before"
            " a text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`). Excel shows"
            " the first 32,767 characters of a cell; the file holds all."
        )
    for table in made.tables:
        yield f"### {table.name}"
        yield table.about
        rows = [[f"`{field.name}`", field.kind, field.about] for field in table.fields]
        yield _table(["column", "kind", "what"], rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_cells(header), _cells(["---"] * len(header)), *map(_cells, rows)]
    return "\n".join(lines)


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _most(counts: Any) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{_line(name)} ({count:,})" for name, count in counts) or "none"


def _line(text: str) -> str:
    """Return a text as one line that begins no markup of Markdown."""
    return " ".join(text.replace("<", "&lt;").split())


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
