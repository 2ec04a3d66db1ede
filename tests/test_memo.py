"""Memo: what is remembered of words is bounded and never changes what is said of them."""

from hypothesis import given
from hypothesis import strategies as st

from takhrij.memo import Memo


@given(st.lists(st.text("abc", max_size=3)), st.integers(1, 4))
def test_a_memo_gives_what_the_function_gives(words: list[str], most: int) -> None:
    memo = Memo(str.upper, most)
    assert [memo[word] for word in words] == [word.upper() for word in words]


def test_a_memo_never_holds_more_than_its_limit() -> None:
    memo = Memo(len, most=3)
    sizes = [memo[str(n)] and len(memo) for n in range(20)]
    assert max(sizes) == 3


def test_a_word_met_again_and_again_is_made_once() -> None:
    made: list[str] = []
    memo = Memo(lambda word: made.append(word) or len(word), most=4)
    for n in range(40):
        assert memo["often"] == 5
        assert memo[f"rare {n}"] > 5
    assert made.count("often") == 1
