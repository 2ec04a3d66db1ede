"""Values survive becoming plain data."""

from __future__ import annotations

import json

import pytest
from builders import ARTICLES, analyses, link
from hypothesis import given
from hypothesis import strategies as st

from takhrij.codec import decode, encode
from takhrij.model import Analysis, Article, Evidence, Graph, Link, LinkKind, Quantity, Span, Time, TimeType
from takhrij.pack import load_pack


def test_an_analysis_comes_back_equal() -> None:
    for analysis in analyses(ARTICLES, load_pack()).values():
        assert decode(Analysis, json.loads(json.dumps(encode(analysis)))) == analysis


def test_a_graph_comes_back_equal_and_as_tuples() -> None:
    pack = load_pack()
    graph = link(ARTICLES, analyses(ARTICLES, pack), pack)
    back = decode(Graph, json.loads(json.dumps(encode(graph))))
    assert back == graph
    assert isinstance(back.claims[0].reports[0].spans[0], Span)
    assert back.claims[0].reports[0].chain[0].kind is LinkKind.OUTLET


def test_fields_with_their_default_are_left_out() -> None:
    assert encode(Article("a", "نص")) == {"id": "a", "text": "نص"}


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(KeyError):
        decode(Quantity, {"min": 1, "max": 2, "unit": "x", "more": 3})


spans = st.tuples(st.integers(0, 9), st.integers(10, 99)).map(lambda pair: Span(*pair))
evidence = st.builds(Evidence, st.sampled_from(["text", "url"]), spans, st.text())


@given(
    st.one_of(
        st.builds(Link, st.text(), st.sampled_from(LinkKind), st.text(), st.none() | evidence),
        st.builds(
            Time, spans, st.sampled_from(TimeType), st.text(), st.none() | st.text(), st.none(), st.none(), st.text()
        ),
    )
)
def test_any_value_comes_back_equal(value: Link | Time) -> None:
    assert decode(type(value), json.loads(json.dumps(encode(value)))) == value
