"""The name model: what it says of a sentence depends on that sentence alone."""

from hypothesis import given
from hypothesis import strategies as st

from takhrij.find.name_lists import name_lists
from takhrij.find.name_model import MODEL_FILE, NameModel, load_model, read_trained
from takhrij.find.name_words import particle_cuts, word_forms, word_knowledge, written_with_particles
from takhrij.pack import load_pack

PACK = load_pack()
KNOWN, LISTS, MODEL = word_knowledge(PACK), name_lists(PACK), load_model(PACK)
WORDS = st.sampled_from(word_forms(PACK.fold("قال الوزير سامي البدري في بيروت إن وزارة النقل ستفتح جسر المرسى، غدا 7")))
SENTENCES = st.lists(WORDS, max_size=12)


def tags(model: NameModel, *sentences: list[str]) -> list[list[str]]:
    return model.tag(sentences, [LISTS.marks(sentence) for sentence in sentences])


@given(st.lists(SENTENCES, max_size=5))
def test_sentences_read_side_by_side_get_the_tags_that_each_gets_alone(sentences: list[list[str]]) -> None:
    assert tags(MODEL, *sentences) == [found for sentence in sentences for found in tags(MODEL, sentence)]


def test_words_met_before_change_nothing() -> None:
    sentence = list(word_forms(PACK.fold("زار سامي البدري بيروت")))  # Sami al-Badri visited Beirut
    fresh = NameModel(read_trained(PACK.bytes(MODEL_FILE)), KNOWN)
    first = tags(fresh, sentence)
    tags(fresh, [f"كلمة{n}" for n in range(300)])
    assert tags(fresh, sentence) == first == [["O", "B-PER", "I-PER", "B-LOC"]]


@given(WORDS)
def test_a_word_behind_a_particle_is_read_as_that_word(word: str) -> None:
    for written in written_with_particles(word, KNOWN):
        assert word in [rest for _, rest in particle_cuts(written, KNOWN)] or len(word) < 2
