"""Kaltim Post, on the JawaPos group's system.

Articles at ``/section/ID/slug``, before at ``/read/news/ID-slug.html``; parts at ``?page=2``.
Seen on its pages: dateline "BALIKPAPAN-", times printed in WIB, a pager "Halaman:", a foot
"Editor: …". Its lists are found by looking.
"""

from crawler.fetch.spider import OutletSpider
from crawler.outlet import Outlet
from crawler.systems import JAWAPOS


class KaltimPost(OutletSpider):
    """Crawls Kaltim Post."""

    name = "kaltimpost"
    outlet = Outlet(
        title="Kaltim Post",
        home="https://kaltimpost.jawapos.com/",
        region="Kalimantan Timur",
        timezone="Asia/Jakarta",
        language="id",
        article=r"^/read/[\w-]+/\d+-[\w-]+\.html|^/[\w-]+/\d+/[\w-]+",
        **JAWAPOS,
    )
