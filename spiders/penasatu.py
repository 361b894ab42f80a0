"""Penasatu, East Kalimantan.

WordPress: articles at ``/slug``. Seen there: ``/wp-sitemap.xml`` answers 200 with the front page,
so the API and the feed alone are its lists.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Feed, Outlet, WordPress


class Penasatu(OutletSpider):
    """Crawls Penasatu."""

    name = "penasatu"
    outlet = Outlet(
        title="Penasatu",
        home="https://penasatu.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        sources=(WordPress(), Feed("/feed/")),
    )
