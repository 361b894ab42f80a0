"""Pages as any browser, reader program or robot gets them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import httpx
import pytest
from lxml import html

from tests.publish.web.serving import serving
from tests.publish.web.town import PAGE, Town

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("/search", "/outlets", "/outlet/kabarmuara", "/stories", "/changes", "/withdrawn")


def page(client: httpx.Client, path: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.text[-300:])
    assert answer.headers["content-type"].startswith("text/html")
    return html.fromstring(answer.text)


def words(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def test_the_front_page_shows_the_newest_story_once_and_where_else_it_is(
    client: httpx.Client,
) -> None:
    tree = page(client, "/")
    heads = [head.text_content() for head in tree.cssselect(".teaser h3, .teaser h4")]
    assert "jembatan gantung" in heads[0]
    assert len(heads) == len(set(heads))
    assert "also in 3 other outlets" in words(tree)
    assert "36 articles from 4 outlets" in words(tree)


def test_the_search_page_marks_what_it_found_and_counts_by_outlet(client: httpx.Client) -> None:
    tree = page(client, "/search?q=membangun+jembatan")
    assert {mark.text_content().lower() for mark in tree.cssselect(".hits mark")} >= {"jembatan"}
    assert "Kabar Muara" in [a.text_content() for a in tree.cssselect(".facets a")]


def test_a_filter_narrows_the_search_and_can_be_dropped(client: httpx.Client) -> None:
    tree = page(client, "/search?q=jembatan&outlet=tepianraya")
    kickers = {a.text_content() for a in tree.cssselect(".hits .kicker a")}
    assert kickers == {"Tepian Raya"}
    assert tree.cssselect(".chips a")[0].get("href") == "?q=jembatan"


def test_an_impossible_date_is_said_on_the_page(client: httpx.Client) -> None:
    tree = page(client, "/search?q=jembatan&since=kemarin", status=400)
    assert "kemarin" in tree.cssselect(".notice")[0].text_content()


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
def test_a_program_is_told_of_an_impossible_date(client: httpx.Client, form: str) -> None:
    assert client.get(f"/search.{form}?q=banjir&since=besok").status_code == 400


def test_searching_for_an_article_s_address_leads_to_it(client: httpx.Client) -> None:
    row = client.get("/search.json?q=jembatan").json()["rows"][0]
    answer = client.get("/search", params={"q": row["url"] + "?utm_source=x"})
    assert (answer.status_code, answer.headers["location"]) == (302, f"/article/{row['id']}")


def test_an_article_is_set_for_reading_with_its_story_and_its_citation(
    client: httpx.Client,
) -> None:
    number = client.get("/story/9000.json").json()["rows"][1]["id"]
    tree = page(client, f"/article/{number}")
    assert tree.cssselect("article")[0].get("lang") == "id"
    assert len(tree.cssselect(".text p")) > 4
    followers = [" ".join(li.text_content().split()) for li in tree.cssselect(".followers li")]
    assert followers[0] == "Kabar Muara first"
    assert followers[1] == "Warta Hulu +3.5 h · 95% alike"
    assert "@misc{" in tree.cssselect("#cite-bib")[0].text_content()


def test_citations_can_be_had_as_files(client: httpx.Client) -> None:
    assert client.get("/article/1.bib").text.startswith("@misc{")
    assert client.get("/article/1.csl").json()[0]["type"] == "article-newspaper"
    assert "https://" in client.get("/article/1.txt").text


def test_two_versions_are_compared_word_by_word(client: httpx.Client, town: Town) -> None:
    tree = page(client, f"/article/{town.edited}/revisions?old=1&new=3")
    added = [ins.text_content() for ins in tree.cssselect(".difference .headline ins, .text ins")]
    assert [" ".join(text.split()) for text in added] == [
        "added Pekan Ini",
        "added Jumlah itu masih dapat berubah.",
    ]


def test_edits_and_withdrawals_are_listed(client: httpx.Client, town: Town) -> None:
    edits = client.get("/changes.json").json()["rows"]
    assert [(row["article"], row["revision"], row["changed"]) for row in edits] == [
        (town.edited, 3, ["text"]),
        (town.edited, 2, ["title"]),
    ]
    gone = page(client, "/withdrawn").cssselect(".list h2 a")
    assert [a.get("href") for a in gone] == [f"/article/{town.gone}"]
    assert "has been gone" in words(page(client, f"/article/{town.gone}"))


def test_the_dashboard_draws_its_charts_with_the_figures_beside(client: httpx.Client) -> None:
    tree = page(client, "/dashboard")
    assert len(tree.cssselect("svg.bars rect")) >= 4
    assert len(tree.cssselect("svg.network path.edge")) == 3
    assert all(svg.cssselect("title") for svg in tree.cssselect("svg[role=img]"))
    assert "Kabar Muara" in tree.cssselect(".pair table")[0].text_content()


def test_the_preserved_page_is_shown_without_anything_that_acts(
    client: httpx.Client, town: Town
) -> None:
    base = f"/article/{town.preserved}/page"
    assert page(client, base).cssselect("iframe")[0].get("sandbox") == ""
    shown = client.get(f"{base}/shown")
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    tree = html.fromstring(shown.text)
    assert not tree.cssselect("script, link, iframe, img, form, button, [onclick], [href], [src]")
    assert "Baca juga" in tree.text_content()
    source = client.get(f"{base}/source")
    assert source.headers["content-type"].startswith("text/plain")
    assert '<body onload="alert' in source.text
    kept = client.get(f"{base}/bytes")
    assert kept.content.startswith(PAGE[:20].encode())
    assert kept.headers["content-disposition"].startswith("attachment")


def test_an_article_without_a_preserved_page_says_so(client: httpx.Client, town: Town) -> None:
    assert "There is no preserved page" in words(page(client, f"/article/{town.gone}/page"))
    assert client.get(f"/article/{town.gone}/page/source").status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_also_json_csv_and_atom(client: httpx.Client, path: str) -> None:
    query = "?q=jembatan" if path == "/search" else ""
    rows = client.get(f"{path}.json{query}").json()["rows"]
    table = client.get(f"{path}.csv{query}")
    feed = ElementTree.fromstring(client.get(f"{path}.atom{query}").text)
    assert rows
    assert len(list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))) == len(rows)
    assert len(feed.findall(f"{ATOM}entry")) == len(rows)
    assert all(entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry"))


def test_lists_are_leafed_through(client: httpx.Client) -> None:
    first = client.get("/outlet/kabarmuara.json?size=5").json()
    second = client.get("/outlet/kabarmuara.json?size=5&page=2").json()
    assert first["more"]
    assert not {row["id"] for row in first["rows"]} & {row["id"] for row in second["rows"]}
    assert page(client, "/outlet/kabarmuara?size=5").cssselect("a[rel=next]")


@pytest.mark.parametrize(
    "path", ["/", "/search?q=jembatan", "/article/1", "/dashboard", "/nowhere"]
)
def test_pages_speak_the_language_of_their_reader(client: httpx.Client, path: str) -> None:
    for header, language in (("en-GB,id;q=0.5", "en"), ("id", "id"), ("fr, in;q=0.3", "id")):
        tree = html.fromstring(client.get(path, headers={"Accept-Language": header}).text)
        assert tree.get("lang") == language
    assert "Pencarian" in client.get(path, headers={"Accept-Language": "id"}).text


def test_language_and_light_can_be_switched_and_lead_back(client: httpx.Client) -> None:
    answer = client.get("/search?q=jembatan&language=id&light=dark")
    assert answer.headers["location"] == "/search?q=jembatan"
    tree = page(client, "/search?q=jembatan")
    assert (tree.get("lang"), tree.get("data-light")) == ("id", "dark")


def test_a_switch_cannot_lead_to_another_host(client: httpx.Client) -> None:
    answer = client.get("//elsewhere.example/?language=en")
    assert not answer.headers.get("location", "").startswith(("//", "http"))


@pytest.mark.parametrize(
    "path",
    ["/", "/search?q=a", "/article/1", "/archive", "/archive/articles", "/nowhere", "/outlets.json",
     "/-/arsip/static/arsip.css"],
)  # fmt: skip
def test_every_answer_carries_the_policies(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy.partition("script-src")[2].partition(";")[0]
    assert "frame-ancestors 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "noindex" in headers["x-robots-tag"]


def test_no_sql_no_download_and_nothing_about_the_server(client: httpx.Client) -> None:
    assert client.get("/archive?sql=select+1").status_code == 403
    assert client.get("/archive.json?sql=select+1").status_code == 403
    assert client.get("/archive.db").status_code == 403
    assert client.get("/archive/articles.csv?_stream=on").status_code != 200
    for name in ("databases", "threads", "settings", "plugins", "permissions", "auth-token"):
        assert client.get(f"/-/{name}").status_code == 404
    assert client.post("/search", data={"q": "a"}).status_code in (403, 405)


def test_robots_are_kept_out_unless_they_are_let_in(client: httpx.Client, town: Town) -> None:
    assert "Disallow: /" in client.get("/robots.txt").text
    with serving(town.path, robots=True) as url:
        assert "Disallow: /" not in httpx.get(f"{url}/robots.txt", trust_env=False).text


def test_behind_a_proxy_every_address_lies_below_its_path(town: Town) -> None:
    with serving(town.path, base_url="/arsip/") as url:
        for path in ("/", "/search?q=jembatan", "/article/1", "/dashboard", "/archive/articles"):
            tree = html.fromstring(httpx.get(f"{url}/arsip{path}", trust_env=False).text)
            found = [e.get("href") or e.get("src") or e.get("action") for e in tree.xpath("//*")]
            assert not [a for a in found if a and a.startswith("/") and a[:7] != "/arsip/"], path


def test_where_sql_is_allowed_its_answer_is_shown_in_our_clothes(town: Town) -> None:
    with serving(town.path, settings={"default_allow_sql": True}) as url:
        asked = {"sql": "select '<b>' as a, :n as b limit 3", "n": "7"}
        answer = httpx.get(f"{url}/archive", params=asked, trust_env=False)
        tree = html.fromstring(answer.text)
        assert [cell.text_content() for cell in tree.cssselect(".sheet td")] == ["<b>", "7"]
        assert tree.cssselect("textarea")[0].text == asked["sql"]
        assert not tree.cssselect("style, [style]")
        wrong = httpx.get(f"{url}/archive", params={"sql": "select nix"}, trust_env=False)
        (told,) = html.fromstring(wrong.text).cssselect("[role=alert]")
        assert "no such column: nix" in told.text_content()


@pytest.mark.parametrize(
    "path",
    ["/article/0", "/article/99999999999999999999", "/article/1/page/other", "/outlet/nobody",
     "/story/4", "/nowhere", "/article/abc", "/outlet/%ff", "/article/1/revisions/2"],
)  # fmt: skip
def test_what_is_not_there_is_a_friendly_404(client: httpx.Client, path: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 404
    assert "Not found" in answer.text


@pytest.mark.parametrize(
    "query",
    ["page=-1", "page=x", "page=999999", "size=0", "size=99999", "q=%00", "q=%22", "q=*", "q=a'b",
     "q=%ff%fe", "order=zz&q=a", "outlet=zz&q=a", "since=2024&until=1999&q=a", "q=" + "a+" * 900],
)  # fmt: skip
def test_odd_queries_are_answered(client: httpx.Client, query: str) -> None:
    for form in ("", ".json", ".csv", ".atom"):
        assert client.get(f"/search{form}?{query}").status_code in (200, 302)


def test_formulas_are_defused_in_csv() -> None:
    from crawler.publish.web.formats import Entry, Listing, as_csv, as_json

    rows = [{"title": "=1+1", "tags": ["a", "b"], "odd": "\ud800"}]
    listing = Listing("x", "x", rows, lambda row: Entry("", "", None, ""))
    assert as_csv(listing) == "\ufefftitle,tags,odd\r\n'=1+1,a; b,?\r\n"
    assert json.loads(as_json(listing))["rows"][0]["odd"] == "?"
