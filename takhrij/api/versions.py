"""The version of the code that analyses: a result is made again when any of it changes, and only then."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from takhrij.pack import Pack

_ANALYSING = ("find", "text.py", "model", "pack.py")
_LINKING = (*_ANALYSING, "link", "codec.py", "documents.py", "store")


@cache
def code_version(parts: tuple[str, ...] = _ANALYSING) -> str:
    """Twelve hexadecimal digits made of the sources that an analysis depends on, or of those of other parts."""
    digest = hashlib.sha256()
    for name in parts:
        for file in _sources(files("takhrij").joinpath(name)):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def analysis_key(pack: Pack) -> str:
    """What stored analyses are kept under: the versions of the pack, own lists included, and of the code."""
    return f"{pack.version}-{code_version()}"


def linking_version() -> str:
    """The version of the code that the rows of a linked story depend on."""
    return code_version(_LINKING)


def _sources(at: Traversable) -> list[Traversable]:
    if at.is_file():
        return [at]
    return sorted((file for file in at.iterdir() if file.name.endswith(".py")), key=lambda file: file.name)
