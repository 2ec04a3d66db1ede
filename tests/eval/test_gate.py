"""The gate cannot be lowered by accident, and a figure that is gone counts as fallen."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
import gate


def test_an_update_raises_a_floor_to_just_under_the_figure() -> None:
    assert gate.raised({"a": 70.0}, {"a": 80.0}, lower=False) == {"a": 79.5}


def test_an_update_never_lowers_a_floor() -> None:
    assert gate.raised({"a": 70.0}, {"a": 60.0}, lower=False) == {"a": 70.0}


def test_lowering_needs_to_be_asked_for() -> None:
    assert gate.raised({"a": 70.0}, {"a": 60.0}, lower=True) == {"a": 59.5}


def test_a_figure_below_its_floor_is_named() -> None:
    assert gate.below({"a": 70.0, "b": 10.0}, {"a": 69.9, "b": 10.0}) == ["a: 69.9 is below its floor 70.0"]


def test_a_missing_figure_has_fallen() -> None:
    assert gate.below({"a": 70.0}, {}) == ["a: 0.0 is below its floor 70.0"]


def test_the_number_of_a_figure_is_its_f1_or_else_its_precision() -> None:
    assert gate.number({"p": 1.0, "r": 2.0, "f1": 1.5}) == 1.5
    assert gate.number({"p": 1.0, "r": 2.0}) == 1.0
    assert gate.number(3) == 3.0
