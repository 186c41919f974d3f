"""The page ``/map/``."""

from pelican.generators import Generator
from pelican.writers import Writer

from ..core.pages import has_templates, is_free, write_page
from .settings import MapSettings


class MapGenerator(Generator):  # type: ignore[misc]
    """Writes the map, which comes in the context where there is one."""

    def generate_output(self, writer: Writer) -> None:
        """Write the page; an address that is taken is reported."""
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
    """Tell whether a map is to be written."""
    return bool(chosen.save_as) and has_templates(generator, "map")
