"""Whatever outlets wrote stays text: on every page, in every feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import httpx
import pytest
from lxml import etree, html

from tests.publish.web.hostile import Hostile, make_hostile
from tests.publish.web.payloads import PAYLOADS
from tests.publish.web.serving import serving

OWN_SCRIPT = re.compile(r"^/-/arsip/static/[\w.-]+\.js(\?\w*)?$")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return make_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def client(hostile: Hostile) -> Iterator[httpx.Client]:
    with serving(hostile.path) as url, httpx.Client(base_url=url, trust_env=False) as visitor:
        yield visitor


def harmless(tree: html.HtmlElement) -> None:
    """Check that nothing of a page acts but the project's own."""
    for element in tree.iter(etree.Element):
        assert not [name for name in element.attrib if name.startswith("on")], element.attrib
        for name in ("href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"):
            address = element.get(name, "").strip().lower()
            assert re.match(r"^(https?://|[/?#]|[\w.-]*$)", address), (element.tag, name, address)
        if element.tag == "script":
            assert OWN_SCRIPT.match(element.get("src", ""))
            assert not element.text
    assert not tree.cssselect("base, object, embed, marquee, video, math, meta[http-equiv]")
    assert not tree.cssselect("iframe[src^=java], iframe[srcdoc], svg script, svg animate")


def test_forty_payloads_stay_text_on_every_page(hostile: Hostile, client: httpx.Client) -> None:
    shown = set()
    for path in hostile.pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        tree = html.fromstring(answer.text)
        harmless(tree)
        text = " ".join(tree.text_content().split())
        shown |= {payload for payload in PAYLOADS if " ".join(payload.split()) in text}
    assert shown == set(PAYLOADS)


def test_forty_payloads_stay_text_in_feeds_and_lists(
    hostile: Hostile, client: httpx.Client
) -> None:
    for path in hostile.feeds:
        query = "?q=alert&size=100" if path == "/search" else "?size=100"
        feed = client.get(f"{path}.atom{query}")
        tree = ElementTree.fromstring(feed.text)
        assert {e.tag.partition("}")[2] for e in tree.iter()} <= {
            "feed", "id", "title", "updated", "link", "author", "name", "entry", "summary",
        }, path  # fmt: skip
        links = [e.get("href", "") for e in tree.iter() if e.tag.endswith("link")]
        assert all(link.startswith("http") for link in links)
        assert client.get(f"{path}.json{query}").json()["rows"]
        kept = client.get(f"{path}.csv{query}").headers
        assert kept["content-disposition"].startswith("attachment")
        assert kept["x-content-type-options"] == "nosniff"


def test_a_preserved_page_of_payloads_is_shown_as_text(client: httpx.Client) -> None:
    for number in range(1, len(PAYLOADS) + 1):
        shown = client.get(f"/article/{number}/page/shown")
        tree = html.fromstring(shown.text)
        harmless(tree)
        assert not tree.cssselect("script, img, link, iframe, form, input, svg, [href]")
        assert shown.headers["content-security-policy"].startswith("sandbox;")
