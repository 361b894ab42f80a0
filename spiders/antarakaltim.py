"""ANTARA Kaltim, the national news agency's bureau in East Kalimantan.

Its own system, not WordPress: articles at ``/berita/ID/slug`` with an AMP twin at
``/amp/berita/ID/slug``. Seen on its pages: dateline "Samarinda (ANTARA Kaltim) -", "Pewarta: …",
"Editor: …", "COPYRIGHT © ANTARA", paragraphs parted by ``<br>``.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import ANTARA


class AntaraKaltim(OutletSpider):
    """Crawls ANTARA Kaltim."""

    name = "antarakaltim"
    outlet = Outlet(
        title="ANTARA News Kalimantan Timur",
        home="https://kaltim.antaranews.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/(?:amp/)?berita/\d+/",
        aliases=("ANTARA", "ANTARA Kaltim", "ANTARA News"),
        **ANTARA,
    )
