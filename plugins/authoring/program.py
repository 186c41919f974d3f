"""The command ``diptych``: the tasks of an author, without a tasks.py."""

import sys
from importlib.metadata import PackageNotFoundError, version


def main() -> None:
    """Run the command."""
    try:
        from .author_program import AuthorProgram  # noqa: PLC0415
        from .tasks import make_tasks  # noqa: PLC0415
        from .tasks.starting_tasks import start  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "invoke":
            raise
        sys.exit("diptych needs invoke: pip install 'pelican-diptych[author]'")
    AuthorProgram(
        namespace=make_tasks("", start), name="Diptych", binary="diptych", version=_version()
    ).run()


def _version() -> str:
    try:
        return version("pelican-diptych")
    except PackageNotFoundError:
        return "of a checkout"


if __name__ == "__main__":
    main()
