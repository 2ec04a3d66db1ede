"""Only Arabic is analysed as Arabic."""

import pytest

from takhrij.find.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الميناء مفتوح",
        "أعلنت شركة Microsoft أنها ستفتح مكتبا في دبي باسم Microsoft Gulf",  # Latin names inside
        "قال الوزير إن الميناء مفتوح وإن السفن ستعود إلیه غدا",  # one Persian yeh, as some keyboards type it
    ],
)
def test_arabic_is_arabic(text: str) -> None:
    assert language_of(text) == "ar"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345 67890",
        "The port is open, the minister said.",
        "وزیر گفت که بندر باز است و کشتی‌ها فردا برمی‌گردند",  # Persian
        "وزیر نے کہا کہ بندرگاہ کھلی ہے اور جہاز کل واپس آئیں گے",  # Urdu
    ],
)
def test_other_text_is_not(text: str) -> None:
    assert language_of(text) == "und"
