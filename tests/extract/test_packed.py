"""The model of languages is the library's own, unpacked without a temporary file."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from crawler.extract.language import load_model
from crawler.extract.packed import unpack


def test_the_model_is_the_librarys_own() -> None:
    ours, own = load_model(), LanguageIdentifier.from_model_file(MODEL_FILE)
    assert ours.labels == own.labels
    for name in ("nb_ptc", "nb_pc", "tk_nextmove", "tk_row", "tk_output"):
        assert np.array_equal(getattr(ours, name), getattr(own, name))


def test_no_room_for_temporary_files_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(FileNotFoundError):
        tempfile.TemporaryFile().close()
    plain = unpack()
    assert isinstance(plain, io.BytesIO)
    assert np.load(plain, allow_pickle=False)["classes"].size > 90
