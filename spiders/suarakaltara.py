"""Suara Kaltara, North Kalimantan.

Seen of it, Bulungan.net and Pena Kaltara: they run on Blogger or WordPress, and their front pages
print full texts. Which of the two it is, looking at it tells, and with it its lists.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class SuaraKaltara(OutletSpider):
    """Crawls Suara Kaltara."""

    name = "suarakaltara"
    outlet = Outlet(
        title="Suara Kaltara",
        home="https://www.suarakaltara.com/",
        region="Kalimantan Utara",
        timezone="Asia/Makassar",
        language="id",
        not_article=r"^/search|^/p/|^/\d{4}/(?:\d{2}/){0,2}$|/(?:category|tag|author|page)/",
    )
