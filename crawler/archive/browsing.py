"""Indexes for those who look through the archive: what was edited, what was withdrawn."""

from __future__ import annotations

BROWSING = """
CREATE INDEX revisions_edits ON revisions(seen, article) WHERE revision > 1 AND kind = 'outlet';
CREATE INDEX articles_gone ON articles(gone_since) WHERE gone_since IS NOT NULL;
"""
