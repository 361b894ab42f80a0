"""What came of each attempt at a job: procrastinate keeps neither the worker nor a reason."""

from __future__ import annotations

from typing import Any, Literal

from procrastinate import App

TABLE = (
    """CREATE TABLE IF NOT EXISTS arsip_attempts(
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        job_id bigint NOT NULL REFERENCES procrastinate_jobs(id) ON DELETE CASCADE,
        worker text NOT NULL,
        started timestamptz NOT NULL DEFAULT now(),
        ended timestamptz,
        outcome text,
        reason text
    )""",
    "CREATE INDEX IF NOT EXISTS arsip_attempts_job_id ON arsip_attempts(job_id)",
)
"""Made beside procrastinate's tables; a job that is deleted takes its attempts along."""

Outcome = Literal["done", "unwell", "failed", "busy", "interrupted", "lost"]
"""``unwell``: it ran, and found something that is not well. ``busy``: somebody else had the
archive. ``lost``: its worker was not heard of any more."""


class Attempts:
    """The attempts, in the queue's database. Each call raises ConnectorException."""

    def __init__(self, app: App, worker: str) -> None:
        self._connector = app.connector
        self._worker = worker

    async def begin(self, job: int) -> int:
        """Note that this worker begins with a job; return the attempt's number."""
        await self._connector.execute_query_async(
            "UPDATE arsip_attempts SET ended = now(), outcome = 'interrupted'"
            " WHERE job_id = %(job)s AND ended IS NULL",  # its worker could not say how it ended
            job=job,
        )
        row = await self._connector.execute_query_one_async(
            "INSERT INTO arsip_attempts(job_id, worker) VALUES (%(job)s, %(worker)s) RETURNING id",
            job=job,
            worker=self._worker,
        )
        return int(row["id"])

    async def end(self, attempt: int, outcome: Outcome, reason: str | None) -> None:
        """Note what came of an attempt."""
        await self._connector.execute_query_async(
            "UPDATE arsip_attempts SET ended = now(), outcome = %(outcome)s, reason = %(reason)s"
            " WHERE id = %(attempt)s",
            attempt=attempt,
            outcome=outcome,
            reason=reason,
        )

    async def lose(self, job: int, reason: str) -> None:
        """Note that the worker of an attempt that has not ended is gone."""
        await self._connector.execute_query_async(
            "UPDATE arsip_attempts SET ended = now(), outcome = 'lost', reason = %(reason)s"
            " WHERE job_id = %(job)s AND ended IS NULL",
            job=job,
            reason=reason,
        )

    async def count(self, job: int, outcome: Outcome) -> int:
        """Return how many attempts at a job came to this."""
        row: dict[str, Any] = await self._connector.execute_query_one_async(
            "SELECT count(*) AS n FROM arsip_attempts"
            " WHERE job_id = %(job)s AND outcome = %(outcome)s",
            job=job,
            outcome=outcome,
        )
        return int(row["n"])
