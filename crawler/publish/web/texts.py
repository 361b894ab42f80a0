"""The pages' own words in Indonesian and English."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from crawler.publish.web.wording import LANGUAGES, Language, number


@cache
def texts() -> dict[str, list[str]]:
    """Return all words by name: Indonesian, English.

    English may have two forms, ``one~many``, chosen by the value ``n``.
    """
    found: dict[str, list[str]] = json.loads(
        (Path(__file__).parent / "texts.json").read_text(encoding="utf-8")
    )
    return found


def text(language: Language, name: str, **values: object) -> str:
    """Return a text with its values; numbers are written as the language writes them.

    A name without a text gives its last part, so that a new field or role is at least named.
    """
    found = texts().get(name)
    if found is None:
        return name.rpartition(".")[2].replace("_", " ")
    chosen = found[LANGUAGES.index(language)]
    one, tilde, many = chosen.partition("~")
    if tilde:
        chosen = one if values.get("n") == 1 else many
    if not values:
        return chosen
    written = {
        key: number(value, language) if isinstance(value, int | float) else value
        for key, value in values.items()
    }
    return chosen.format(**written)
