"""Radar Samarinda, East Kalimantan.

WordPress with tagDiv's theme: articles at ``/slug``. Seen on its pages: dateline "SAMARINDA –",
pictures described as "spot_img".
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import TAGDIV


class RadarSamarinda(OutletSpider):
    """Crawls Radar Samarinda."""

    name = "radarsamarinda"
    outlet = Outlet(
        title="Radar Samarinda",
        home="https://radarsamarinda.com/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        **TAGDIV,
    )
