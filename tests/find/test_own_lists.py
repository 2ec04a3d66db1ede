"""A user's own lists: what is wrong is said where it stands; what is right is found, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from takhrij.errors import PackError
from takhrij.find.names import find_entities
from takhrij.find.own_lists import check_lists, pack_with, read_lists
from takhrij.find.places import place_named
from takhrij.pack import load_pack
from takhrij.text import sentences

LISTS = """
[[person]]
id = "own.blumfeld"
names = ["غريغور بلومفيلد", "أبو الريش"]
body = "own.port"

[[person]]
id = "us.trump"
names = ["دونالد البرتقالي"]

[[body]]
id = "own.port"
names = ["هيئة ميناء مرسى النور"]
state = "LB"

[[outlet]]
id = "own-sada"
name = "صدى المرسى"
kind = "site"
domains = ["sada.example"]

[[outlet]]
id = "reuters"
forms = ["رويترس"]

[[place]]
id = "own.marsa"
forms = ["مرسى النور"]
country = "LB"

[[place]]
id = "88319"
forms = ["بنغازي القديمة"]
"""


def ids(text: str, lists: str = LISTS) -> dict[str, str | None]:
    pack = pack_with(lists)
    return {e.span.cut(text): e.entity for e in find_entities(pack.view(text), tuple(sentences(text)), pack)}


def test_the_example_is_right() -> None:
    check_lists(LISTS, "names.toml")


def test_own_entries_are_found() -> None:
    # "Gregor Blumfeld arrived at Marsa al-Nur in Lebanon, said the port authority to Sada al-Marsa."
    text = "وصل غريغور بلومفيلد إلى مرسى النور في لبنان، كما قالت هيئة ميناء مرسى النور لموقع صدى المرسى."
    found = ids(text)
    assert found["غريغور بلومفيلد"] == "own.blumfeld"
    assert found["مرسى النور"] == "own.marsa"
    assert found["هيئة ميناء مرسى النور"] == "own.port"
    assert found["صدى المرسى"] == "own-sada"


def test_a_short_name_counts_in_any_article_unless_the_entry_has_a_state() -> None:
    text = "قال أبو الريش إن المحل مفتوح."
    assert ids(text)["أبو الريش"] == "own.blumfeld"
    assert ids(text, LISTS.replace('body = "own.port"', 'state = "LB"'))["أبو الريش"] is None


def test_an_id_of_the_pack_takes_more_names_and_keeps_its_own() -> None:
    text = "نقلت رويترس ورويترز أن دونالد البرتقالي ودونالد ترامب زارا بنغازي القديمة وبنغازي."
    found = ids(text)
    assert found["رويترس"] == found["رويترز"] == "reuters"
    assert found["دونالد البرتقالي"] == found["دونالد ترامب"] == "us.trump"
    assert found["بنغازي القديمة"] == found["بنغازي"] == "88319"


def test_without_lists_it_is_the_shipped_pack() -> None:
    assert pack_with("") is pack_with(" \n") is load_pack()


def test_lists_change_the_version_and_what_is_not_in_them_stays() -> None:
    assert pack_with(LISTS).version != load_pack().version
    assert place_named("ترهونة", pack_with(LISTS)) == place_named("ترهونة", load_pack())


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ("[[person", "names.toml: "),
        ('[[persons]]\nid = "a"\n', "names.toml: unknown table 'persons'. Did you mean 'person'?"),
        ('person = "x"\n', "'person' is no list of entries. Write [[person]]"),
        ('[[person]]\nnames = ["سامي حداد"]\n', "person 'number 1': the id has to be"),
        ('[[person]]\nid = "A B"\nnames = ["سامي حداد"]\n', "the id has to be small Latin letters"),
        ('[[person]]\nid = "a"\n', "person 'a': the key 'names' is missing."),
        ('[[person]]\nid = "a"\nnames = []\n', "person 'a': 'names' is empty."),
        ('[[person]]\nid = "a"\nnames = ["سامي حداد"]\nstat = "LB"\n', "unknown key 'stat'. Did you mean 'state'?"),
        ('[[person]]\nid = "a"\nnames = "سامي حداد"\n', "person 'a': names: expected a list"),
        ('[[person]]\nid = "a"\nnames = ["س"]\n', "'س' has too few letters"),
        ('[[person]]\nid = "a"\nnames = ["😀😀"]\n', "has too few letters"),
        ('[[person]]\nid = "a"\nnames = ["ســامي"]\n', "U+0640"),
        ('[[person]]\nid = "a"\nnames = ["سامي حداد"]\nstate = "lb"\n', "state: 'lb' is no ISO 3166 code."),
        (
            '[[person]]\nid = "a"\nnames = ["سامي حداد"]\nbody = "hizbolah"\n',
            "is not listed. Did you mean 'hizbollah'?",
        ),
        ('[[person]]\nid = "a"\nnames = ["سامي حداد"]\n' * 2, "person 'a': the id occurs twice."),
        ('[[outlet]]\nid = "a"\nname = "صدى المرسى"\nkind = "blog"\n', "'blog' is none of"),
        ('[[outlet]]\nid = "a"\nname = "البيت"\nkind = "site"\nguarded = true\n', "needs an 'example'"),
    ],
)
def test_what_is_wrong_is_said_with_file_entry_and_field(lists: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        check_lists(lists, "names.toml")
    assert str(error.value).startswith("names.toml: ")
    assert message in str(error.value)


def test_the_examples_of_a_guarded_outlet_are_tried() -> None:
    outlet = '[[outlet]]\nid = "own-bayt"\nname = "البيت"\nkind = "newspaper"\nguarded = true\n'
    right = outlet + "example = 'نشرت صحيفة «البيت» الخبر'\ncounterexample = 'عاد إلى البيت مساء'\n"
    check_lists(right, "names.toml")
    with pytest.raises(PackError, match="counterexample: the outlet is found in it"):
        check_lists(right.replace("عاد إلى البيت مساء", "قالت صحيفة «البيت» ذلك"), "names.toml")
    with pytest.raises(PackError, match=" example: the outlet is not found"):
        check_lists(right.replace("نشرت صحيفة «البيت» الخبر", "بنى البيت"), "names.toml")


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"missing\.toml: .*Name a file"):
        read_lists(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'[[person]]\nid = "a"\nnames = ["\xd3"]\n')
    with pytest.raises(PackError, match="not UTF-8 at byte"):
        read_lists(tmp_path / "latin.toml")
    with pytest.raises(PackError, match="Name a file"):
        read_lists(tmp_path)


def test_ten_thousand_aliases_are_read_and_looked_for() -> None:
    letters = "بتثجحخدرزسشصضطظعغفقكلمنهوي"
    names = [f"سامي {a}ا{b}و{c}ي" for a in letters for b in letters for c in letters][:10_000]
    lists = '[[person]]\nid = "own.many"\nnames = [' + ", ".join(f'"{name}"' for name in names) + "]\n"
    check_lists(lists, "names.toml")
    assert ids(f"وصل {names[-1]} إلى بيروت أمس.", lists)[names[-1]] == "own.many"
