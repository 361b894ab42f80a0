"""One archive, many machines: crawls as jobs on a PostgreSQL queue (procrastinate)."""
