"""Near-identical articles, and the index by which they are found."""

from __future__ import annotations

from crawler.archive.dictionary.words import Table, further, stable

STORIES = Table(
    "stories",
    "stories",
    "Groups of near-identical articles of all outlets. An article that nobody else printed is"
    " alone in its own.",
    stable(
        ("id", "integer", "Number of the story: the smallest `id` of its articles."),
        ("articles", "integer", "How many articles tell it."),
        ("outlets", "integer", "How many outlets printed it."),
        ("first_published", "time", "When the first print was published."),
        ("title", "text", "Headline of the first print."),
    ),
)

REPRINTS = Table(
    "reprints",
    "stories",
    "One row for each article of a story that several tell: who printed it first, who followed.",
    stable(
        ("article", "integer", "The article."),
        ("story", "integer", "Its story."),
        ("similarity", "number", "Likeness with the story's first print, 0 to 1; 1 for the first"
         " print itself."),
        ("lag_hours", "number", "Hours after the first print; whole days where an outlet gives no"
         " time of day, null where it gives no date."),
    ),
)  # fmt: skip

STORY_KEYS = Table(
    "story_keys",
    "inner",
    "Samples of the articles' runs of words, by fortnight: what copies are looked for by.",
    further(
        ("fortnight", "integer", "Fortnight of publication, counted from 1970; -1 without a date."),
        ("key", "integer", "Digest of a run of words."),
        ("article", "integer", "An article that has it."),
    ),
)

STORY_SAMPLES = Table(
    "story_samples",
    "inner",
    "The same samples by article, packed.",
    further(
        ("article", "integer", "The article."),
        ("fortnight", "integer", "As in `story_keys`."),
        ("keys", "bytes", "Its keys."),
        ("runs", "integer", "How many runs of words the article has."),
        ("figures", "bytes", "Digests of its figures; null where there are too many."),
    ),
)

STORY_PAIRS = Table(
    "story_pairs",
    "inner",
    "Pairs of articles that were compared and found near-identical, each in both directions.",
    further(
        ("article", "integer", "One article."),
        ("other", "integer", "The other one."),
        ("similarity", "number", "Likeness of the two, 0 to 1."),
    ),
)

STORY_WAITING = Table(
    "story_waiting",
    "inner",
    "Articles stored, revised or deleted that are yet to be grouped; triggers write it.",
    further(
        ("article", "integer", "The article."),
        ("story", "integer", "The story that it belonged to."),
    ),
)

TABLES = (STORIES, REPRINTS, STORY_KEYS, STORY_SAMPLES, STORY_PAIRS, STORY_WAITING)
