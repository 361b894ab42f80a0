"""Scripts of SQL, statement by statement."""

from __future__ import annotations

from sqlite3 import complete_statement


def statements(script: str) -> list[str]:
    """Split a script into its statements.

    ``executescript`` would commit the migration's transaction, so the statements go one by one.
    """
    statements, held = [], ""
    for line in script.splitlines():
        held += line + "\n"
        if complete_statement(held):
            statements.append(held.strip())
            held = ""
    return statements
