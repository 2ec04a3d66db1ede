"""Reads annotated corpora as sentences of (folded word, tag), in the project's four types.

Tag sets differ, so each is mapped (`_FINE`, `_PLAIN`); what has no place in the guide's types (events, works, products,
nationalities) becomes no name. Tags are BIO: `B-PER`, `I-PER`, … `O`.

- ANERcorp has the words as they are written, with particles attached: its words are ours.
- NewsFANE is the same texts with the particles cut off and finer classes. Each of its sentences is laid over the
  ANERcorp sentence with the same letters, and the finer class replaces the tag: this is where newspapers become OUTLET
  and buildings and airports LOC.
- Wojood is nested: the outermost tag that is one of ours counts.
- Both are brought nearer to the guide by rules (`by_the_guide`).
- The project's own gold lists each distinct name of an article once: every place where it stands is tagged, the longest
  first, with or without a particle before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from takhrij.find.name_lists import NameLists
from takhrij.find.name_stretches import is_place_head
from takhrij.find.name_words import Word, WordKnowledge, split_words
from takhrij.pack import Pack
from takhrij.text import sentences

Tagged = list[tuple[str, str]]

_FINE = {
    "LOC": "Nation Population-Center State-or-Province Continent Water-Body Land-Region-Natural Land "
    "County-or-District Building-Grounds Airport Path Subarea-Facility GPE-Cluster",
    "PER": "Politician Athlete Artist Other_PER Religious_PER Scientist Businessperson Lawyer Engineer Police_PER",
    "ORG": "Government Non-Governmental Group Sports Commercial Educational Medical-Science Entertainment "
    "Religious_ORG Police",
    "OUTLET": "Media",
}
_TYPE_OF_CLASS = {name: type_ for type_, names in _FINE.items() for name in names.split()}
_PLAIN = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
_BODY_BEGINS, _BODY_GOES_ON = ("stateB", "orgB"), ("stateI", "orgI")
_LETTERS = re.compile(r"\W")


def read_anercorp(file: Path, pack: Pack, fine_file: Path | None = None) -> list[Tagged]:
    """ANERcorp, with the classes of NewsFANE where the two have the same letters."""
    classes = _by_letters(_read_columns(fine_file), pack) if fine_file else {}
    found = []
    for rows in _read_columns(file):
        tags = [_plain_tag(tag) for _, tag in rows]
        if fine := classes.get(_letters((w for w, _ in rows), pack)):
            tags = _laid_over([_letters([w], pack) for w, _ in rows], fine, tags)
        found.append(_resplit([w for w, _ in rows], tags, pack))
    return found


def read_wojood(file: Path, pack: Pack) -> list[Tagged]:
    """The Wojood sample, outermost tags."""
    found = []
    for rows in _read_columns(file):
        tags = [next((t for part in tag.split("|") if (t := _plain_tag(part)) != "O"), "O") for _, tag in rows]
        found.append(_resplit([w for w, _ in rows], _tidy(tags), pack))
    return found


def by_the_guide(sentence: Tagged, lists: NameLists, known: WordKnowledge) -> Tagged:
    """The sentence of another corpus as the guide would have it, where a rule can tell.

    Heads of places come off their names; bodies of states and listed bodies of several words are names.
    """
    forms, tags = [form for form, _ in sentence], [tag for _, tag in sentence]
    for at, form in enumerate(forms[:-1]):
        if tags[at] == "B-LOC" and tags[at + 1] == "I-LOC" and is_place_head(form, known):
            tags[at : at + 2] = ["O", "B-LOC"]
    for at, tag in enumerate(tags):
        alone = tag[0] == "B" and (at + 1 == len(tags) or tags[at + 1][0] != "I")
        if alone and ("nationals" in known.hints_of(forms[at]) or known.is_in("no_names", forms[at])):
            tags[at] = "O"
        elif alone and lists.label_of([forms[at]]) == "outlet":
            tags[at] = "B-OUTLET"
    marks = lists.marks(forms)
    for at, mark in enumerate(marks):
        stop = at + 1
        while stop < len(marks) and marks[stop] in _BODY_GOES_ON:
            stop += 1
        if mark in _BODY_BEGINS and all(tag == "O" for tag in tags[at:stop]):
            tags[at:stop] = ["B-ORG", *["I-ORG"] * (stop - at - 1)]
    return list(zip(forms, tags, strict=True))


def read_gold(folder: Path, pack: Pack, particles: Sequence[str]) -> dict[str, list[list[Tagged]]]:
    """Per story, per article, the tagged sentences of a gold folder (`dev` or `train`)."""
    stories: dict[str, list[list[Tagged]]] = {}
    for file in sorted(folder.glob("*/gold.json")):
        articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
        stories[file.parent.name] = [
            tag_article((file.parent / f"{a['id']}.txt").read_bytes().decode("utf-8"), a, pack, particles)
            for a in articles
        ]
    return stories


def tag_article(
    text: str, annotated: dict[str, list[dict[str, str]]], pack: Pack, particles: Sequence[str]
) -> list[Tagged]:
    """The sentences of one article, with every place tagged where an annotated name stands."""
    names = sorted(
        ((tuple(w.form for w in split_words(pack.fold(e["text"]))), e["type"]) for e in annotated["entities"]),
        key=lambda n: (-len(n[0]), n),
    )
    folded = pack.fold(text)
    return [_tag_names(split_words(span.cut(folded)), names, particles) for span in sentences(folded)]


def _tag_names(words: Sequence[Word], names: Iterable[tuple[tuple[str, ...], str]], particles: Sequence[str]) -> Tagged:
    forms = [w.form for w in words]
    tags = ["O"] * len(forms)
    for name, type_ in names:
        starts = {name[0], *(p + name[0] for p in particles)} if name else set()
        for at in range(len(forms) - len(name) + 1):
            stop = at + len(name)
            same = forms[at] in starts and tuple(forms[at + 1 : stop]) == name[1:]
            if same and name and all(t == "O" for t in tags[at:stop]):
                tags[at:stop] = [f"B-{type_}", *[f"I-{type_}"] * (len(name) - 1)]
    return list(zip(forms, tags, strict=True))


# ---------------------------------------------------------------- columns


def _read_columns(file: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rstrip().partition("\t")
        if word and tag:
            rows.append((word, tag))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _plain_tag(tag: str) -> str:
    start, _, name = tag.partition("-")
    if type_ := _PLAIN.get(name) or _TYPE_OF_CLASS.get(name):
        return f"{start}-{type_}"
    return "O"


def _by_letters(corpus: Iterable[list[tuple[str, str]]], pack: Pack) -> dict[str, list[tuple[str, str]]]:
    return {
        _letters((w for w, _ in rows), pack): [(_letters([w], pack), _plain_tag(t)) for w, t in rows] for rows in corpus
    }


def _letters(words: Iterable[str], pack: Pack) -> str:
    return _LETTERS.sub("", pack.loosely("".join(words)))


def _laid_over(words: Sequence[str], fine: Sequence[tuple[str, str]], tags: Sequence[str]) -> list[str]:
    """The tag of the last named piece inside each word; the other corpus's tag where the pieces do not fit."""
    pieces: list[str] = [tag for letters, tag in fine for _ in letters]
    if len(pieces) != sum(map(len, words)):
        return list(tags)
    found, at = [], 0
    for word in words:
        inside = pieces[at : at + len(word)]
        at += len(word)
        found.append(next((t for t in reversed(inside) if t != "O"), "O"))
    return _tidy(found)


def _tidy(tags: Sequence[str]) -> list[str]:
    """The same names with `B-` on their first word only."""
    found: list[str] = []
    for tag in tags:
        before = found[-1] if found else "O"
        starts = tag.startswith("I-") and before[2:] != tag[2:]
        found.append(f"B-{tag[2:]}" if starts else tag)
    return found


def _resplit(words: Sequence[str], tags: Sequence[str], pack: Pack) -> Tagged:
    """The words as `split_words` cuts them; the pieces of a word share its tag."""
    found: Tagged = []
    for word, tag in zip(words, tags, strict=True):
        for number, piece in enumerate(split_words(pack.fold(word))):
            found.append((piece.form, f"I-{tag[2:]}" if number and tag != "O" else tag))
    return found
