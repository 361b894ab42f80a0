"""How far the queue is: numbers, and a line an outlet.

A crawl whose web archives wait for their import is still being done; one whose import failed has
failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.rows import dict_row

from crawler.operate.jobs.queue import CRAWLS, INGESTS, Queue, has_tables

STATES = ("todo", "doing", "succeeded", "failed")

_JOBS = """
WITH imports AS (
    SELECT (args->>'crawl')::bigint AS crawl, max(id) AS id,
        bool_or(status = 'todo') AS waiting, bool_or(status = 'doing') AS doing,
        (array_agg(status::text ORDER BY id DESC))[1] AS last
    FROM procrastinate_jobs WHERE queue_name = %(imports)s GROUP BY 1
), jobs AS (
    SELECT c.id, c.lock AS outlet, c.args->>'mode' AS mode, c.status::text AS crawl,
        c.scheduled_at, i.id AS import,
        CASE WHEN c.status = 'todo' THEN 'todo' WHEN c.status = 'doing' THEN 'doing'
            WHEN c.status <> 'succeeded' THEN 'failed'
            WHEN i.waiting OR i.doing THEN 'doing'
            WHEN i.last IS NULL OR i.last = 'succeeded' THEN 'succeeded'
            ELSE 'failed' END AS state,
        CASE WHEN c.status <> 'succeeded' THEN NULL
            WHEN i.doing THEN 'importing' WHEN i.waiting THEN 'waiting for import' END AS step
    FROM procrastinate_jobs AS c LEFT JOIN imports AS i ON i.crawl = c.id
    WHERE c.queue_name = %(crawls)s AND c.status <> 'cancelled'
)"""
_COUNTS = f"{_JOBS} SELECT state, count(*) AS n FROM jobs GROUP BY state"
_LINES = f"""{_JOBS}, latest AS (
    SELECT DISTINCT ON (outlet) *,
        CASE WHEN crawl = 'succeeded' AND import IS NOT NULL THEN import ELSE id END AS now
    FROM jobs ORDER BY outlet, id DESC
)
SELECT l.outlet, l.mode, l.state, coalesce(l.step, l.crawl) AS step, a.worker, a.outcome,
    coalesce(a.ended, a.started, d.at) AS since, t.attempts,
    CASE WHEN l.scheduled_at > now() AND l.state = 'todo' THEN l.scheduled_at END AS due,
    coalesce(a.reason, r.reason) AS reason
FROM latest AS l
LEFT JOIN LATERAL (
    SELECT worker, started, ended, outcome, reason FROM arsip_attempts
    WHERE job_id = l.now ORDER BY id DESC LIMIT 1
) AS a ON true
LEFT JOIN LATERAL (
    SELECT reason FROM arsip_attempts
    WHERE job_id IN (l.id, l.now) AND reason IS NOT NULL AND outcome <> 'busy'
    ORDER BY id DESC LIMIT 1
) AS r ON true
LEFT JOIN LATERAL (
    SELECT greatest(
        count(*) FILTER (WHERE job_id = l.id), count(*) FILTER (WHERE job_id = l.now)
    ) AS attempts
    FROM arsip_attempts WHERE job_id IN (l.id, l.now) AND outcome IS DISTINCT FROM 'busy'
) AS t ON true
LEFT JOIN LATERAL (
    SELECT min(at) AS at FROM procrastinate_events WHERE job_id = l.now
) AS d ON true
ORDER BY array_position(ARRAY['failed', 'doing', 'todo', 'succeeded'], l.state), l.outlet
"""


@dataclass(frozen=True, slots=True)
class Line:
    """How an outlet's latest job is."""

    outlet: str
    mode: str
    state: str
    """One of ``STATES``."""
    step: str
    """``todo``, ``doing``, ``succeeded``, ``failed`` of the crawl itself; then ``waiting for
    import``, ``importing``."""
    attempts: int
    """At the crawl, or at the import where it took more."""
    worker: str | None
    """Host and process of the latest attempt."""
    since: datetime | None
    due: datetime | None
    """When it is tried again."""
    reason: str | None
    """What was wrong at last."""


async def numbers(queue: Queue) -> dict[str, int]:
    """Return how many jobs are in each state. Raises ConnectorException, psycopg.Error."""
    rows = await _rows(queue, _COUNTS)
    found = {row["state"]: row["n"] for row in rows}
    return {state: found.get(state, 0) for state in STATES}


async def lines(queue: Queue) -> list[Line]:
    """Return a line an outlet: what failed and what is under way first."""
    return [
        Line(
            **{
                name: row[name]
                for name in (
                    "outlet", "mode", "state", "step", "attempts", "worker", "since", "due",
                    "reason",
                )
            }
        )
        for row in await _rows(queue, _LINES)
    ]  # fmt: skip


async def _rows(queue: Queue, query: str) -> list[dict[str, Any]]:
    """Return rows; none where nothing was ever put on the queue."""
    async with queue.plain() as connection:
        if not await has_tables(connection):
            return []
        cursor = connection.cursor(row_factory=dict_row)
        await cursor.execute(query.encode(), {"crawls": CRAWLS, "imports": INGESTS})
        return await cursor.fetchall()
