"""Which bearers of one name are one person across articles: namesakes parted, spellings joined, both with reasons.

Invariant: two of whom different nations or bodies are said are never one, whatever else is alike; the order of the
mentions does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from takhrij.find.labels import GOVERNMENT
from takhrij.link.identity import Identity
from takhrij.link.namesakes import same_full_name, sounds
from takhrij.model import Reason
from takhrij.pack import Pack

_CROWD = 40  # candidates of one sound that are compared with one another; more are only merged letter by letter

Keys = Mapping[tuple[str, str], str]  # (article, attribution) to key
Found = Mapping[tuple[str, str], Identity]


def split_namesakes(keys: Keys, found: Found, reasons: dict[str, list[Reason]]) -> dict[tuple[str, str], str]:
    """The keys with a number for every further bearer of a name: whom nation or body set apart from those before."""
    bearers: dict[str, list[Identity]] = defaultdict(list)
    out = dict(keys)
    for at in sorted(keys, key=lambda at: (keys[at], found[at].nations, found[at].body or "", at)):
        key, identity = keys[at], found[at]
        if not key.startswith("person:") or identity.known is not None:
            continue
        told = bearers[key]
        number = next((n for n, other in enumerate(told) if not conflict(identity, other)), len(told))
        if number == len(told):
            told.append(identity)
            if told[0] is not identity:
                reasons[key].append(Reason("actor.namesakes", (told[0].name, identity.name)))
        elif identity.body and not told[number].body:
            told[number] = identity
        out[at] = f"{key}#{number + 1}" if number else key
    return out


def merge_spellings(
    keys: Keys,
    found: Found,
    pack: Pack,
    reasons: dict[str, list[Reason]],
) -> dict[str, str]:
    """Spellings of one full name, to the spelling used most."""
    used, who = Counter(keys[at] for at in found), bearers(keys, found)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(who, key=lambda k: (-used[k], k)):
        if len(who[key].person) > 1 and who[key].called:
            groups[_sound_group(who[key].person[-1:], pack)].append(key)
    renamed: dict[str, str] = {}
    for sound in sorted(groups):
        crowd = groups[sound][:_CROWD]
        for place, key in enumerate(crowd):
            for other in crowd[:place]:
                if other in renamed or not same_full_name(who[key].person, who[other].person, pack):
                    continue
                if conflict(who[key], who[other]):
                    reasons[other].append(Reason("actor.namesakes", (who[other].called, who[key].called)))
                    continue
                renamed[key] = other
                reasons[other].append(Reason("actor.spelling", (who[key].called, who[other].called)))
                break
    return renamed


def _sound_group(surname: Sequence[str], pack: Pack) -> str:
    """The sounds of a surname in whatever order, since spellings swap two ("بابتشينكو", "بابشتينكو")."""
    sound = sounds(surname, pack)
    return "".join(sorted(sound)) if sound.isalpha() else sound


def bearers(keys: Keys, found: Found) -> dict[str, Identity]:
    """The person of each key, by the first of his mentions that names his body, else by the first."""
    who: dict[str, Identity] = {}
    for at in sorted(found):
        key = keys[at]
        if key.startswith("person:"):
            known = who.get(key)
            who[key] = found[at] if known is None or (found[at].body and not known.body) else known
    return who


def conflict(a: Identity, b: Identity) -> bool:
    """Whether offices tell two bearers of like names apart; the nation is enough where both are known. Within one
    government a man changes offices."""
    if a.nations and b.nations and not set(a.nations) & set(b.nations):
        return True
    in_government = a.label.part == b.label.part == GOVERNMENT
    return bool(a.body and b.body and a.body != b.body and not in_government)
