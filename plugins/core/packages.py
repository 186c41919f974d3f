"""Python packages that plugins use, and those that they cannot do without."""

from functools import cache
from importlib.metadata import version


class MissingPackageError(ImportError):
    """Says in one line which plugin needs which package, and how to install it."""


def missing(plugin: str, package: str, error: ImportError) -> MissingPackageError:
    """Return the error to raise in place of one that names a module only."""
    return MissingPackageError(
        f"The plugin {plugin} needs {package} ({error}): pip install {package}"
    )


@cache
def release_of(package: str) -> str:
    """Return the version of an installed package, which takes a read of its files.

    Raises PackageNotFoundError, an ImportError, where it is not installed.
    """
    return version(package)
