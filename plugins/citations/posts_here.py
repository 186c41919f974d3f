"""The posts of a site on the papers that a post cites."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from pelican.contents import Article, Content

from ..core.elements import make_element
from ..core.generated_markup import MARK, Class, Data
from ..core.posts import LEVELS, Post, Viewer, best_for, read_post, status_of
from ..core.texts import Texts, message

HERE = message("On this site: %(levels)s.")


@dataclass(slots=True)
class PostsHere:
    """Makes the links of entries to posts; those for posts that see the same are made once."""

    #: The posts on each paper, by its key.
    posts: Mapping[str, Mapping[Post, Article]]
    #: The names of the levels.
    levels: Mapping[str, str]
    texts: Texts
    default_lang: str
    #: By key, language, status, and path of a post on the paper itself.
    known: dict[tuple[str, str, int, str], str] = field(default_factory=dict)
    #: The paths of the posts on each paper.
    paths: dict[str, frozenset[str]] = field(default_factory=dict)

    def links(self, key: str, content: Content) -> str:
        """Return links to the posts of this site on a paper that a content sees; "" for none."""
        posts = self.posts.get(key)
        if not posts:
            return ""
        own = content.source_path
        known = (key, content.lang, status_of(content), own if own in self._paths(key) else "")
        if known not in self.known:
            self.known[known] = self._make(posts, content)
        return self.known[known]

    def _paths(self, key: str) -> frozenset[str]:
        """Return the posts on a paper: each has no link to itself."""
        if key not in self.paths:
            self.paths[key] = frozenset(post.path for post in self.posts[key])
        return self.paths[key]

    def _make(self, posts: Mapping[Post, Article], content: Content) -> str:
        links = []
        for level in LEVELS:
            if post := self._find_article(posts, level, content):
                name = escape(self.texts.get(content.lang, self.levels[level]), quote=False)
                address = quote("/" + post.relative_source_path, errors="surrogateescape")
                link = {Data.LEVEL: level, "href": f"{{filename}}{address}"}
                links.append(make_element("a", link, f"{MARK} {name}"))
        if not links:
            return ""
        text = self.texts.get(content.lang, HERE) % {"levels": " · ".join(links)}
        return " " + make_element("span", {"class": Class.ENTRY_POSTS}, text)

    def _find_article(
        self, posts: Mapping[Post, Article], level: str, content: Content
    ) -> Article | None:
        """Return the post at a level that a content sees, in its language or the site's."""
        viewer = Viewer(level, content.lang, status_of(content), self.default_lang)
        own = content.source_path
        fit = [p for p in posts if p.level == level and viewer.reads(p) and p.path != own]
        best = best_for(viewer, fit)
        return posts[best] if best else None


def collect_posts(articles: Iterable[Article]) -> dict[str, dict[Post, Article]]:
    """Return the articles on each paper, by its key."""
    found: dict[str, dict[Post, Article]] = defaultdict(dict)
    for article in articles:
        post = read_post(article)
        if post.key:
            found[post.key][post] = article
    return dict(found)
