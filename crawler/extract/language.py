"""The language of a text, among those that an outlet writes in."""

from __future__ import annotations

import io
import re
from array import array
from copy import copy
from functools import lru_cache
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray
from py3langid.langid import LanguageIdentifier

from crawler.extract.packed import unpack
from crawler.outlet import Outlet

USUAL = ("id", "ms", "en", "jv")
"""Languages that Indonesian outlets print; the outlet's and the page's own join them."""

_CODE = re.compile(r"^[a-z]{2}(?=$|[-_])")
_SAMPLE = 1200
"""Characters of the text that are judged: more changes no answer."""


_model: Any = None


def load_model(unpacked: io.BytesIO | None = None) -> Any:
    """Return py3langid's model, loaded once; ``unpacked`` is what `unpack` gave already."""
    global _model
    if _model is None:
        with np.load(unpacked or unpack(), allow_pickle=False) as model:
            _model = LanguageIdentifier(
                model["ptc"],
                model["pc"],
                model["classes"].tolist(),
                _as_array(model["nextmove"]),
                model["out_feat"].tolist(),
                tk_row=_as_array(model["nextmove_row"]),
            )
    return _model


def _as_array(numbers: NDArray[Any]) -> array[int]:
    """Return unsigned numbers as an array that is read one by one faster than numpy's."""
    out = array({2: "H", 4: "I", 8: "L"}[numbers.dtype.itemsize])
    out.frombytes(numbers.tobytes())
    return out


@lru_cache(maxsize=64)
def _identifier(languages: tuple[str, ...]) -> Any:
    # a copy shares the model's tables; restricting the one model would leak from page to page
    identifier = copy(load_model())
    known = set(identifier.labels)
    identifier.set_languages([language for language in languages if language in known])
    return identifier


def declared_language(tree: HtmlElement) -> str | None:
    """Return the code that the page's ``html`` element gives, without the region."""
    code = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).lower()
    code = code or (tree.get("xml:lang") or "").lower()
    return code[:2] if _CODE.match(code) else None


def language_of(text: str, declared: str | None, outlet: Outlet | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; what the page declares for short texts."""
    own = () if outlet is None else (outlet.language or "", *outlet.languages)
    if len(text) < 60:
        return (outlet.language if outlet else None) or declared
    languages = tuple(sorted({*USUAL, *own, declared or ""} - {""}))
    if outlet is None and declared not in (None, *USUAL):
        return declared
    found = str(_identifier(languages).classify(text[:_SAMPLE])[0])
    # Malay and Indonesian share most words: the closer witness decides between the two
    if {found, declared} == {"id", "ms"} or (
        found in ("ms", "jv") and "id" in own and found not in own
    ):
        return "id" if "id" in (*own, declared or "") else declared or found
    return found
