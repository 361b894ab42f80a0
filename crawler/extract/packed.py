"""The model by which languages are told apart, unpacked in memory.

py3langid's own way asks for the interpreter's lock hundreds of times, while others are loading
what they need, and for 70 MB in the folder for temporary files, which may be full.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # whoever only unpacks need not wait for numpy
    from numpy.typing import NDArray

_PIECE = 1 << 18
"""Bytes that are unpacked at once, without the interpreter's lock."""
_LENGTHS = struct.Struct("<26xHH")
"""A member's own header in a zip file, which ends with the lengths of its name and its extras."""
_LONGEST_HEAD = 4096
"""Bytes that numpy's header of an array may have here; it takes some hundred."""


def unpack() -> io.BytesIO:
    """Return py3langid's model as numpy saved it (``.npz``); a third of a second.

    Loads neither py3langid nor numpy. Raises OSError, LZMAError.
    """
    found = find_spec("py3langid")
    if found is None or found.origin is None:
        raise FileNotFoundError("py3langid is not installed")
    unpacker, plain = lzma.LZMADecompressor(), io.BytesIO()
    with Path(found.origin).with_name("data").joinpath("model.npz.xz").open("rb") as packed:
        while piece := packed.read(_PIECE):
            plain.write(unpacker.decompress(piece))
    plain.seek(0)
    return plain


def arrays_of(saved: io.BytesIO) -> dict[str, NDArray[Any]]:
    """Return the arrays of a ``.npz`` by name, as they lie in ``saved``.

    Only what the processor cannot take where it lies is copied. ``np.load``, which is left to
    read what is saved otherwise, copies all 70 MB and checks their sums.
    """
    import numpy as np
    from numpy.lib.format import read_array_header_1_0, read_magic

    held, arrays = saved.getbuffer(), {}
    with zipfile.ZipFile(saved) as members:
        for member in members.infolist():
            lengths = _LENGTHS.unpack_from(held, member.header_offset)
            start = member.header_offset + _LENGTHS.size + sum(lengths)
            head = io.BytesIO(held[start : start + _LONGEST_HEAD])
            if member.compress_type != zipfile.ZIP_STORED or read_magic(head) != (1, 0):
                saved.seek(0)
                return dict(np.load(saved, allow_pickle=False))
            shape, fortran, kind = read_array_header_1_0(head)
            data = held[start + head.tell() : start + member.file_size]
            array = np.frombuffer(data, kind).reshape(shape, order="F" if fortran else "C")
            aligned = array if array.flags.aligned else array.copy()
            arrays[member.filename.removesuffix(".npy")] = aligned
    return arrays
