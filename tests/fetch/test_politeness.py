"""What the outlet's server sees of us."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import pairwise

from tests.fetch.helpers import Workplace
from tests.sites.antara import AntaraSite
from tests.sites.base import Reply, redirect
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite


def gaps(served: Served[AntaraSite]) -> list[float]:
    return [after.time - before.time for before, after in pairwise(served.log)]


def test_disallowed_paths_are_never_asked_for(
    work: Workplace, antara_site: Served[AntaraSite]
) -> None:
    work.crawl(antara_site.url + "/", "--mode", "full")
    assert not [path for path in antara_site.asked() if path.startswith(("/search", "/print/"))]


def test_a_crawl_delay_is_kept(work: Workplace) -> None:
    with serve(AntaraSite(12, crawl_delay=0.4)) as served:
        work.crawl(served.url + "/", "--limit", "4")
        # robots.txt itself cannot know the delay that it asks for
        assert min(gaps(served)[1:]) >= 0.35


def test_a_crawl_delay_of_our_own_pace_is_never_undercut(work: Workplace) -> None:
    with serve(AntaraSite(12, crawl_delay=0.4)) as served:
        work.arsip("crawl", served.url + "/", "--delay", "0.4", "--limit", "6")
        assert min(gaps(served)[1:]) >= 0.38


def test_the_agent_is_honest(work: Workplace, wordpress_site: Served[WordPressSite]) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "2")
    agents = {request.headers["user-agent"] for request in wordpress_site.log}
    assert len(agents) == 1
    assert agents.pop().startswith("arsip/")


def test_pages_are_asked_for_in_the_outlets_language(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "2")
    assert all(
        request.headers["accept-language"].startswith("id") for request in wordpress_site.log
    )


class Leaving(ListingSite):
    """An outlet one of whose articles redirects to another host."""

    elsewhere = ""

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Reply:
        if target == self.posts[0].path:
            return redirect(self.elsewhere)
        return super().respond(method, target, headers)


def test_a_redirect_into_the_private_network_is_not_followed(work: Workplace) -> None:
    with serve(WordPressSite(12)) as other, serve(Leaving(12)) as served:
        served.site.elsewhere = other.url + "/2024/"
        work.crawl(served.url + "/", "--mode", "full")
        page = served.url + served.site.posts[0].path
        assert other.log == []
    rows = work.rows("SELECT state, reason FROM pages WHERE url = ?", page)
    assert rows == [{"state": "blocked", "reason": "private_address"}]


def test_a_network_can_be_opened(work: Workplace) -> None:
    with serve(WordPressSite(12)) as other, serve(Leaving(12)) as served:
        served.site.elsewhere = other.url + "/2024/"
        work.crawl(served.url + "/", "--mode", "full", "--allow-private", "127.0.0.0/8")
        page = served.url + served.site.posts[0].path
        assert "/2024/" in other.asked()
    rows = work.rows("SELECT state, reason FROM pages WHERE url = ?", page)
    assert rows == [{"state": "not_article", "reason": "other_site"}]


class Busy(AntaraSite):
    """An outlet that asks once for a second of patience."""

    asked_for = 0.0

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Reply:
        if target == self.posts[0].path and not self.asked_for:
            self.asked_for = time.monotonic()
            return Reply(503, b"sibuk", {"Retry-After": "1"})
        return super().respond(method, target, headers)


def test_retry_after_holds_for_the_whole_host(work: Workplace) -> None:
    with serve(Busy(30)) as served:
        ran = work.crawl(served.url + "/", "--mode", "full")
        later = [r.time - served.site.asked_for for r in served.log]
        # what was on its way at that moment arrives at once
        assert not [gap for gap in later if 0.3 < gap < 0.9]
        assert served.site.posts[0].path in [r.path for r in served.log if r.status == 200]
    assert ran.report["failed"] == 0
