"""Pelican's writer, which writes only what is not there already.

A page is rendered if the last build has not written it, or if something has changed that it looked
at then; a file is replaced if its bytes are others, as a whole, so that nobody reads half a page.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pelican import signals
from pelican.paginator import Paginator
from pelican.utils import get_relative_path, path_to_url, sanitised_join

from ..garbage import only_new_garbage
from ..running import running
from .feed_writer import FeedWriter
from .page_work import PageWork, Values
from .parallel import render_all
from .recorder import Recorder
from .session import session_of

#: How many pages wait for each other: what they have looked at takes memory until they are kept.
MOST = 400


class PageWriter(FeedWriter):
    """Writes pages and feeds."""

    #: The pages that wait for others, to be rendered with them; None while no page has to wait.
    _waiting: list[PageWork] | None = None

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        # From the first article on, Pelican writes pages and does nothing else.
        signals.article_generator_write_article.connect(self._begin)
        signals.article_writer_finalized.connect(self._render_waiting)

    def write_file(
        self,
        name: str,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **values: Any,
    ) -> None:
        """Write a page, or the pages of a long list."""
        if not name:
            return
        if paginated is None:
            paginated = {key: values[key] for key in ("articles", "dates") if key in values}
        for save_as, more in self._pages(name, url, paginated, template_name):
            place = _place(save_as, context, relative=relative_urls)
            self._write_page(save_as, template, context, place | values | more, override_output)

    def _pages(
        self, name: str, url: str | None, paginated: Mapping[str, Any], template: str | None
    ) -> Iterator[tuple[str, Values]]:
        """Yield the name of each page, and what it has besides the values of all of them."""
        per_template = self.settings["PAGINATED_TEMPLATES"]
        if not paginated or template not in per_template:
            yield name, {}
            return
        size = per_template[template] or self.settings["DEFAULT_PAGINATION"]
        lists = {
            key: Paginator(name, url, items, self.settings, size)
            for key, items in paginated.items()
        }
        last = next(iter(lists.values())).num_pages
        for number in range(1, last + 1):
            more: Values = {}
            for key, pager in lists.items():
                more[f"{key}_paginator"] = pager
                more[f"{key}_page"] = page = pager.page(number)
                more[f"{key}_previous_page"] = pager.page(number - 1) if number > 1 else None
                more[f"{key}_next_page"] = pager.page(number + 1) if number < last else None
            yield page.save_as, more

    def _write_page(
        self, name: str, template: Any, context: dict[str, Any], values: Values, override: bool
    ) -> None:
        if values["localsiteurl"]:  # contents resolve their links by it
            context["localsiteurl"] = values["localsiteurl"]
        session = session_of(self.settings)
        session.start_writing(context)
        path = sanitised_join(self.output_path, name)
        if self.is_in_the_way(path, override=override):
            self.report_taken(name)
            return
        name = session.name_of(path)
        own = {key: value for key, value in values.items() if context.get(key) is not value}
        made_of = session.digest_of(template)
        if session.is_right(name, made_of, own) and self._claim(path, override=override):
            session.keep(name)
            running(context).run("written", path, {**context, **values})
            return
        file = self._open_w(path, "utf-8", override=override)
        recorder = Recorder(session.facts, own)
        self._render(PageWork(name, made_of, recorder, template, context, path, values, file))

    def _render(self, work: PageWork) -> None:
        if self._waiting is None:
            render_all([work], self.settings)
        else:
            self._waiting.append(work)
            if len(self._waiting) == MOST:
                self._render_waiting()
                self._waiting = []

    @contextmanager
    def together(self) -> Iterator[None]:
        """Render the pages that are written meanwhile with all processors, and only at the end.

        Nothing may be changed meanwhile that a page shows.
        """
        self._begin()
        yield
        self._render_waiting()

    def _begin(self, *_sender: Any, **_values: Any) -> None:
        if self._waiting is None:
            self._waiting = []

    def _render_waiting(self, *_sender: Any, **_values: Any) -> None:
        waiting, self._waiting = self._waiting or [], None
        if waiting:
            with only_new_garbage():
                render_all(waiting, self.settings)


def _place(name: str, context: Mapping[str, Any], *, relative: bool) -> Values:
    """Return what the place of a page in the site decides."""
    place: Values = {"output_file": name, "localsiteurl": context.get("localsiteurl")}
    if relative:
        root = path_to_url(get_relative_path(name))
        place |= {"SITEURL": root, "localsiteurl": root}
    return place
