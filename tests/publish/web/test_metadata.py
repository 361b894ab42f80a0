"""What Datasette tells of the tables: the dictionary's words, on plain pages."""

from __future__ import annotations

from crawler.archive.dictionary.tables import TABLES
from crawler.publish.web.server import metadata


def test_each_table_and_column_has_the_dictionary_s_words_without_marks() -> None:
    tables = metadata(None)["databases"]["archive"]["tables"]
    assert set(tables) == {table.name for table in TABLES}
    for table in TABLES:
        shown = tables[table.name]
        assert shown["description"] == table.about.replace("`", "")
        assert list(shown["columns"]) == [column.name for column in table.columns]
    assert "`" not in str(tables)


def test_tables_that_serve_the_program_alone_are_hidden() -> None:
    tables = metadata(None)["databases"]["archive"]["tables"]
    inner = {table.name for table in TABLES if table.part == "inner"}
    hidden = {name for name, shown in tables.items() if shown.get("hidden")}
    assert inner <= hidden
    assert "articles" not in hidden
