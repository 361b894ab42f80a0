"""ANTARA Kaltim, the national news agency's bureau in East Kalimantan.

Its own system, not WordPress: articles at ``/berita/ID/slug`` with an AMP twin at
``/amp/berita/ID/slug``. Seen on its pages: dateline "Samarinda (ANTARA Kaltim) -", "Pewarta: …",
"Editor: …", "COPYRIGHT © ANTARA", paragraphs parted by ``<br>``.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Feed, Listing, Outlet


class AntaraKaltim(OutletSpider):
    """Crawls ANTARA Kaltim."""

    name = "antarakaltim"
    outlet = Outlet(
        title="ANTARA News Kalimantan Timur",
        home="https://kaltim.antaranews.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        sources=(Feed("/rss/terkini.xml"), Listing("/terkini")),
        article=r"/berita/\d+/",
        remove=("span.baca-juga",),
        aliases=("ANTARA", "ANTARA Kaltim", "ANTARA News"),
    )
