"""Footnotes in Markdown as notes beside the text, where a page has room for them."""

from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.contents import iter_contents
from ..core.elements import has_class
from ..core.generated_markup import Class
from ..core.hashed_files import hashed, remove_former, write_files
from ..core.html import derive, transform
from ..core.pelican_api import AssetGenerator
from ..core.plugin import Plugin, Step
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .placing import MarginExtent, place_notes, render_sheet

#: The classes that a text with notes has; docutils and Markdown differ.
NOTES = (Class.FOOTNOTE, Class.FOOTNOTE_REF, Class.FOOTNOTE_REFERENCE)
#: The name by which a theme lists it; ``hashed_static`` in the context has its name in the output.
SHEET = "css/sidenote-places.css"


class PlacesGenerator(AssetGenerator):
    """Writes the style sheet with a rule for each note that a post may have."""

    def make_assets(self) -> None:
        """Write the style sheet, if there are notes, and remove one of an earlier build."""
        css = render_sheet(self.context.get("sidenotes_extent", MarginExtent())).encode()
        files = {hashed(SHEET, css): css} if css else {}
        folder = Path(self.output_path, self.settings["THEME_STATIC_DIR"])
        write_files(self.settings, folder, files)
        remove_former(folder, [SHEET], files)
        self.context.setdefault("hashed_static", {}).update(
            dict.fromkeys([SHEET] * bool(css), *files)
        )


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the words and the language of the site."""
    return {"language": settings["DEFAULT_LANG"], "texts": texts_of(settings)}


def summarize(content: Content) -> None:
    """Cut the summary before Pelican does: its summary would have notes and their numbers in it."""
    if isinstance(content, Article | Page) and derive(content, _has_notes):
        keep_summary(content)


def _has_notes(html: str) -> bool:
    return has_class(html, *NOTES)


def link_places(generators: list[Any]) -> None:
    """Number what is in the margin of each post."""
    most = MarginExtent()
    for content in iter_contents(generators):
        most = most.including(transform(content, place_notes))
    generators[0].context["sidenotes_extent"] = most


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    markdown=markdown_options,
    contents=(Step(summarize, after=("frontmatter", "corrections", "texmath", "theorems")),),
    # What other plugins put into the margin has to be there by then.
    steps=(
        Step(link_places, after=("foundation", "corrections", "crossrefs", "informal", "pairs")),
    ),
    pages=(Step(PlacesGenerator),),
)

register = plugin.register
