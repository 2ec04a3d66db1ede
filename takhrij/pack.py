"""Loads and validates a language pack: TOML tables and word lists, read strictly, never code.

A module that needs a table says what its entries look like, as a frozen dataclass, and asks the pack for it:
`pack.table("cues.toml", "cue", Cue)` reads every `[[cue]]` of that file. Unknown keys, wrong types, ids that occur
twice and letters that normal text never has are errors that name the file, the entry, the field and the remedy.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from takhrij.errors import PackError
from takhrij.text import FoldTable, View, fold

T = TypeVar("T")

# Examples show text as it is met, so they may hold any letter; everything else must be written plainly.
_FREE_FIELDS = frozenset({"example", "counterexample", "note"})
_STRAY = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff\u0640\u06cc\u06a9\u06be\u06c1]")


class Pack:
    """One language's data. `version` is the hash of all its files and is stored with every result.

    `own` is the TOML text of entries that a user adds, already checked (`find/own_lists.py`): one under an id that the
    pack has adds to that entry, every other is a new one.
    """

    def __init__(self, language: str, root: Traversable, own: str = "") -> None:
        self.language = language
        self.own = own
        self._root = root
        self._tables: dict[tuple[str, type], tuple[Any, ...]] = {}
        self._tomls: dict[str, dict[str, Any]] = {}
        self._files: dict[str, dict[str, Any]] = {}  # as they are, without the user's entries
        self._listed: dict[str, dict[str, dict[str, Any]]] = {}
        self._own_rows: dict[str, list[dict[str, Any]]] = tomllib.loads(own)

    @cached_property
    def version(self) -> str:
        """Sixteen hexadecimal digits made of every file's path and bytes."""
        digest = hashlib.sha256()
        for name, file in sorted(_walk(self._root, "")):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
        digest.update(self.own.encode())
        return digest.hexdigest()[:16]

    @cached_property
    def light(self) -> FoldTable:
        """Folding for finding: marks, tatweel, presentation forms, hamza on alef, digits, spaces."""
        return self._fold_table("light")

    @cached_property
    def loose(self) -> FoldTable:
        """Folding for comparing names and for fallback: also alef maksura, ta marbuta, hamza carriers."""
        return self._fold_table("loose")

    def view(self, text: str) -> View:
        """The text with its light folding."""
        return fold(text, self.light)

    def fold(self, text: str) -> str:
        """The light folding of a word or list entry, which must run through the same table as the text."""
        return self.light.fold(text)

    def loosely(self, text: str) -> str:
        """The loose folding of a word."""
        return self.loose.fold(text)

    def table(self, file: str, name: str, entry: type[T]) -> tuple[T, ...]:
        """All `[[name]]` entries of a file, as values of the dataclass `entry`; raises PackError."""
        key = (f"{file}#{name}", cast(type, entry))
        if key not in self._tables:
            self._tables[key] = tuple(self._entries(file, name, entry))
        return cast("tuple[T, ...]", self._tables[key])

    def words(self, file: str) -> tuple[str, ...]:
        """The lines of a word list, in order; `#` begins a comment."""
        lines = (line.split("#", 1)[0].strip() for line in self._read(file).splitlines())
        found = tuple(line for line in lines if line)
        for word in found:
            _check_letters(word, f"{file}: {word!r}")
        return found

    def bytes(self, file: str) -> bytes:
        """A file as it is, for trained models."""
        return self._file(file).read_bytes()

    def toml(self, file: str) -> dict[str, Any]:
        """A whole TOML file, which callers must not change; prefer `table`."""
        if file not in self._tomls:
            found = self._parsed(file)
            self._tomls[file] = self._with_own(file, found) if self._own_rows else found
        return self._tomls[file]

    def own_rows(self, kind: str) -> Sequence[dict[str, Any]]:
        """The user's own entries of a kind, as they are written."""
        return self._own_rows.get(kind, ())

    def row_of(self, kind: str, id: str) -> dict[str, Any] | None:
        """The entry of the pack itself that has this id, as it is written."""
        if kind not in self._listed:
            rows = (row for file in self.lists()[kind] for row in self._parsed(file).get(kind, []))
            self._listed[kind] = {row["id"]: row for row in rows}
        return self._listed[kind].get(id)

    def lists(self) -> Mapping[str, Sequence[str]]:
        """The files that list what users may add to, by kind of entry."""
        return cast("Mapping[str, Sequence[str]]", self._parsed("pack.toml").get("lists", {}))

    def _parsed(self, file: str) -> dict[str, Any]:
        if file not in self._files:
            try:
                self._files[file] = tomllib.loads(self._read(file))
            except tomllib.TOMLDecodeError as error:
                raise PackError(f"{file}: {error}. Correct the TOML there.") from error
        return self._files[file]

    def _with_own(self, file: str, table: dict[str, Any]) -> dict[str, Any]:
        """The table of a file with the user's entries: to its own ids, and to the last file of a kind the new ones."""
        for kind, listed_in in self.lists().items():
            if file in listed_in and self.own_rows(kind):
                rows = {row["id"]: row for row in table.get(kind, [])}
                for row in self.own_rows(kind):
                    if row["id"] in rows:
                        rows[row["id"]] = merged_row(rows[row["id"]], row)
                    elif file == listed_in[-1] and self.row_of(kind, row["id"]) is None:
                        rows[row["id"]] = row
                table = table | {kind: list(rows.values())}
        return table

    def _entries(self, file: str, name: str, entry: type[T]) -> Iterable[T]:
        seen: set[str] = set()
        for place, row in enumerate(self.toml(file).get(name, []), 1):
            where = f"{file}: {name} {row.get('id', f'number {place}')!r}"
            value = _decode(entry, row, where)
            if (id_ := getattr(value, "id", None)) is not None:
                if id_ in seen:
                    raise PackError(f"{where}: the id occurs twice. Give one of them another.")
                seen.add(id_)
            yield value

    def _fold_table(self, level: str) -> FoldTable:
        table = self.toml("pack.toml")["fold"][level]
        return FoldTable(table["swap"], "".join(table["drop"]))

    def _read(self, file: str) -> str:
        return self._file(file).read_text(encoding="utf-8")

    def _file(self, file: str) -> Traversable:
        found = self._root.joinpath(*file.split("/"))
        if not found.is_file():
            raise PackError(f"{file}: no such file in the pack {self.language!r}.")
        return found


@cache
def load_pack(language: str = "ar", own: str = "") -> Pack:
    """The shipped pack of a language, with a user's own lists; tables are read when they are first asked for."""
    root = files("takhrij").joinpath("packs", language)
    if not root.is_dir():
        raise PackError(f"There is no pack for the language {language!r}.")
    return Pack(language, root, own)


def merged_row(row: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with what another adds to it: lists of words grow, all else is replaced."""
    lists = [key for key in more if isinstance(row.get(key), list) and isinstance(more[key], list)]
    return {**row, **more, **{key: list(dict.fromkeys([*row[key], *more[key]])) for key in lists}}


def decode_entry(entry: type[T], row: Mapping[str, Any], where: str) -> T:
    """One entry as a value of the dataclass; raises PackError that begins with `where`."""
    return cast("T", _decode(entry, row, where))


def _walk(folder: Traversable, prefix: str) -> Iterable[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        elif not item.name.endswith((".pyc", ".py")):
            yield prefix + item.name, item


def _decode(kind: Any, value: Any, where: str, check: bool = True) -> Any:
    """`value` as TOML gave it, as `kind`: a dataclass, an enum, tuple[X, ...], X | None or a plain type."""
    if kind is str and type(value) is str:  # most values by far
        if check:
            _check_letters(value, where)
        return value
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _decode(next(k for k in typing.get_args(kind) if k is not type(None)), value, where, check)
    if origin is tuple:
        if not isinstance(value, list):
            raise PackError(f"{where}: expected a list, found {value!r}. Write it in square brackets.")
        return tuple(_decode(typing.get_args(kind)[0], item, where, check) for item in value)
    if is_dataclass(kind):
        return _decode_entry(cast(type, kind), value, where, check)
    if isinstance(kind, type) and issubclass(kind, Enum):
        allowed = [str(member.value) for member in kind]
        if value not in allowed:
            raise PackError(f"{where}: {value!r} is none of {', '.join(allowed)}.")
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise PackError(f"{where}: expected {kind.__name__}, found {value!r}.")
    if check and kind is str:
        _check_letters(value, where)
    return value


def _decode_entry(kind: type, row: Any, where: str, check: bool) -> Any:
    if not isinstance(row, dict):
        raise PackError(f"{where}: expected a table, found {row!r}.")
    known = {f.name: f for f in fields(kind)}
    hints = _hints(kind)
    for key in row:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            advice = f" Did you mean {near[0]!r}?" if near else f" Known keys: {', '.join(known)}."
            raise PackError(f"{where}: unknown key {key!r}.{advice}")
    for name, f in known.items():
        if name not in row and f.default is MISSING and f.default_factory is MISSING:
            raise PackError(f"{where}: the key {name!r} is missing.")
    return kind(
        **{
            key: _decode(hints[key], value, f"{where}: {key}", check and key not in _FREE_FIELDS)
            for key, value in row.items()
        }
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _check_letters(value: str, where: str) -> None:
    if stray := _STRAY.search(value):
        raise PackError(
            f"{where}: {value!r} holds U+{ord(stray.group()):04X}, which a list must not have "
            "(presentation form, Persian letter, tatweel or bidi mark). Retype the word plainly."
        )
