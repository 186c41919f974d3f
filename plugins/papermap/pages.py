"""The page ``/map/``."""

from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.writers import Writer

from ..core.pages import is_free
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
        writer.write_file(
            save_as,
            self.get_template("map"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url=site_map.url,
            page_name="map",
        )


def has_map_template(generator: Generator) -> bool:
    """Tell whether the theme in use can show the map; another one may have none."""
    try:
        generator.get_template("map")
    except PelicanTemplateNotFound:
        return False
    return True


def is_wanted(chosen: MapSettings, generator: Generator) -> bool:
    """Tell whether a map is to be written."""
    return bool(chosen.save_as) and has_map_template(generator)
