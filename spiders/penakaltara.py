"""Pena Kaltara, North Kalimantan.

Seen of it, Bulungan.net and Suara Kaltara: they run on Blogger or WordPress, and their front
pages print full texts. Which of the two it is, looking at it tells, and with it its lists.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class PenaKaltara(OutletSpider):
    """Crawls Pena Kaltara."""

    name = "penakaltara"
    outlet = Outlet(
        title="Pena Kaltara",
        home="https://www.penakaltara.com/",
        region="Kalimantan Utara",
        timezone="Asia/Makassar",
        language="id",
        not_article=r"^/search|^/p/|^/\d{4}/(?:\d{2}/){0,2}$|/(?:category|tag|author|page)/",
    )
