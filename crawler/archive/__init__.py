"""The archive: one SQLite file and the web archives beside it."""
