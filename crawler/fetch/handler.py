"""Downloading: Scrapy's aiohttp handler with the address rules and the headers of the wire."""

from __future__ import annotations

import socket
from typing import ClassVar
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler, _ClientResponse
from scrapy.core.downloader.handlers._base_streaming import _BaseResponseArgs
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Headers, Response

from crawler.fetch.addresses import AddressRules, RefusedError


class GuardedResolver(AbstractResolver):
    """Resolves names and lets through only what the rules allow to connect to."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._resolver = aiohttp.ThreadedResolver()
        self.refused: dict[str, str] = {}
        """Hosts refused, with the rule's reason."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses that may be connected to. Raises OSError where there is none."""
        rules: AddressRules = self._crawler.spider.rules  # type: ignore[union-attr]
        found = await self._resolver.resolve(host, port, family)
        allowed = []
        for result in found:
            try:
                rules.check(host, result["host"])
            except RefusedError as refusal:
                self.refused[host] = str(refusal)
            else:
                allowed.append(result)
        if not allowed:
            raise OSError(None, self.refused.get(host, "no address"))
        return allowed

    async def close(self) -> None:
        """Close the resolver behind this one."""
        await self._resolver.close()


class WireHandler(AiohttpDownloadHandler):
    """Leaves in ``request.meta["wire"]`` what Scrapy's response does not keep.

    That is ``(protocol, reason, headers)``: the headers as sent, in order and letter case.
    """

    experimental: ClassVar[bool] = False
    lazy: ClassVar[bool] = False  # type: ignore[misc]

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._resolver = GuardedResolver(crawler)
        self._session.detach()  # made with a resolver that lets everything through
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._resolver,
                local_addr=self._bind_address,
                limit=self._pool_size_total,
                limit_per_host=self._pool_size_per_host,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            response_class=_ClientResponse,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        )

    async def download_request(self, request: Request) -> Response:
        """Download, or raise RefusedError where the name leads where it must not."""
        request.meta["verbatim_url"] = True  # what is recorded is what was asked for, to the byte
        try:
            return await super().download_request(request)
        except CannotResolveHostError:
            refusal = self._resolver.refused.get(urlsplit(request.url).hostname or "")
            if refusal is None:
                raise
            raise RefusedError(refusal) from None

    @staticmethod
    def _build_base_response_args(
        response: _ClientResponse, request: Request, headers: Headers
    ) -> _BaseResponseArgs:
        args = AiohttpDownloadHandler._build_base_response_args(response, request, headers)
        request.meta["wire"] = (
            args["protocol"],
            response.reason or "",
            tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in response.raw_headers
            ),
        )
        return args
