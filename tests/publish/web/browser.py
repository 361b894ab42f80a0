"""Where the system's Chromium is (Debian: ``chromium``), None where there is none."""

from __future__ import annotations

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
