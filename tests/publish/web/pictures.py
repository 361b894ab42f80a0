"""Take the README's pictures: ``python -m tests.publish.web.pictures`` (``make pictures``).

A region's archive is made in a temporary folder and served, and Chromium (Debian's ``chromium``)
takes the pages of it into ``docs/pictures``, as WebP.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.publish.web.browser import CHROMIUM
from tests.publish.web.region import Region, make_region
from tests.publish.web.serving import serving

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
MOST_BYTES = 300_000
"""What all pictures together may weigh."""
QUALITY = 55
"""Of WebP, 0 to 100: letters are sharp and paper is smooth."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page."""

    name: str
    path: str
    """With the fields of ``Region``."""
    locale: str = "id-ID"
    light: str = "light"
    width: int = 1200
    height: int = 800
    scale: float = 1.0
    """Pixels of the picture a pixel of the page."""


SHOTS = (
    Shot("front", "/"),
    Shot("search", "/search?q=jembatan+since:2024", locale="en-GB"),
    Shot("article", "/article/{shared}"),
    Shot("difference", "/article/{edited}/revisions", locale="en-GB", height=600),
    Shot("dashboard", "/dashboard", locale="en-GB", light="dark", height=1180),
    Shot("phone", "/article/{shared}", width=390, height=780, light="dark", scale=1.4),
    Shot("phone-story", "/story/{story}", width=390, height=780, scale=1.4),
)


def take(browser: Any, address: str, region: Region, shot: Shot) -> bytes:
    """Return the picture of a page as WebP."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale=shot.locale,
        color_scheme=shot.light,
        device_scale_factor=shot.scale,
    )
    page = context.new_page()
    page.goto(
        address + shot.path.format(shared=region.shared, edited=region.edited, story=region.story)
    )
    page.evaluate("document.fonts.ready")
    session = context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    context.close()
    return b64decode(taken["data"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Take all pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=Path, default=FOLDER, help="folder (default: docs/pictures)")
    folder: Path = parser.parse_args(arguments).to
    if CHROMIUM is None:
        print("no chromium here", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        region = make_region(Path(made))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(region.path) as address:
            for shot in SHOTS:
                picture = take(browser, address, region, shot)
                (folder / f"{shot.name}.webp").write_bytes(picture)
                print(f"{shot.name}.webp: {len(picture):,} bytes")
        browser.close()
    total = sum(path.stat().st_size for path in folder.glob("*.webp"))
    print(f"{total:,} bytes of at most {MOST_BYTES:,}")
    return 0 if total <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
