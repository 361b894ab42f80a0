"""Answering a crawl from web archives instead of the network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import HtmlResponse, Response

from crawler.archive.stretches import stretches
from crawler.archive.warc import Exchange, Place, read_response, responses

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider


class ReplayError(Exception):
    """A web archive to replay from cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A response found in a web archive."""

    path: Path
    place: Place
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class _Spot:
    path: Path
    place: Place
    rank: tuple[bool, str]


class Replay:
    """Knows where each address's response lies: the newest good one, else the newest."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Read through the files once. Raises ReplayError for one that cannot be read."""
        self._spots: dict[str, _Spot] = {}
        self.newest = datetime.min.replace(tzinfo=UTC)
        """When the newest response that is held had arrived."""
        for path in paths:
            try:
                self._index(path)
            except Exception as error:
                raise ReplayError(f"{path}: cannot be read as a web archive ({error})") from error

    def __len__(self) -> int:
        return len(self._spots)

    def find(self, url: str) -> Replayed | None:
        """Return the response kept for an address, None where there is none."""
        spot = self._spots.get(_bare(url))
        if spot is None:
            return None
        return Replayed(spot.path, spot.place, read_response(spot.path, spot.place.offset))

    def _index(self, path: Path) -> None:
        found_in = (responses(path, part.begins, part.ends) for part in stretches(path))
        for found in chain.from_iterable(found_in):
            exchange = found.exchange
            self.newest = max(self.newest, exchange.fetched)
            rank = (exchange.status < 400, exchange.fetched.isoformat())
            spot = _Spot(path, found.place, rank)
            key = _bare(exchange.url)
            held = self._spots.get(key)
            if held is None or held.rank <= rank:
                self._spots[key] = spot


class ReplayHandler(BaseDownloadHandler):
    """Scrapy's way to the replay; an address that it does not hold is a 404."""

    lazy: ClassVar[bool] = False  # type: ignore[misc]

    async def download_request(self, request: Request) -> Response:
        """Return the kept response, its bytes as they came over the wire."""
        spider: OutletSpider = self.crawler.spider  # type: ignore[assignment]
        replay = spider.session.replay
        assert replay is not None
        found = replay.find(request.url)
        if found is None:
            return HtmlResponse(request.url, status=404, request=request)
        request.meta["replayed"] = found
        headers: dict[str, list[str]] = {}
        for name, value in found.exchange.headers:
            headers.setdefault(name, []).append(value)
        return Response(
            request.url,
            status=found.exchange.status,
            headers=headers,
            body=found.exchange.body,
            request=request,
        )


def _bare(url: str) -> str:
    return url.partition("#")[0]
