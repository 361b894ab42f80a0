"""What class names say of the text inside."""

from __future__ import annotations

import pytest

from crawler.extract.marks import BYLINE, HIDDEN, hints


@pytest.mark.parametrize(
    ("names", "flag", "said"),
    [
        ("field--name-body field--label-hidden", HIDDEN, False),
        ("panel hidden", HIDDEN, True),
        ("gallery hidden-xs", HIDDEN, False),
        ("box overflow-hidden", HIDDEN, False),
        ("widget-text-editor", BYLINE, False),
        ("editor__content", BYLINE, False),
        ("editor-name", BYLINE, True),
    ],
)
def test_a_word_may_say_nothing_beside_another(names: str, flag: int, said: bool) -> None:
    assert bool(hints(names) & flag) is said
