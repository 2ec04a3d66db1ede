"""The loader is strict: what is wrong in a list is said with file, entry, field and remedy."""

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from takhrij.errors import PackError
from takhrij.pack import Pack, load_pack


class Kind(StrEnum):
    SAID = "said"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    id: str
    forms: tuple[str, ...]
    kind: Kind = Kind.SAID
    example: tuple[Example, ...] = ()


FOLD = '[fold.light]\ndrop = []\n[fold.light.swap]\n"أ" = "ا"\n[fold.loose]\ndrop = []\n[fold.loose.swap]\n"ة" = "ه"\n'


def pack_with(folder: Path, cues: str) -> Pack:
    (folder / "pack.toml").write_text(FOLD, encoding="utf-8")
    (folder / "cues.toml").write_text(cues, encoding="utf-8")
    return Pack("ar", folder)


def read(folder: Path, cues: str) -> tuple[Cue, ...]:
    return pack_with(folder, cues).table("cues.toml", "cue", Cue)


def test_an_entry_becomes_a_value(tmp_path: Path) -> None:
    found = read(
        tmp_path, '[[cue]]\nid = "deny"\nforms = ["نفى"]\nkind = "denied"\n[[cue.example]]\ntext = "نفى الوزير"\n'
    )
    assert found == (Cue("deny", ("نفى",), Kind.DENIED, (Example("نفى الوزير"),)),)


@pytest.mark.parametrize(
    ("cues", "message"),
    [
        ('[[cue]]\nid = "a"\nform = ["قال"]\n', "cues.toml: cue 'a': unknown key 'form'. Did you mean 'forms'?"),
        ('[[cue]]\nid = "a"\n', "cues.toml: cue 'a': the key 'forms' is missing."),
        ('[[cue]]\nid = "a"\nforms = "قال"\n', "expected a list, found 'قال'. Write it in square brackets."),
        ('[[cue]]\nid = "a"\nforms = []\nkind = "sung"\n', "kind: 'sung' is none of said, denied."),
        ('[[cue]]\nid = "a"\nforms = []\n[[cue]]\nid = "a"\nforms = []\n', "the id occurs twice"),
        ('[[cue]]\nid = "a"\nforms = ["ﻗﺎﻝ"]\n', "U+FED7, which a list must not have"),
        ('[[cue]]\nid = "a"\nforms = ["قـال"]\n', "U+0640, which a list must not have"),
        ("[[cue]\n", "Correct the TOML there."),
    ],
)
def test_a_fault_is_named_with_its_remedy(tmp_path: Path, cues: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        read(tmp_path, cues)
    assert message in str(error.value)


def test_a_word_list_drops_comments_and_empty_lines(tmp_path: Path) -> None:
    pack = pack_with(tmp_path, "")
    (tmp_path / "titles.txt").write_text("# titles\nالوزير\n\nاللواء # rank\n", encoding="utf-8")
    assert pack.words("titles.txt") == ("الوزير", "اللواء")


def test_the_version_changes_with_any_byte(tmp_path: Path) -> None:
    before = pack_with(tmp_path, "").version
    assert pack_with(tmp_path, "# one word more\n").version != before


def test_an_unknown_language_is_said() -> None:
    with pytest.raises(PackError, match="no pack for the language 'xx'"):
        load_pack("xx")


def test_each_class_of_the_grammar_says_what_it_is_for_and_has_no_word_twice() -> None:
    lines = (files("takhrij") / "packs" / "ar" / "cues" / "grammar.toml").read_text(encoding="utf-8").splitlines()
    classes = lines[: lines.index("[letters]")]
    bare = [line.split(" =")[0] for above, line in pairwise(classes) if " = " in line and "#" not in above + line]
    rows = load_pack().toml("cues/grammar.toml")
    twice = [name for name, words in rows.items() if isinstance(words, list) and len(set(words)) < len(words)]
    assert (bare, twice) == ([], [])
