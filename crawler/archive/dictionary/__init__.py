"""What every table and column of the archive means: one source for people and for programs.

The data dictionary in ``docs/``, Datasette's pages and the exports take their words from here.
The fields of an article stand beside their types in ``crawler.records``. Whoever adds a column
describes it: a test holds the schema against this room.
"""
