from __future__ import annotations

import pytest

from crawler.discover import Post
from crawler.extract import NotAnArticle, extract_article
from crawler.fetch.posts import html_of
from tests.extract.pages import FULL, HEADLINE, OUTLET, SECOND, URL, article, page


@pytest.mark.parametrize(
    ("source", "url", "reason"),
    [
        (b"", URL, "empty"),
        (b"  \n ", URL, "empty"),
        (b"%PDF-1.7 ...", URL, "not_html"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', URL, "not_html"),
        (article(*FULL), "https://kabaretam.example/", "front_page"),
        (page("<h1>Galeri</h1><img src='a.jpg'>"), URL, "no_text"),
        (page("<p>Maaf, tidak ada.</p>", title="404 Halaman tidak ditemukan"), URL, "soft_404"),
        (page("<p>Mohon tunggu.</p>", title="502 Bad Gateway"), URL, "error_page"),
    ],
)
def test_pages_that_are_none(source: bytes | str, url: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        extract_article(source, url, OUTLET)
    assert caught.value.reason == reason


def test_a_list_of_teasers_is_a_listing() -> None:
    teasers = "".join(
        f'<article class="post"><h2><a href="/2024/05/{day:02d}/berita-{day}/">Kabar nomor {day} '
        f"dari pasar dan pelabuhan lama</a></h2><p>{SECOND[:90]} …</p></article>"
        for day in range(1, 16)
    )
    source = page(f"<main><h1>Ekonomi</h1>{teasers}</main>", title="Ekonomi - Kabar Etam")
    with pytest.raises(NotAnArticle) as caught:
        extract_article(source, "https://kabaretam.example/ekonomi/", OUTLET)
    assert caught.value.reason == "listing"


def posts(count: int, address: str = "/2024/05/31/berita-{}/") -> str:
    """Return posts in full, each under a headline that is a link."""
    texts = (FULL, (SECOND, FULL[2], FULL[3]), FULL[1:])
    return "".join(
        f'<article class="post"><h2><a href="{address.format(n)}">Kabar nomor {n} dari pasar dan '
        f"pelabuhan</a></h2>{''.join(f'<p>{n} {text}</p>' for text in texts[n])}</article>"
        for n in range(count)
    )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_list_of_whole_posts_is_a_listing(count: int) -> None:
    source = page(f"<main><h1>Ekonomi</h1>{posts(count)}</main>", title="Ekonomi - Kabar Etam")
    with pytest.raises(NotAnArticle) as caught:
        extract_article(source, "https://kabaretam.example/ekonomi/")
    assert caught.value.reason == "listing"


def plain(source: str) -> str:
    """Return the page with its posts in elements that say nothing."""
    return source.replace('<article class="post">', "<div>").replace("</article>", "</div>")


def test_a_list_of_whole_posts_is_known_by_its_headlines_alone() -> None:
    source = page(plain(f"<main><h1>Ekonomi</h1>{posts(2)}</main>"), title="Ekonomi - Kabar Etam")
    with pytest.raises(NotAnArticle) as caught:
        extract_article(source, "https://kabaretam.example/ekonomi/")
    assert caught.value.reason == "listing"


@pytest.mark.parametrize(
    ("before", "address"),
    [("", "https://lain.example/{}/berita/"), (f"<p>{FULL[0]}</p>", "/2024/05/31/berita-{}/")],
)
def test_a_round_up_is_an_article(before: str, address: str) -> None:
    body = plain(f"<main><h1>Lima kabar pekan ini</h1>{before}{posts(2, address)}</main>")
    own = "https://kabaretam.example/2024/06/02/lima-kabar-pekan-ini/"
    assert SECOND in extract_article(page(body, title="Lima kabar pekan ini"), own).text


def test_a_headline_that_leads_to_its_own_page_is_an_articles() -> None:
    own = "https://kabaretam.example/2024/05/31/berita-0/"
    source = page(f"<main>{posts(1, f'{own}?m=1')}</main>", title="Kabar nomor 0")
    assert extract_article(source, own).text.count("\n\n") == len(FULL) - 1


def test_another_article_below_is_left_out() -> None:
    other = "".join(
        f"<p>Festival Sungai Lais kembali digelar pekan depan, kata panitia ke-{n}, dengan lomba "
        "perahu hias, pasar malam, dan pentas musik daerah bagi warga dari lima kecamatan.</p>"
        for n in range(4)
    )
    after = f'</article><article class="post"><h2>Festival Sungai Lais</h2>{other}'
    found = extract_article(article(*FULL, after=after), URL, OUTLET)
    assert "Festival" not in found.text


LINKS = [
    f'<a href="/2024/05/31/berita-{number}/">Kabar nomor {number} dari pasar dan pelabuhan</a>'
    for number in range(30)
]


@pytest.mark.parametrize("form", ["<li>{}</li>", "<p>{}</p>", "<div>{} <i>31/05/2024</i></div>"])
def test_an_index_of_bare_links_is_a_listing(form: str) -> None:
    links = "".join(form.format(link) for link in LINKS)
    source = page(f"<main><h1>Indeks</h1>{links}</main>", title="Indeks - Kabar Etam")
    with pytest.raises(NotAnArticle) as caught:
        extract_article(source, "https://kabaretam.example/indeks/", OUTLET)
    assert caught.value.reason == "listing"


@pytest.mark.parametrize(
    "content",
    [
        '<figure><img src="a.jpg"><figcaption>Perahu tambat di tepi sungai pada pagi hari, menunggu'
        " air pasang sebelum berangkat melaut ke muara. (Foto: Budi)</figcaption></figure>",
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">Perahu tambat di tepi '
        "sungai, Kamis (3/5/2024). Nelayan menunggu air pasang.</p></div>",
        '<iframe src="https://video.example/1"></iframe>',
        '<p><a href="/video/arus-deras/">Lihat videonya di sini, arus deras di muara</a></p>',
    ],
)
def test_pictures_and_videos_without_a_text_are_no_articles(content: str) -> None:
    menu = "".join(f"<li>{link}</li>" for link in LINKS[:3])
    head = '<meta property="og:type" content="article">'
    source = article(content, head=head, after=f'<ul class="menu">{menu}</ul>')
    post = html_of(Post(url=URL, title=HEADLINE, html=content))
    for shown in (source, post):
        with pytest.raises(NotAnArticle) as caught:
            extract_article(shown, URL, OUTLET)
        assert caught.value.reason == "no_text"


def test_words_are_counted_in_scripts_without_spaces() -> None:
    text = (
        "云岭村停办多年的小学被改造成了图书馆，周末的下午教室里坐满了老人和孩子。",
        "图书馆的八千册图书来自社会捐赠，县里计划再改造六所闲置校舍，明年年底前完成。",
        "负责人介绍，下一步将开设农技课程，邀请专家到村里授课。",
    )
    source = page(f"<h1>山村小学变身图书馆</h1><div>{''.join(f'<p>{p}</p>' for p in text)}</div>")
    assert extract_article(source, "https://kan.example/n1/2024/0531/c1001.html").text
