"""Kaltim Today, East Kalimantan.

WordPress: articles at ``/slug``. Seen on its pages: dateline "Kaltimtoday.co, Samarinda -", the
sign-off "[TOS]", a list headed "Related Posts".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import WORDPRESS


class KaltimToday(OutletSpider):
    """Crawls Kaltim Today."""

    name = "kaltimtoday"
    outlet = Outlet(
        title="Kaltim Today",
        home="https://kaltimtoday.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        aliases=("Kaltimtoday.co",),
        **WORDPRESS,
    )
