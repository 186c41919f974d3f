"""Draw the icon for the home screens of phones from the mark: `python -m dev.icon`.

Needs Playwright and Chromium (`CHROMIUM` names another one than Debian's).
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from plugins.cards.palette import read_palette

THEME = Path(__file__).resolve().parents[1] / "theme"
ICONS = THEME / "static" / "icons"
SIZE = 180
MARGIN = 26


def main() -> None:
    """Write the picture."""
    paper = read_palette(THEME).light["paper"]
    mark = (ICONS / "mark.svg").read_text("utf-8")
    page_html = (
        f"<style>body {{ margin: 0; padding: {MARGIN}px; background: {paper}; }}"
        f"svg {{ display: block; width: {SIZE - 2 * MARGIN}px; }}</style>{mark}"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        page = browser.new_page(viewport={"width": SIZE, "height": SIZE})
        page.set_content(page_html)
        page.screenshot(path=ICONS / "mark.png")
        browser.close()


if __name__ == "__main__":
    main()
