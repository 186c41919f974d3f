"""Python packages that a plugin cannot do without."""


class MissingPackageError(ImportError):
    """Says in one line which plugin needs which package, and how to install it."""


def missing(plugin: str, package: str, error: ImportError) -> MissingPackageError:
    """Return the error to raise in place of one that names a module only."""
    return MissingPackageError(
        f"The plugin {plugin} needs {package} ({error}): pip install {package}"
    )
