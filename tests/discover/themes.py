"""Listing pages as the region's systems print them; outlets and headlines are invented."""

from __future__ import annotations

HOME = "https://kabarulin.example/"

TITLES = """Jembatan Ulin Dibuka, Warga Menari di Tengah Hujan
Banjir Rob
DPRD Soroti Serapan Anggaran Triwulan Kedua
Harga Cabai Naik Lagi
Pelabuhan Kariangau Sepi
Siswa SMK Rakit Perahu Listrik untuk Nelayan
Pemkab Tata Pasar Malam Tepian Sungai
Kebakaran Lahan di Muara Hanguskan Dua Hektare"""

HEADLINES = tuple(
    (title.lower().replace(",", "").replace(" ", "-"), title) for title in TITLES.splitlines()
)
"""Slugs and headlines."""

MENU = (
    ("ekonomi", "Ekonomi"),
    ("kutai-kartanegara", "Kutai Kartanegara"),
    ("pendidikan-dan-kebudayaan", "Pendidikan dan Kebudayaan"),
    ("olahraga", "Olahraga"),
)

FOOT = """<footer id="footer"><a href="/tentang-kami/">Tentang Kami</a>
<a href="/pedoman-media-siber/">Pedoman Media Siber</a> <a href="/redaksi/">Redaksi</a>
<a href="/kebijakan-privasi/">Kebijakan Privasi</a> <a href="/info-iklan/">Info Iklan</a>
<a href="/feed/">RSS</a> <a href="/wp-login.php">Masuk</a>
<a href="mailto:redaksi@kabarulin.example">Surel</a>
<a href="https://www.facebook.com/kabarulin">Facebook</a>
<a href="https://wa.example/send?text=x">WhatsApp</a></footer>"""


def page(main: str, *, menu: str = "nav", sections: str = "/category/{}/") -> bytes:
    """Wrap a list in header, menu, sidebar and footer."""
    entries = "".join(
        f'<li><a href="{sections.format(slug)}">{name}</a></li>' for slug, name in MENU
    )
    opening = f"<{menu}>" if menu == "nav" else f'<div class="{menu}">'
    closing = "</nav>" if menu == "nav" else "</div>"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kabar Ulin</title></head>
<body class="home nav-menu-shown"><div class="top"><a href="/">Kabar Ulin</a></div>
{opening}<ul>{entries}</ul>{closing}
<form action="/"><input name="s"></form>
<main>{main}</main>
<aside><div class="tagcloud"><a href="/tag/banjir-kaltim-hari-ini/">banjir kaltim hari ini</a>
<a href="/topik/ibu-kota-nusantara-terkini/">ibu kota nusantara terkini</a></div>
<a href="/author/siti-rahmawati-nur-aini/">Siti Rahmawati Nur Aini</a></aside>
{FOOT}</body></html>""".encode()


def tagdiv(number: int, url: str, title: str) -> str:
    """Newspaper by tagDiv: picture and headline linked apart, time in a module."""
    return f"""<div class="td_module_10 td_module_wrap td-animation-stack">
<div class="td-module-thumb"><a href="{url}" rel="bookmark" title="{title}"><img alt="{title}"></a>
</div><div class="item-details"><h3 class="entry-title td-module-title"><a href="{url}">{title}</a>
</h3><a href="/category/ekonomi/" class="td-post-category">Ekonomi</a>
<span class="td-post-author-name"><a href="/author/budi/">Budi</a></span>
<time class="entry-date" datetime="2024-05-{number + 10}T14:05:00+08:00">{number + 10} Mei</time>
<div class="td-module-comments"><a href="{url}#respond">0</a></div>
<div class="td-excerpt">Warga menyambut ...</div></div></div>"""


def jnews(number: int, url: str, title: str) -> str:
    """JNews: day only."""
    return f"""<article class="jeg_post jeg_pl_md_2 format-standard"><div class="jeg_thumb">
<a href="{url}"><div class="thumbnail-container"><img></div></a></div>
<div class="jeg_postblock_content"><h3 class="jeg_post_title"><a href="{url}">{title}</a></h3>
<div class="jeg_post_meta"><div class="jeg_meta_author">oleh <a href="/author/b/">Budi</a></div>
<div class="jeg_meta_date"><a href="{url}"><i></i> {number + 10} Mei 2024</a></div></div>
<a href="{url}" class="jeg_readmore">Baca selengkapnya</a></div></article>"""


def zox(number: int, url: str, title: str) -> str:
    """MVP Zox: one link around picture, section, headline and age."""
    return f"""<a href="{url}" rel="bookmark"><li class="mvp-blog-story-wrap infinite-post">
<div class="mvp-blog-story-img"><img alt="{title}"></div><div class="mvp-blog-story-text">
<span class="mvp-cd-cat">Daerah</span><span class="mvp-cd-date">{number + 2} hari ago</span>
<h2>{title}</h2><p>Warga menyambut jembatan itu dengan tarian di tengah hujan.</p></div></li></a>"""


def blogger(number: int, url: str, title: str) -> str:
    """Blogger: full texts under each headline, labels, comments."""
    return f"""<div class="date-outer"><h2 class="date-header">Jumat, {number + 10} Mei 2024</h2>
<div class="post hentry"><h3 class="post-title entry-title"><a href="{url}">{title}</a></h3>
<div class="post-body"><p>Warga menyambut jembatan. Simak juga
<a href="https://lain.example/2024/05/berita-lain-di-situs-lain.html">berita lain</a>.</p></div>
<a class="comment-link" href="{url}#comment-form">Tidak ada komentar:</a>
<a href="/search/label/Daerah" rel="tag">Daerah</a></div></div>"""


def promedia(number: int, url: str, title: str) -> str:
    """Promedia: time printed after a dash."""
    return f"""<div class="latest__item"><a href="{url}" class="latest__img"><img></a>
<div class="latest__right"><h4 class="latest__subtitle"><a href="/ekonomi">Ekonomi</a></h4>
<h2 class="latest__title"><a href="{url}" class="latest__link">{title}</a></h2>
<date class="latest__date">Sabtu, {number + 10} Mei 2024 | 15:21 WITA</date></div></div>"""


def table(number: int, url: str, title: str) -> str:
    """An old system of tables, without headings."""
    return f"""<tr><td class="tgl">{number + 10}/05/2024 09.30 WIB</td><td>
<a href="{url}"><b>{title}</b></a><br>Warga menyambut ... <a href="{url}">Selengkapnya</a></td>
</tr>"""


def plain(number: int, url: str, title: str) -> str:
    """A bare list."""
    return f'<ul class="daftar"><li><a href="{url}">{title}</a></li></ul>'
