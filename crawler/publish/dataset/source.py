"""The archive that a dataset is made from, or that is cited: outlets, latest visit, digest."""

from __future__ import annotations

from hashlib import sha256

from sqlite_utils import Database

from crawler.publish.citation import Holding


def content_digest(db: Database) -> str:
    """Return the SHA-256 (hex) of what the archive's articles say.

    It is made over a line ``OUTLET CONTENT_HASH`` for each article, sorted: two archives with the
    same texts of the same outlets have the same digest, whenever and by whom they were made.
    """
    digest = sha256()
    rows = db.execute(  # read from the index on both columns
        "SELECT outlet || ' ' || content_hash || char(10) FROM articles"
        " ORDER BY outlet, content_hash"
    )
    while some := rows.fetchmany(10_000):
        digest.update("".join(line for (line,) in some).encode())
    return digest.hexdigest()


def latest_visit(db: Database) -> str | None:
    """Return the UTC time of the archive's last visit to an outlet, ISO 8601."""
    row = db.execute(
        "SELECT max(at) FROM (SELECT max(coalesce(finished, started)) AS at FROM runs"
        " UNION ALL SELECT max(fetched) FROM captures)"
    ).fetchone()
    return row[0] if row else None


def outlet_titles(db: Database) -> dict[str, str]:
    """Return the titles of the outlets that have articles, by name."""
    sql = (
        "SELECT name, coalesce(title, name) FROM outlets"
        " WHERE EXISTS (SELECT 1 FROM timeline WHERE outlet = name) ORDER BY name"
    )
    return dict(db.execute(sql).fetchall())


def archive_holding(db: Database) -> Holding:
    """Return what is cited of the archive."""
    count, first, last = db.execute("SELECT count(*), min(day), max(day) FROM timeline").fetchone()
    titles = list(outlet_titles(db).values())
    return Holding(
        title=holding_title("News archive", titles, first, last),
        articles=count,
        outlets=titles,
        first=first,
        last=last,
        asof=latest_visit(db),
        digest=content_digest(db),
    )


def holding_title(what: str, outlets: list[str], first: str | None, last: str | None) -> str:
    """Return a title like ``News archive of Kabar Muara and 3 other outlets, 2019-2024``."""
    named = ", ".join(outlets[:2])
    more = len(outlets) - 2
    if more > 0:
        named += f" and {more} other outlet{'s' if more > 1 else ''}"
    years = sorted({day[:4] for day in (first, last) if day})
    return f"{what} of {named or 'no outlet'}" + (f", {'–'.join(years)}" if years else "")
