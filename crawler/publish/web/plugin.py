"""Our pages as a plugin of Datasette: routes, templates, headers, errors."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Generator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Forbidden, NotFound, Response, asgi_static
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from crawler.publish.web import articles, changes, dashboard, front, outlets, searching, stories
from crawler.publish.web.access import NAME, RETRY_SECONDS, TooLongError, config
from crawler.publish.web.headers import with_headers
from crawler.publish.web.visit import Page, Visit, answering

HERE = Path(__file__).parent

_LIST = r"(?:\.(?P<format>json|csv|atom))?$"
_ROUTES = {
    r"^/(?:front\.(?P<format>json|csv|atom))?$": front.front,
    rf"^/search{_LIST}": searching.page,
    rf"^/outlets{_LIST}": outlets.index,
    rf"^/outlet/(?P<name>[^/]+?){_LIST}": outlets.one,
    rf"^/stories{_LIST}": stories.index,
    rf"^/story/(?P<story>[0-9]+){_LIST}": stories.one,
    rf"^/changes{_LIST}": changes.edited,
    rf"^/withdrawn{_LIST}": changes.withdrawn,
    r"^/dashboard$": dashboard.page,
    r"^/article/(?P<article>[0-9]+)(?:\.(?P<format>json|bib|csl|txt))?$": articles.one,
    rf"^/article/(?P<article>[0-9]+)/revisions{_LIST}": articles.revisions,
    r"^/article/(?P<article>[0-9]+)/page$": articles.preserved,
    r"^/article/(?P<article>[0-9]+)/page/(?P<view>shown|source|bytes)$": articles.preserved_body,
}
_CLOSED = re.compile(
    r"^/-/(databases|threads|permissions|allow-debug|patterns|messages|auth-token|logout|plugins"
    r"|actor|settings|config)(\.json)?$"
)
"""Datasette's pages about the server itself, which are nobody's business on the web."""
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@hookimpl
def register_routes(datasette: Any) -> list[tuple[Any, Callable[..., Any]]]:
    """Give the addresses of our pages; Datasette's own come after them."""
    static = asgi_static(HERE / "static")
    return [
        *((pattern, answering(view)) for pattern, view in _ROUTES.items()),
        (rf"^/-/{NAME}/static/(?P<path>.*)$", static),
        (r"^/robots\.txt$", _robots),
        (r"^/favicon\.ico$", answering(_icon)),
        (_CLOSED, answering(_closed)),
    ]


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Look for templates here first."""
    own = FileSystemLoader(HERE / "templates")
    env.loader = ChoiceLoader([own, env.loader] if env.loader else [own])


@hookimpl
def extra_template_vars(request: Any, datasette: Any) -> dict[str, Any]:
    """Give every template, Datasette's own too, the words and helpers."""
    shared = {"version": static_version(), "archive": config(datasette)}
    return {**Visit(request, datasette).tools(), **shared} if request else shared


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Put the policies on every answer."""
    return lambda app: with_headers(app, bool(config(datasette).get("robots")))


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, Any]:
    """Show errors as a page; Datasette's own handler would print every 404 with its variables."""
    outcome = yield
    for left in outcome.get_result():
        if hasattr(left, "close"):
            left.close()
    outcome.force_result([_error(datasette, request, exception)])


async def _error(datasette: Any, request: Any, exception: Exception) -> Response:
    headers = {"Cache-Control": "no-store"}
    if isinstance(exception, NotFound):
        status, name = 404, "missing"
    elif isinstance(exception, Forbidden):
        status, name = 403, "forbidden"
    elif isinstance(exception, TooLongError):
        status, name = 503, "too_long"
        headers["Retry-After"] = str(RETRY_SECONDS)
    else:
        status, name = int(getattr(exception, "status", 500)), "wrong"
    if status >= 500 and name != "too_long":
        logging.getLogger(__name__).error("%s failed", request.path, exc_info=exception)
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "status": status, "error": name}, status, headers)
    page = await datasette.render_template(
        "arsip/error.html", {"status": status, "name": name}, request=request
    )
    return Response.html(page, status=status, headers=headers)


@cache
def static_version() -> str:
    """Return what changes with the style and the script, so that browsers may keep them."""
    files = [HERE / "static" / name for name in ("arsip.css", "arsip.js")]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


async def _robots(datasette: Any) -> Response:
    if config(datasette).get("robots"):
        return Response.text("User-agent: *\nDisallow:\n")
    return Response.text("User-agent: *\nDisallow: /\n")


async def _icon(visit: Visit) -> Response:
    return Response.redirect(visit.path(f"/-/{NAME}/static/icon.svg"), status=301)


async def _closed(visit: Visit) -> Page:
    raise NotFound("not shown")
