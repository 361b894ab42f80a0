"""The language of a text, among those that an outlet writes in."""

from __future__ import annotations

import io
import re
from typing import Any

from lxml.html import HtmlElement
from py3langid.langid import LanguageIdentifier

from crawler.extract.packed import arrays_of, unpack
from crawler.outlet import Outlet

USUAL = ("id", "ms", "en", "jv")
"""Languages that Indonesian outlets print; the outlet's and the page's own join them."""

_CODE = re.compile(r"^[a-z]{2}(?=$|[-_])")
_GLANCE = 300
"""Characters that are enough where they are in the declared language."""
_SAMPLE = 600
"""Characters of the text that are judged else: more changes no answer."""


_OLD_CODES = {"in": "id", "iw": "he", "ji": "yi"}
"""Codes that ISO 639 withdrew, as old systems write them."""
_MODEL_NAMES = {"nb": "no"}
"""What the model calls a language that pages call otherwise."""
_NEAR = frozenset((*USUAL, "ace"))
"""Languages that are told apart among `USUAL` alone."""
SHORT = 60
"""Bytes of a text that is too short to tell."""
CLOSE = 0.02
"""Share of the best language's score within which the declared one is as likely."""

_model: Any = None


def load_model(unpacked: io.BytesIO | None = None) -> Any:
    """Return py3langid's model, loaded once; ``unpacked`` is what `unpack` gave already."""
    global _model
    if _model is None:
        model = arrays_of(unpacked or unpack())
        _model = LanguageIdentifier(
            model["ptc"],
            model["pc"],
            model["classes"].tolist(),
            model["nextmove"].data,
            model["out_feat"].data,
            tk_row=model["nextmove_row"].data,
        )
    return _model


def declared_language(tree: HtmlElement) -> str | None:
    """Return the code that the page's ``html`` element gives, without the region."""
    code = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).lower()
    code = code or (tree.get("xml:lang") or "").lower()
    return _OLD_CODES.get(code[:2], code[:2]) if _CODE.match(code) else None


def language_of(text: str, declared: str | None, outlet: Outlet | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; what the page declares for short texts.

    Where the outlet names no language, any that the model knows may be found.
    """
    own = () if outlet is None else (outlet.language or "", *outlet.languages)
    if len(text.encode()) < SHORT:
        return (outlet.language if outlet else None) or declared
    found = _found(text[:_GLANCE], declared, own)
    if found != declared:
        found = _found(text[:_SAMPLE], declared, own)
    # Malay and Indonesian share most words: the closer witness decides between the two
    if {found, declared} == {"id", "ms"} or (
        found in ("ms", "jv") and "id" in own and found not in own
    ):
        return "id" if "id" in (*own, declared or "") else declared or found
    return found


def _found(sample: str, declared: str | None, own: tuple[str, ...]) -> str | None:
    """Return a sample's language among the outlet's ``own``, all of them where it names none."""
    scores = {str(name): float(score) for name, score in load_model().rank(sample)}
    if not any(own):
        other = _of_all(scores, declared)
        if other not in _NEAR:
            return other
    return max(sorted({*USUAL, *own, declared or ""} & scores.keys()), key=scores.__getitem__)


def _of_all(scores: dict[str, float], declared: str | None) -> str | None:
    """Return the language of all that the model knows; the declared one where that is as close.

    Systems declare English until somebody says otherwise.
    """
    best = max(scores, key=scores.__getitem__)
    own = scores.get(_MODEL_NAMES.get(declared or "", declared or ""))
    close = own is not None and scores[best] - own < CLOSE * abs(scores[best])
    return declared if best == "zxx" or close else best
