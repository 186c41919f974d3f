"""New posts: two on a paper with its entry in the bibliography, one by itself, the missing half."""

from .files import NewPost
from .headers import PostHeader, level_names, level_words, read_headers
from .identifying import identify
from .papers import add_paper
from .posts import add_half, add_introduction, add_post
from .unwritten import find_unwritten

__all__ = [
    "NewPost",
    "PostHeader",
    "add_half",
    "add_introduction",
    "add_paper",
    "add_post",
    "find_unwritten",
    "identify",
    "level_names",
    "level_words",
    "read_headers",
]
