"""What is wrong with a site as it would go out: with its build, and with its finished pages.

Each page is read once, with BeautifulSoup, since HTML of others may be in it. The pure modules
return findings, and ``placing.py`` finds the line of the author's file that each comes from.
"""

from .program import check_site

__all__ = ["check_site"]
