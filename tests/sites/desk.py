"""Filling a site: its posts over the months, and the oddities that regional sites have."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.sites.base import Post, Site
from tests.sites.newsroom import Story, person, release, reprint, write

RELEASE_EVERY = 6
"""A site prints one release of the press offices in so many days, and every so many posts."""

SIGN_OFFS = {"hash": "#", "adv": "(Adv)", "initials": "[{initials}]", "stars": "(***/{first})"}
"""What stands after the last paragraph, by wart; it is no part of the text."""


class Desk:
    """Writes a site's posts: its staff, its habits, its next turn."""

    def __init__(self, site: Site, seed: str, *, style: int) -> None:
        self._site, self._seed, self._style = site, seed, style
        self._rng = random.Random(f"desk {seed}")
        self._reporters = [person(random.Random(f"{seed} reporter {turn}")) for turn in range(7)]
        self._editors = [person(random.Random(f"{seed} editor {turn}")) for turn in range(3)]
        self._taken: set[str] = set()
        self._titles: set[str] = set()
        self._printed: set[date] = set()
        self._turn = 0

    def fill(self, articles: int) -> None:
        """Write ``articles`` posts into the site, newest first."""
        for moment in _moments(self._rng, self._site.now, articles):
            self.post(moment)

    def post(self, moment: datetime) -> Post:
        """Write the next post, published at ``moment``, and put it before the others."""
        site, rng, turn = self._site, self._rng, self._turn
        story = _typed(self._story(moment.date()), site.typography)
        slug = _slug(story.title, self._taken)
        number = 2000 + 7 * turn + rng.randint(0, 6)
        dateline = site.dateline_of(story.town, turn)
        lead, *rest = story.paragraphs
        edited = moment + timedelta(hours=rng.randint(1, 30)) if turn % 8 == 3 else moment
        warts = _warts(turn)
        post = Post(
            number=number,
            slug=slug,
            path=site.path_of(number, slug, moment, story.section),
            story=story,
            title=_title(story.title, turn).translate(site.typography),
            paragraphs=[dateline + lead, *rest],
            dateline=dateline,
            authors=_authors(rng, self._reporters, turn),
            editors=(rng.choice(self._editors),),
            published=moment,
            modified=min(edited, site.now),
            section=story.section,
            tags=story.tags,
            pages=min(site.most_pages, len(rest) // 3) if "pages" in warts else 1,
            related=_related(rng, site.posts, turn) if turn > 4 else (),
            warts=warts,
        )
        site.adapt(post)
        site.posts.insert(0, post)
        self._turn += 1
        return post

    def gone(self, count: int) -> list[str]:
        """Return paths of articles that the site once had: still linked, and gone."""
        moment, paths = self._site.now - timedelta(days=2), []
        for turn in range(count):
            story = _fresh(f"{self._seed} gone", moment.date(), self._style, self._titles)
            self._titles.add(story.title)
            slug = _slug(story.title, self._taken)
            paths.append(self._site.path_of(1900 + turn, slug, moment, story.section))
        return paths

    def _story(self, day: date) -> Story:
        """Write a story; every few posts it is a release of the days before."""
        issued, turn, story = _release_day(day), self._turn, None
        if issued < day and turn % RELEASE_EVERY in (2, 3) and issued not in self._printed:
            self._printed.add(issued)
            story = reprint(release(issued.isoformat(), issued), self._site.name)
        if story is None or story.title in self._titles:
            story = _fresh(f"{self._seed} {turn}", day, self._style, self._titles)
        self._titles.add(story.title)
        return story


def _typed(story: Story, typography: dict[int, str]) -> Story:
    """Return a story as an outlet's editors type it."""
    return replace(
        story,
        title=story.title.translate(typography),
        paragraphs=tuple(text.translate(typography) for text in story.paragraphs),
        caption=story.caption.translate(typography),
    )


def _moments(rng: random.Random, now: datetime, count: int) -> list[datetime]:
    """Draw publication times, oldest first: about one a day, between 6 and 22 o'clock."""
    found = {now - timedelta(hours=3, seconds=11), now - timedelta(hours=8, seconds=47)}
    day = now - timedelta(days=1)
    while len(found) < count:
        for _ in range(rng.choice((0, 1, 1, 1, 2))):
            hour, minute, second = rng.randint(6, 21), rng.randint(0, 59), rng.randint(0, 59)
            found.add(day.replace(hour=hour, minute=minute, second=second))
        day -= timedelta(days=1)
    return sorted(found)[-count:]


def _release_day(day: date) -> date:
    return day - timedelta(days=day.toordinal() % RELEASE_EVERY)


def _fresh(seed: str, day: date, style: int, titles: set[str]) -> Story:
    """Write a story whose headline the outlet has not printed yet."""
    for attempt in range(100):
        story = write(f"{seed} {attempt}", day, style)
        if story.title not in titles:
            return story
    raise AssertionError("the grammar has run out of headlines")


def _slug(title: str, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().replace("’", "")).strip("-")
    plain = plain[:70].rpartition("-")[0] if len(plain) > 70 else plain
    slug, turn = plain, 1
    while slug in taken:
        turn += 1
        slug = f"{plain}-{turn}"
    taken.add(slug)
    return slug


def _title(title: str, turn: int) -> str:
    """Give some headlines the characters that need care in HTML."""
    if turn % 13 == 4:
        return f"“{title}” & Tanggapan Warga"
    return title


def _authors(rng: random.Random, reporters: list[str], turn: int) -> tuple[str, ...]:
    return tuple(rng.sample(reporters, 2 if turn % 15 == 9 else 1))


def _related(rng: random.Random, posts: list[Post], turn: int) -> tuple[int, ...]:
    """Pick older posts for the "Baca juga" lines of two posts in five."""
    if turn % 5 not in (1, 3):
        return ()
    older = [post.number for post in posts[:12]]
    return tuple(rng.sample(older, 1 + turn % 2))


def _warts(turn: int) -> frozenset[str]:
    """Say what is odd about the post of ``turn``: by fixed steps, so that each oddity comes."""
    steps = {
        "hash": turn % 9 == 2,
        "adv": turn % 10 == 4,
        "initials": turn % 11 == 6,
        "stars": turn % 13 == 8,
        "caption_twice": turn % 5 == 1,
        "pages": turn % 12 == 5,
        "credit_line": turn % 2 == 0,
        "comments": turn % 7 == 3,
        "foreign_canonical": turn == 8,
        "latin1": turn == 10,
    }
    return frozenset(name for name, present in steps.items() if present)


def sign_off(post: Post) -> str | None:
    """Return what stands after the text, None where nothing does."""
    for wart, text in SIGN_OFFS.items():
        if wart in post.warts:
            names = post.authors[0].split()
            return text.format(
                initials="".join(n[0] for n in names) + names[-1][1].upper(), first=names[0]
            )
    return None


def without_text(site: Site, model: Post) -> list[Post]:
    """Make a gallery and a video out of ``model``: posts of a system that are no articles."""
    titles = {"gallery": "Galeri Foto: Pagi di Tepian Mahakam", "video": "Video: Arus Deras"}
    found = []
    for turn, (wart, title) in enumerate(titles.items()):
        moment, slug = model.published - timedelta(hours=turn + 1), _slug(title, set())
        found.append(
            replace(
                model,
                number=1990 + turn,
                slug=slug,
                path=site.path_of(1990 + turn, slug, moment, model.section),
                title=title,
                paragraphs=[],
                published=moment,
                modified=moment,
                pages=1,
                related=(),
                warts=frozenset({wart}),
            )
        )
    return found
