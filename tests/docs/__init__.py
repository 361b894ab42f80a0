"""The documentation, held against what it documents: its commands, queries, code and links."""
