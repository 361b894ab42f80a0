"""One visit: who asks for what, in which language and light, and the answer in its format."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Response

from crawler.publish.web import wording
from crawler.publish.web.formats import Listing, as_atom, as_csv, as_json
from crawler.publish.web.problems import problem_words, reason_words
from crawler.publish.web.texts import text
from crawler.publish.web.wording import LANGUAGES, Language

LANGUAGE_COOKIE = "arsip_language"
LIGHT_COOKIE = "arsip_light"
LIGHTS = ("auto", "light", "dark")
PAGE_ROWS = 20
"""Rows of a page; ``?size=`` asks for others up to ``MOST_ROWS``."""
MOST_ROWS = 500
MOST_PAGES = 500
"""Pages that can be leafed through: deeper ones cost ever more, and filters find better."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request as the pages see it."""

    request: Any
    datasette: Any

    @property
    def language(self) -> Language:
        """The reader's language: what they switched to, else what their browser prefers."""
        chosen = self.request.cookies.get(LANGUAGE_COOKIE)
        if chosen in LANGUAGES:
            return cast(Language, chosen)
        return wording.accepted(self.request.headers.get("accept-language"))

    @property
    def light(self) -> str:
        """``light`` or ``dark`` where the reader chose, else ``auto``."""
        chosen = self.request.cookies.get(LIGHT_COOKIE)
        return chosen if chosen in LIGHTS else "auto"

    @property
    def format(self) -> str:
        """``html``, ``json``, ``csv`` or ``atom``."""
        return self.request.url_vars.get("format") or "html"

    def word(self, name: str, longest: int = 1_000) -> str:
        """Return what the query string says under a name, empty where it says nothing."""
        return (self.request.args.get(name) or "").strip()[:longest]

    def whole(self, name: str, default: int, most: int) -> int:
        """Return a number of the query string between 1 and ``most``."""
        given = self.word(name, 9)
        return min(max(int(given), 1), most) if given.isascii() and given.isdigit() else default

    @property
    def page(self) -> int:
        """Number of the page asked for, from 1."""
        return self.whole("page", 1, MOST_PAGES)

    @property
    def size(self) -> int:
        """Rows of a page."""
        return self.whole("size", PAGE_ROWS, MOST_ROWS)

    @property
    def offset(self) -> int:
        """Rows before the page."""
        return (self.page - 1) * self.size

    def number(self, name: str) -> int:
        """Return a row's number from the path. Raises NotFound where there can be none."""
        given = str(self.request.url_vars[name])
        if len(given) > 18:
            raise NotFound("no such number")
        return int(given)

    def path(self, path: str) -> str:
        """Return the address of a page of ours below the base address."""
        return str(self.datasette.urls.path(path))

    def absolute(self, path: str) -> str:
        """Return the whole address of a page of ours."""
        return str(self.datasette.absolute_url(self.request, self.path(path)))

    def again(self, **changes: Any) -> str:
        """Return this address with other words in its query string; None leaves one out."""
        args = {key: self.request.args[key] for key in self.request.args} | changes
        kept = [(key, value) for key, value in args.items() if value not in (None, "")]
        return "?" + urlencode(kept, errors="replace")

    @property
    def here(self) -> str:
        """Path of this page below the base address."""
        return str(self.request.scope.get("route_path") or self.request.path)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The query string's words, for forms that lead back here."""
        return [(key, self.request.args[key]) for key in self.request.args]

    def as_format(self, format: str) -> str:
        """Return the address of this list in another format."""
        path = self.here if self.here != "/" else "/front"
        changed = self.again(size=None)
        return self.path(f"{path}.{format}") + (changed if changed != "?" else "")

    def tools(self) -> dict[str, Any]:
        """Return what every template may call."""
        language = self.language
        return {
            "t": partial(text, language),
            "number": partial(wording.number, language=language),
            "day": partial(wording.day, language=language),
            "month": partial(wording.month, language=language),
            "moment": partial(wording.moment, language=language),
            "moment_in": lambda zone: partial(wording.moment, language=language, zone=zone),
            "short_day": partial(wording.short_day, language=language),
            "percent": partial(wording.percent, language=language),
            "problem_words": partial(problem_words, language),
            "reason_words": partial(reason_words, language),
            "lag": partial(wording.lag, language=language),
            "size": partial(wording.size, language=language),
            "web_address": wording.web_address,
            "host": wording.host,
            "visit": self,
            "language": language,
            "light": self.light,
        }


@dataclass(frozen=True, slots=True)
class Page:
    """What a view answers: a template with its values, and the same as a list."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    listing: Listing | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


View = Callable[[Visit], Any]


def answering(view: View) -> Callable[..., Any]:
    """Turn a view into a route of Datasette, with the switches of language and light."""

    async def route(request: Any, datasette: Any) -> Response:
        visit = Visit(request, datasette)
        if request.method not in ("GET", "HEAD"):
            return Response.text("only GET and HEAD", status=405, headers={"Allow": "GET, HEAD"})
        switched = _switched(visit)
        if switched is not None:
            return switched
        found = await view(visit)
        return await _response(visit, found) if isinstance(found, Page) else found

    return route


async def _response(visit: Visit, page: Page) -> Response:
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language", **page.headers}
    if page.listing is not None and visit.format != "html":
        url = visit.absolute(visit.here)
        if visit.format == "json":
            body, kind = as_json(page.listing), "application/json"
        elif visit.format == "csv":
            body, kind = as_csv(page.listing), "text/csv"
            headers["Content-Disposition"] = f'attachment; filename="{page.listing.name}.csv"'
        else:
            self_url = f"{url}?{visit.request.query_string}".rstrip("?")
            body, kind = as_atom(page.listing, self_url, visit.absolute), "application/atom+xml"
        return Response(body, page.status, headers, f"{kind}; charset=utf-8")
    html = await visit.datasette.render_template(
        page.template, {"listing": page.listing, **page.values}, request=visit.request
    )
    return Response.html(html, status=page.status, headers=headers)


def _switched(visit: Visit) -> Response | None:
    """Remember a choice of language or light, and send the reader back to the page."""
    chosen = {
        LANGUAGE_COOKIE: (visit.word("language"), LANGUAGES),
        LIGHT_COOKIE: (visit.word("light"), LIGHTS),
    }
    valid = {name: value for name, (value, among) in chosen.items() if value in among}
    if not valid:
        return None
    # relative, so that no header of the request can send the reader elsewhere
    back = visit.again(language=None, light=None)
    here = visit.path(visit.here)
    response = Response.redirect(f"/{here.lstrip('/')}{back if back != '?' else ''}")
    for name, value in valid.items():
        response.set_cookie(name, value, max_age=31_536_000, samesite="lax", httponly=True)
    return response
