"""A user's own lists: persons, bodies, outlets and places in one TOML file, in the format of the pack's own entries.

The file is checked whole before anything is made of it: what is wrong is said with file, entry, field and remedy.
Invariant: a pack with own lists differs from the shipped one in these entries and in its version, and in nothing else.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from takhrij.errors import PackError
from takhrij.find.label_lists import Body, Office
from takhrij.find.outlet_table import Outlet
from takhrij.find.outlets import find_outlets
from takhrij.find.persons import Person
from takhrij.find.places import Place
from takhrij.pack import Pack, decode_entry, load_pack, merged_row

KINDS: Mapping[str, type[Any]] = {"person": Person, "body": Body, "outlet": Outlet, "place": Place}
LARGEST = 4 * 1024 * 1024  # bytes of a file

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_STATE = re.compile(r"[A-Z]{2}")
_LETTERS = 2  # that a name has at least
_NAMES = {"person": "names", "body": "names", "outlet": "forms", "place": "forms"}


def read_lists(path: str | Path) -> str:
    """The text of a file of own lists, checked; raises PackError."""
    path = Path(path)
    try:
        data = path.read_bytes()[: LARGEST + 1]
        text = data.decode("utf-8")
    except OSError as error:
        raise PackError(f"{path}: {error.strerror}. Name a file that can be read.") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 at byte {error.start}. Save the file as UTF-8.") from error
    if len(data) > LARGEST:
        raise PackError(f"{path}: larger than {LARGEST // 2**20} MiB. Keep to the names that your articles have.")
    check_lists(text, path.name)
    return text


def pack_with(lists: str) -> Pack:
    """The shipped pack with own lists that were checked."""
    return load_pack(own=lists) if lists.strip() else load_pack()


def check_lists(text: str, file: str) -> None:
    """See that the lists can be read; `file` is how messages call them."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{file}: {error}. Correct the TOML there.") from error
    for kind, rows in tables.items():
        if kind not in KINDS:
            near = difflib.get_close_matches(kind, KINDS, 1)
            advice = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(KINDS)}."
            raise PackError(f"{file}: unknown table {kind!r}. {advice}")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise PackError(f"{file}: {kind!r} is no list of entries. Write [[{kind}]] above each.")
        seen: set[str] = set()
        for number, row in enumerate(rows, 1):
            where = f"{file}: {kind} {row.get('id', f'number {number}')!r}"
            _check_id(row.get("id"), seen, where)
            _check_entry(kind, row, where)
    _check_bodies(tables, file)
    _check_examples(tables, text, file)


def _check_id(id: object, seen: set[str], where: str) -> None:
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise PackError(
            f"{where}: the id has to be small Latin letters, digits, dots and hyphens, such as 'lb.someone'."
        )
    if id in seen:
        raise PackError(f"{where}: the id occurs twice. Give one of them another, or put the names together.")
    seen.add(id)


def _check_entry(kind: str, row: Mapping[str, Any], where: str) -> None:
    """That the entry, with what the pack has under its id, is whole and every name can be looked for."""
    pack = load_pack()
    known = pack.row_of(kind, row["id"])
    entry = decode_entry(KINDS[kind], merged_row(known, row) if known else row, where)
    names = row.get(_NAMES[kind], [])
    if kind == "outlet" and known is None:
        names = [*names, entry.name]
    if not names and known is None:
        raise PackError(f"{where}: {_NAMES[kind]!r} is empty. Give at least one name.")
    for name in names:
        if sum(letter.isalpha() for letter in pack.fold(name)) < _LETTERS:
            raise PackError(f"{where}: {name!r} has too few letters to be looked for. Leave it out.")
    for field in ("state", "country"):
        value = row.get(field)
        if value is not None and not _STATE.fullmatch(str(value)):
            raise PackError(f"{where}: {field}: {value!r} is no ISO 3166 code. Write two capitals, such as 'LB'.")


def _check_bodies(tables: Mapping[str, Any], file: str) -> None:
    """That the bodies that entries belong to or speak for are known."""
    pack = load_pack()
    bodies = {body.id for body in pack.table("actors.toml", "body", Body)} | {
        row["id"] for row in tables.get("body", [])
    }
    offices = {office.id for office in pack.table("labels.toml", "office", Office)}
    for kind, field in (("person", "body"), ("body", "speaks_for"), ("body", "office")):
        for row in tables.get(kind, []):
            value = row.get(field)
            allowed = offices if field == "office" else bodies
            if value is not None and value not in allowed:
                near = difflib.get_close_matches(str(value), sorted(allowed), 1)
                advice = f" Did you mean {near[0]!r}?" if near else ""
                raise PackError(f"{file}: {kind} {row['id']!r}: {field}: {value!r} is not listed.{advice}")


def _check_examples(tables: Mapping[str, Any], text: str, file: str) -> None:
    """That an outlet whose name is a plain word shows both uses of it, and that they are told apart."""
    guarded = [row for row in tables.get("outlet", []) if row.get("guarded")]
    pack = load_pack(own=text) if guarded else load_pack()
    for row in guarded:
        where = f"{file}: outlet {row['id']!r}"
        example, counterexample = row.get("example"), row.get("counterexample")
        if not example or not counterexample:
            raise PackError(f"{where}: a guarded name needs an 'example' and a 'counterexample': a sentence each.")
        if all(hit.outlet != row["id"] for hit in find_outlets(pack.view(example), pack)):
            raise PackError(f"{where}: example: the outlet is not found in it. Put the noun for its kind before it.")
        if any(hit.outlet == row["id"] for hit in find_outlets(pack.view(counterexample), pack)):
            raise PackError(f"{where}: counterexample: the outlet is found in it. Use the word as a plain word.")
