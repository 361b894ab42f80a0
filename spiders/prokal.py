"""Prokal, the Kaltim Post group's older site.

Articles at ``/read/news/ID-slug.html``, later at ``/section/ID/slug``. Seen on its pages:
dateline "BALIKPAPAN-", a pager "Halaman:", the day of the visit in the header. What it runs on
was not seen: its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet


class Prokal(OutletSpider):
    """Crawls Prokal."""

    name = "prokal"
    outlet = Outlet(
        title="Prokal",
        home="https://kaltim.prokal.co/",
        region="Kalimantan Timur",
        timezone="Asia/Makassar",
        language="id",
        article=r"^/read/[\w-]+/\d+-[\w-]+\.html|^/[\w-]+/\d+/[\w-]+",
    )
