"""What class names say of the text inside."""

from __future__ import annotations

import pytest

from crawler.extract.marks import BYLINE, HIDDEN, LEAD, RELATED, hints


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
        ("mol-post-card__body", RELATED, True),
        ("card-body post-content", RELATED, False),
        ("strapline", LEAD, True),
    ],
)
def test_what_a_word_says_beside_others(names: str, flag: int, said: bool) -> None:
    assert bool(hints(names) & flag) is said
