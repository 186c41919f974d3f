"""Values as bytes; the settings that Pelican's tags and authors have with them are left out."""

import pickle
from collections.abc import Mapping
from io import BytesIO
from typing import Any

SETTINGS = "settings"


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, settings: Mapping[str, Any]) -> None:
        super().__init__(file, protocol=5)
        self._settings = settings

    def persistent_id(self, value: Any) -> str | None:
        return SETTINGS if value is self._settings else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, settings: Mapping[str, Any]) -> None:
        super().__init__(file)
        self._settings = settings

    def persistent_load(self, _name: str) -> Mapping[str, Any]:
        return self._settings


def dumps(value: Any, settings: Mapping[str, Any]) -> bytes:
    """Return a value as bytes."""
    file = BytesIO()
    _Pickler(file, settings).dump(value)
    return file.getvalue()


def loads(data: bytes, settings: Mapping[str, Any]) -> Any:
    """Return the value of some bytes, with the settings of this build."""
    return _Unpickler(BytesIO(data), settings).load()
