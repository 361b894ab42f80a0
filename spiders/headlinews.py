"""Headline News Kaltara, North Kalimantan.

Articles at ``/section/sub/slug``. Seen on its pages: dateline "TARAKAN, Headlinews.id–", years of
two figures ("Sabtu (15/3/25)"). What it runs on was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class HeadliNews(OutletSpider):
    """Crawls Headline News Kaltara."""

    name = "headlinews"
    outlet = Outlet(
        title="Headline News Kaltara",
        home="https://headlinews.id/",
        region="Kalimantan Utara",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/(?:[\w-]+/){2}[\w]+(?:-[\w]+)+/?$",
        not_article=r"/(?:category|tag|author|page)/",
        aliases=("Headlinews.id",),
    )
