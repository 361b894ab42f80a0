"""What editors do to a living site: correct, delete, move, restore, publish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.base import Post, Truth
    from tests.sites.desk import Desk


class Changes:
    """The part of ``Site`` that changes it. Articles are named by an address of theirs."""

    if TYPE_CHECKING:
        base: str
        now: datetime
        posts: list[Post]
        desk: Desk

        def truth(self, post: Post) -> Truth:
            """See ``Site``."""

        def path_of(self, number: int, slug: str, published: datetime, section: str) -> str:
            """See ``Site``."""

    def post(self, url: str) -> Post:
        """Return the post at an address, deleted or moved ones too. Raises KeyError."""
        path = url.removeprefix(self.base)
        for post in self.posts:
            if path == post.path or path in post.aliases:
                return post
        raise KeyError(url)

    def wait(self, **span: float) -> None:
        """Let time pass: arguments of ``timedelta``."""
        self.now += timedelta(**span)

    def publish(self, count: int = 1) -> list[Truth]:
        """Publish new articles a minute apart, the last one now; return them, oldest first."""
        self.wait(minutes=count)
        moments = [self.now - timedelta(minutes=count - 1 - turn) for turn in range(count)]
        return [self.truth(self.desk.post(moment)) for moment in moments]

    def edit(
        self, url: str, *, title: str | None = None, paragraphs: Sequence[str] | None = None
    ) -> Truth:
        """Change an article's title, paragraphs, or (where neither is given) a sentence."""
        post = self.post(url)
        if title is None and paragraphs is None:
            told = f"Ralat pukul {self.now:%H.%M}: keterangan sebelumnya telah diperbaiki."
            paragraphs = [*post.paragraphs[:-1], f"{post.paragraphs[-1]} {told}"]
        post.title = title or post.title
        post.paragraphs = list(paragraphs or post.paragraphs)
        post.modified = self.now
        return self.truth(post)

    def refurnish(self, url: str) -> None:
        """Change what surrounds an article and nothing of it: counters, related lists."""
        self.post(url).furniture += 1

    def delete(self, url: str, status: int = 404) -> None:
        """Take an article away: its address answers 404 or 410, and no list names it."""
        self.post(url).status = status

    def restore(self, url: str) -> None:
        """Put a deleted article back."""
        self.post(url).status = 200

    def move(self, url: str, slug: str) -> Truth:
        """Give an article another address; the old one redirects to it (301)."""
        post = self.post(url)
        post.aliases.append(post.path)
        post.slug = slug
        post.path = self.path_of(post.number, slug, post.published, post.section)
        return self.truth(post)
