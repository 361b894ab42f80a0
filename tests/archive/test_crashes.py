"""Whatever moment a process is killed at, the next one finds an archive that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.crashes import crash_everywhere


@pytest.mark.parametrize(
    ("module", "least"),
    [
        ("tests.archive.crash_crawl", 20),
        ("tests.archive.crash_redact", 12),
        ("tests.archive.crash_import", 6),
        ("tests.archive.crash_import_copy", 5),
        ("tests.archive.crash_reextract", 4),
    ],
)
def test_a_kill_at_any_crash_point_leaves_a_sound_archive(
    tmp_path: Path, module: str, least: int
) -> None:
    assert crash_everywhere(module, tmp_path) >= least
