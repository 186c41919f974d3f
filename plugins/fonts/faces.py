"""The faces of a theme: what its ``fonts.toml`` says of them."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..core.settings import SettingError
from .characters import TEXTS

FILE = "fonts.toml"


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a theme; paths are relative to what the theme has in ``static/``.

    ``file`` is what the style sheet names, ``source`` what is cut (with all the weights and axes
    that it has), ``characters`` the text whose characters are kept, a key of TEXTS, and
    ``features`` are the OpenType features that stay.
    """

    file: str
    source: str
    characters: str
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Faces:
    """All faces of a theme, and the style sheet that declares them."""

    stylesheet: str
    faces: tuple[Face, ...]

    def names(self) -> list[str]:
        """Return the names of the files that cut ones stand in for."""
        return [self.stylesheet, *(face.file for face in self.faces)]


def read_faces(theme: Path) -> Faces | None:
    """Return what a theme says of its faces, None if nothing; raises SettingError if wrong."""
    path = theme / FILE
    if not path.is_file():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        faces = tuple(_face(table) for table in data["face"])
        known = Faces(str(data["stylesheet"]), faces)
    except KeyError as error:
        raise SettingError(f"{path}: {error} is missing.") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise SettingError(f"{path}: {error}") from None
    for name in (known.stylesheet, *(face.source for face in faces)):
        if not (theme / "static" / name).is_file():
            raise SettingError(f"{path}: there is no file static/{name}.")
    return known


def _face(table: dict[str, Any]) -> Face:
    if unknown := table.keys() - {field.name for field in fields(Face)}:
        raise ValueError(f"a face has no {' and no '.join(sorted(unknown))}")
    if table["characters"] not in TEXTS:
        raise ValueError(f"characters = {table['characters']!r}: expected one of {[*TEXTS]}")
    return Face(**{**table, "features": tuple(table.get("features", ()))})
