"""Addresses of issue trackers, prefilled, and of the histories of files. Pure.

After the documentation of GitHub ("Creating an issue from a URL query"), of GitLab ("Create an
issue: using a URL with prefilled values") and of Forgejo, which has GitHub's parameters.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

MAIL = "mailto:"


@dataclass(frozen=True, slots=True)
class Forge:
    """A kind of site for repositories, by what comes after a repository's address in its URLs."""

    #: The form for a new issue, with {title} and {body}.
    issue: str
    #: The history of a file, with {branch} and {path}.
    history: str


FORGES = {
    "github": Forge("/issues/new?title={title}&body={body}", "/commits/{branch}/{path}"),
    "gitlab": Forge(
        "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
        "/-/commits/{branch}/{path}",
    ),
    "forgejo": Forge("/issues/new?title={title}&body={body}", "/commits/branch/{branch}/{path}"),
}
HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}


def find_forge(address: str, chosen: str) -> Forge | None:
    """Return the kind of site at an address: by its host, or else the one called ``chosen``."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return FORGES.get(HOSTS.get(host, chosen))


@dataclass(frozen=True, slots=True)
class Tracker:
    """The place to which mistakes are reported."""

    #: The address of a repository, or ``mailto:`` and an address.
    to: str
    #: One of FORGES, for a repository on an unknown host; or "".
    chosen: str = ""

    def address(self, title: str, body: str) -> str:
        """Return the address of a new report with its title and text."""
        title, body = quote(title, safe=""), body.strip()
        if self.to.startswith(MAIL):
            lines = quote(body.replace("\n", "\r\n"), safe="")
            return f"{self.to}{'&' if '?' in self.to else '?'}subject={title}&body={lines}"
        forge = find_forge(self.to, self.chosen)
        pattern = forge.issue if forge else ""
        return _base(self.to) + pattern.format(title=title, body=quote(body, safe=""))


def history_address(repository: str, branch: str, path: str, chosen: str = "") -> str:
    """Return the address of a file's history; ``path`` is the file's within the repository."""
    forge = find_forge(repository, chosen)
    if not forge:
        return ""
    place = quote(path, safe="/", errors="surrogateescape")
    return _base(repository) + forge.history.format(branch=quote(branch), path=place)


def _base(address: str) -> str:
    return address.rstrip("/").removesuffix(".git")
