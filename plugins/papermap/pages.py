"""The page ``/map/``."""

from pelican.generators import Generator
from pelican.writers import Writer

from ..core.pages import has_templates, is_free, write_page
from .settings import MapSettings


class MapGenerator(Generator):  # type: ignore[misc]
    """Writes the page of the map, if there is a map in the context."""

    def generate_output(self, writer: Writer) -> None:
        """Write the page; report an address that is already taken."""
        site_map = self.context.get("site_map")
        if site_map is None:
            return
        save_as = self.settings["MAP_SAVE_AS"]
        if not is_free(writer, save_as, "MAP_SAVE_AS"):
            return
        write_page(
            self,
            writer,
            "map",
            save_as,
            url=site_map.url,
            page_name="map",
        )


def is_wanted(chosen: MapSettings, generator: Generator) -> bool:
    """Return whether a map is to be written."""
    return bool(chosen.save_as) and has_templates(generator, "map")
