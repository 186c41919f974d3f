"""Write one small page for each preview; the script of the theme takes its middle."""

import posixpath
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from ..addresses import is_taken
from ..problems import Problem
from ..report import report
from .collecting import Previews
from .excerpts import relocate


class PreviewGenerator(Generator):  # type: ignore[misc]
    """Writes the previews that were collected, if any were."""

    previews: Previews | None = None

    def generate_context(self) -> None:
        """Do nothing: what is linked is known when all contents are."""

    def generate_output(self, writer: Writer) -> None:
        """Write the previews; one at an address that is taken is reported."""
        if self.previews:
            template = self.get_template("preview")
            for (path, label), save_as in self.previews.addresses.items():
                if is_taken(writer, save_as):
                    text = f'PREVIEWS_SAVE_AS: another page is written to "{save_as}" already'
                    report(self.settings, [Problem("address-taken", "pelicanconf.py", text)])
                else:
                    self._write(writer, template, (path, label), save_as)

    def _write(self, writer: Writer, template: Any, key: tuple[str, str], save_as: str) -> None:
        assert self.previews
        content = self.previews.contents[key[0]]
        writer.write_file(
            save_as,
            template,
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url=save_as,
            lead=content,
            excerpt=self._excerpt(key, save_as) if key[1] else "",
        )

    def _excerpt(self, key: tuple[str, str], save_as: str) -> str:
        """Return what a preview shows, with every link right from its address."""
        assert self.previews
        path, label = key
        content, address = self.previews.contents[path], self.previews.address
        site: str = self.settings["SITEURL"]
        if self.settings["RELATIVE_URLS"]:
            site = path_to_url(get_relative_path(save_as))
        page = posixpath.join(site, content.url) if site else f"/{content.url}"
        html = relocate(self.previews.excerpt(path, label), page, lambda name: address(path, name))
        resolved: str = content._update_content(html, site)
        return resolved
