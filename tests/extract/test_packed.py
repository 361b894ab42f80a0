"""The model of languages is the library's own, unpacked without a temporary file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from crawler.extract.language import load_model
from crawler.extract.packed import arrays_of, unpack


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


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_saved_arrays_are_read_as_numpy_reads_them(save: Callable[..., None]) -> None:
    arrays: dict[str, NDArray[Any]] = {
        "numbers": np.arange(12, dtype=np.uint16).reshape(3, 4),
        "columns": np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)),
        "names": np.array(["id", "jv"]),
    }
    saved = io.BytesIO()
    save(saved, **arrays)
    found = arrays_of(saved)
    assert found.keys() == arrays.keys()
    assert all(np.array_equal(found[name], arrays[name]) for name in arrays)
