"""New posts: two on a paper with its entry in the bibliography, one by itself, the missing half."""

from .files import New
from .headers import read_headers
from .papers import add_paper
from .posts import add_half, add_introduction, add_post

__all__ = ["New", "add_half", "add_introduction", "add_paper", "add_post", "read_headers"]
