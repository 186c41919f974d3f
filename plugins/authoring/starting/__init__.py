"""A site of one's own: in a new folder, or in a clone of Diptych without its demo."""

from .answers import SiteWishes, complete_wishes
from .clone import is_started, start_in_clone
from .folder import start_folder

__all__ = ["SiteWishes", "complete_wishes", "is_started", "start_folder", "start_in_clone"]
