"""What source phrases say; the cases of the pack run here too."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from takhrij.find.label_lists import State
from takhrij.find.labels import read_label
from takhrij.pack import load_pack


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase of `labels.toml` and what it must say."""

    id: str
    example: str
    body: str | None = None
    role: str | None = None
    nations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    unnamed: bool = False
    generic: bool = False


CASES = load_pack().table("label_cases.toml", "case", Case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_of_the_pack(case: Case) -> None:
    label = read_label(case.example, load_pack())
    assert label.body_key == case.body
    assert case.role in (None, label.role)
    assert set(case.nations) <= set(label.nations)
    assert set(case.sectors) <= set(label.sectors)
    assert label.unnamed == case.unnamed
    assert label.generic == case.generic


@pytest.mark.parametrize("state", load_pack().table("states.toml", "state", State), ids=lambda state: state.id)
def test_a_state_speaks_by_its_name_and_its_capital(state: State) -> None:
    for name in (*state.names, *state.capitals):
        assert read_label(name, load_pack()).body_key == f"government.{state.id}", name


@pytest.mark.parametrize("state", load_pack().table("states.toml", "state", State), ids=lambda state: state.id)
def test_a_ministry_is_of_the_nation_that_its_adjective_names(state: State) -> None:
    for adjective in state.adjectives:
        assert read_label(f"وزارة الداخلية ال{adjective}ة", load_pack()).body_key == f"interior.{state.id}"


def test_nothing_is_read_into_an_empty_phrase() -> None:
    label = read_label("؟!", load_pack())
    assert label.body_key is None
    assert label.words == ()
