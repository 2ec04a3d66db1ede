"""Frozen values to plain JSON data and back, by their type hints.

The law: `decode(kind, encode(value)) == value` for every value of a dataclass whose fields are plain types, enums,
dataclasses, named tuples, tuples of these, or any of these or None. Fields that have their default are left out.
Encoders and decoders are put together once per type, so that large collections decode quickly.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
_Convert = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers, booleans and None."""
    return _encoder(cast(Any, type(value)))(value)


def decode(kind: type[T], data: Any) -> T:
    """The value of that type that `encode` made `data` of; other data raise ValueError, TypeError or
    KeyError."""
    return cast(T, _decoder(cast(Any, kind))(data))


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(kind: Any) -> _Convert:
    if (inner := _optional(kind)) is not None:
        convert = _encoder(inner)
        return convert if convert is _same else lambda value: None if value is None else convert(value)
    if typing.get_origin(kind) is tuple:
        return _tuple_converter(kind, _encoder, list)
    if is_dataclass(kind):
        return _dataclass_encoder(cast(type, kind))
    if _is_named_tuple(kind):
        converts = [_encoder(hint) for hint in typing.get_type_hints(kind).values()]
        if all(convert is _same for convert in converts):
            return list
        return lambda value: [convert(item) for convert, item in zip(converts, value, strict=True)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _same


def _dataclass_encoder(kind: type) -> _Convert:
    hints = typing.get_type_hints(kind)
    parts = [(f.name, _encoder(hints[f.name]), _default(f)) for f in fields(kind)]

    def convert(value: Any) -> dict[str, Any]:
        out = {}
        for name, encode_part, default in parts:
            part = getattr(value, name)
            if default is MISSING or part != default:
                out[name] = encode_part(part)
        return out

    return convert


@cache
def _decoder(kind: Any) -> _Convert:
    if (inner := _optional(kind)) is not None:
        convert = _decoder(inner)
        return convert if convert is _same else lambda data: None if data is None else convert(data)
    if typing.get_origin(kind) is tuple:
        return _tuple_converter(kind, _decoder, tuple)
    if is_dataclass(kind):
        return _dataclass_decoder(cast(type, kind))
    if _is_named_tuple(kind):
        make = cast(Any, kind)
        converts = [_decoder(hint) for hint in typing.get_type_hints(kind).values()]
        if all(convert is _same for convert in converts):
            return lambda data: make(*data)
        return lambda data: make(*(convert(item) for convert, item in zip(converts, data, strict=True)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return members.__getitem__
    return _same


def _dataclass_decoder(kind: type) -> _Convert:
    hints = typing.get_type_hints(kind)
    converts = {f.name: _decoder(hints[f.name]) for f in fields(kind)}

    def convert(data: dict[str, Any]) -> Any:
        return kind(**{name: converts[name](part) for name, part in data.items()})

    return convert


def _tuple_converter(kind: Any, of: Callable[[Any], _Convert], make: Callable[[Any], Any]) -> _Convert:
    args = typing.get_args(kind)
    if len(args) == 2 and args[1] is Ellipsis:
        convert = of(args[0])
        return make if convert is _same else lambda value: make([convert(item) for item in value])
    converts = [of(arg) for arg in args]
    return lambda value: make([convert(item) for convert, item in zip(converts, value, strict=True)])


def _optional(kind: Any) -> Any:
    """What stands beside None in `X | None`; None for any other type."""
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return None
    return next(arg for arg in typing.get_args(kind) if arg is not type(None))


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
