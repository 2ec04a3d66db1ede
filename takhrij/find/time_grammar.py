"""The grammar of time expressions: regular expressions over role letters (see `time_table.ROLES`), longest match first.

Every pattern is anchored, holds no nested quantifier and looks at a bounded number of letters, so that finding is
linear in the article's length. Group names say what a letter means; `time_reading.py` reads them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = r'N?(?P<month>[Mm])(?:[/\-"]{0,3}(?P<month2>[Mm])|<(?P<month3>[Mm])>)?'
_YEAR = r"(?:,?[~f]?=?[vV]?=?(?P<year>y)(?P<era>G)?)"
_YEAR_RELATION = r"(?:[f~]?(?:V(?P<yrel>r)|(?P<ythis>[hz])V)|(?P<rel>r))"
_EDGE = r"(?:(?P<edge>[eO])f?)?"
_PART = r"(?:(?P<part>p)f?)?"
_DAY_HEAD = r"(?:D?(?P<deictic>[Tt]))?(?:,?D?(?P<weekday>W)r?)?"
_OTHER_CALENDAR = (
    r"(?:[,<\-/]?E?~?,?D?W?=?(?P<day2>[dwo])f?N?(?P<monthB>[Mm])(?:[/\-]?[Mm]|<[Mm]>)?"
    r"(?:,?f?[vV]?(?P<year2>y)(?P<era2>G)?)?>?)?"
)
_OTHER_YEAR = r"(?:[/\-<E]{1,2}(?P<year2>y)(?P<era2>G)>?)?"
_WEEK = r"(?:f?(?:U(?P<wrel>r)|(?P<wthis>[hz])U))?"
_QUANTITY = (
    r"(?:(?P<n>=?[dnyw%])Y?(?P<unit>[vNDul])Y?|(?P<dual>k)Y?|(?P<fraction>Q)(?P<unit2>[uvND])"
    r"|Y(?P<some>l)|(?P<some2>l)Y)"
)
_MORE = r"(?:,=?[dnyw%][vNDul]|&(?:=?[dnyw%][vNDul]|k|[vNu]|D(?![WdtoT])|Q[vVNUTDuH]?)){0,8}"
_ONE = r"(?P<one>[vNDu])[wY]?"
_ANY_AMOUNT = rf"a{{0,2}}(?:{_QUANTITY}|{_ONE}|(?P<plural>l)){_MORE}0?"


class Rule(NamedTuple):
    """`form` is what the expression is (see `Expression`); `starts` are the letters that `pattern` can begin with."""

    id: str
    form: str
    starts: str
    pattern: re.Pattern[str]


def _rule(id_: str, form: str, starts: str, pattern: str) -> Rule:
    return Rule(id_, form, starts, re.compile(pattern))


RULES = (
    _rule(
        "date.day-month",
        "date",
        "eOptTWD=dwo",
        rf"(?:(?=[eOptTWD]){_EDGE}{_PART}{_DAY_HEAD}(?P<open>[,<E]{{0,2}}))?[~@]?D?=?(?P<day>[dwo])(?:/|f)?(?P<core>{_MONTH}"
        rf"(?:{_YEAR}|{_YEAR_RELATION})?){_OTHER_CALENDAR}>?",
    ),
    _rule(
        "date.numeric",
        "numeric",
        "eOptTWDA",
        rf"(?:(?=[eOptTWD]){_EDGE}{_PART}{_DAY_HEAD}(?P<open>[,<E]{{0,2}}))?D?(?P<numeric>A)(?P<era>G)?>?",
    ),
    _rule("date.first-of", "first-of", "1", rf"(?P<first>1)(?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)"),
    _rule(
        "date.month-day",
        "date",
        "DtTWNMm",
        rf"(?:(?=[DtTW]){_DAY_HEAD})?(?P<core>{_MONTH})(?P<day>d),?(?:(?P<year>y)|(?=$|¶)|(?<=WMd)|(?<=Wmd))",
    ),
    _rule(
        "date.spaced",
        "numeric",
        "eOptTWDd",
        rf"(?:(?=[eOptTWD]){_EDGE}{_PART}{_DAY_HEAD}(?P<open>[,<E]{{0,2}}))?D?(?P<spaced>d[/-]d[/-]y)(?P<era>G)?>?",
    ),
    _rule(
        "date.range",
        "date",
        "PD=dwo",
        rf"(?:D|(?P<both>P))?=?(?P<day>[dwo])(?=(?:[-&@]|f@|&@)D?=?[dwo]f?{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)",
    ),
    _rule(
        "date.of-month",
        "of-month",
        "D=dwo",
        r"D?=?(?P<day>[dow])f?(?:(?P<monthly>U)(?P<mrel>r)?|(?P<mthis>[hz])(?P<monthly2>U)|(?P<mrel2>r))",
    ),
    _rule("date.bare-day", "bare-day", "D", r"D(?P<day>d)(?![vNDulH%#/\-&k])"),
    _rule(
        "nth-weekday",
        "nth-weekday",
        "O18W",
        rf"(?:(?P<nth>[O18])D?(?P<weekday>[iW])|(?P<weekday2>W)(?P<nth2>o|r))f?(?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)",
    ),
    _rule(
        "month.week",
        "month",
        "U",
        rf"(?P<week>U)(?P<nth>[or])f(?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)",
    ),
    _rule(
        "month.last-day",
        "month",
        "O1",
        rf"(?P<ordinal>[O1])(?P<what>[Du])[@f](?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)",
    ),
    _rule("date.digits", "digits", "DtTW", rf"(?:(?=[DtTW]){_DAY_HEAD})D?(?P<day>d)[/-](?P<number>d)(?![/\-d])"),
    _rule("month.half", "month", "Q", rf"(?P<fraction>Q)(?P<nth>o)f(?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)"),
    _rule("month", "month", "eONMm", rf"{_EDGE}(?P<core>{_MONTH}(?:{_YEAR}|{_YEAR_RELATION})?)"),
    _rule("year", "year", "aeOvVJlL", rf"a?{_EDGE}(?P<intro>[vVJlL])=?(?P<year>[yn])(?P<era>G)?{_OTHER_YEAR}"),
    _rule("year.bare", "year", "eOy", rf"{_EDGE}(?P<year>y)(?P<era>G)?{_OTHER_YEAR}"),
    _rule(
        "day",
        "day",
        "eOpDPTtW<",
        rf"{_EDGE}{_PART}(?:D?(?P<deictic>T(?![or])|t)(?:,?D?(?P<weekday>W)|<D?(?P<weekday2>W)>)?|(?:D|(?P<both>P))?(?P<weekday3>W)"
        rf"(?:[-/~&]{{0,2}}(?P<second>W))?|<D?(?P<deictic2>[Tt])>|<D?(?P<weekday4>W)>)(?P<rel>r)?{_WEEK}(?P<adverb>[qp](?![WtTD]))?",
    ),
    _rule(
        "day.this",
        "day",
        "hz",
        r"(?:(?P<pre>h)D?(?P<weekday>W)|(?P<pre2>[hz])(?P<part>p)(?![WTtDf<])"
        r"|(?P<pre3>h)(?P<the_part>9))",
    ),
    _rule("tonight", "part", "hzj", r"(?P<pre>[hz])?(?P<part>j)(?P<rel>r)?"),
    _rule("part", "part", "q", r"(?P<part>q)"),
    _rule(
        "clock",
        "clock",
        "aHCdow",
        r"a{0,2}(?:H=?(?P<hour>[Cdow%])|(?P<hour2>[Cdow])(?=(?:&[dnwQ][ul]?|_Q)?(?:[qpj]|Z)|_Q)|(?P<hour5>o)(?=fp)|(?P<hour3>C)(?=G|[qp])|(?<=@)(?P<hour4>o)(?=&Q(?![of])))"
        r"(?:&(?P<minute>[dnwQ])[ul]?|_(?P<less>Q))?(?P<meridian>q|p(?![tTDW])|j|G)?Z?(?:<CZ>)?Z?",
    ),
    _rule("clock.bare", "clock", "C", r"(?P<hour>C)"),
    _rule("period", "period", "eOphz", rf"{_EDGE}{_PART}(?P<pre>[hz])(?P<unit>[UVXTSLKQ])(?P<rel>r)?"),
    _rule("period.relative", "period", "eOUVXTSLKQ", rf"{_EDGE}(?P<unit>[UVXTSLKQ])Y?(?P<rel>r)"),
    _rule(
        "period.part",
        "period",
        "QU",
        r"(?P<share>[QU])(?P<nth>[or])f(?:(?P<unit>U)(?P<rel>r)?|(?P<pre>[hz])(?P<unit2>U))",
    ),
    _rule("period.edge", "period", "eO", r"(?P<edge>[eO])f?(?P<unit>[UV])"),
    _rule("weekend", "weekend", "b", r"(?P<unit>b)(?P<rel>r)?"),
    _rule("season", "season", "eOS", rf"{_EDGE}(?P<season>S)(?:{_YEAR}|{_YEAR_RELATION})?"),
    _rule("season.of-year", "season", "eOs", rf"{_EDGE}(?P<season>s)(?:{_YEAR}|{_YEAR_RELATION})"),
    _rule("feast.day", "feast", "T18o", r"T?(?P<nth>[18o])[fl]{0,2}(?P<feast>F)(?P<rel>r)?"),
    _rule("feast", "feast", "eOF", rf"{_EDGE}(?P<feast>F)(?:{_YEAR}|{_YEAR_RELATION})?"),
    _rule(
        "fraction",
        "fraction",
        "Q",
        r"(?P<fraction>Q)(?P<nth>[or])(?:[f~]?(?:[vV]?(?P<year>y)G?|V(?P<yrel>r)|(?P<ythis>h)V|(?P<bare>V)))?",
    ),
    _rule("decade", "decade", "e$", r"(?:(?P<edge>e)f?)?(?P<decade>\$)(?:f?(?P<century>U)(?P<rel>r|o)?)?"),
    _rule("century", "century", "eOU", rf"{_EDGE}(?P<century>U)(?P<nth>o)(?P<era>G)?"),
    _rule("ago", "ago", "gB", rf"(?P<direction>[gB]){_ANY_AMOUNT}"),
    _rule("ago.told", "ago", "gB;", rf"(?:(?P<direction>[gB])z|(?P<beside>;))~{_ANY_AMOUNT}"),
    _rule("duration", "duration", "a=dnyw%kQYl", rf"a{{0,2}}{_QUANTITY}{_MORE}(?P<rel>r)?0?"),
    _rule("duration.the", "duration", "a", r"a{1,2}(?P<one>[VU])(?![ry])"),
    _rule("duration.one", "duration", "avNDul", rf"a{{0,2}}(?:{_ONE}|(?P<plural>l)){_MORE}0?"),
    _rule(
        "duration.recent",
        "duration",
        "KLO1o",
        r"(?:(?P<dual>K)(?P<rel>r)|(?P<some>L)(?P<n>=?[dnwo])Y?(?:(?P<rel2>r)|of(?:[vV]?yG?|V|hV))|(?P<n3>o)(?P<unit2>[vNDu])(?P<rel3>r)"
        r"|[O1](?:(?P<n2>=?[dnyw])(?P<unit>[vNDul])|(?P<dual2>k)))",
    ),
    _rule(
        "set.every",
        "set",
        "cp",
        r"(?P<day_part>p)?c(?:(?P<n>=?[dnw])?(?P<unit>[vNDulk])(?![dWyi])|D?(?P<weekday>[iW])|(?P<part>p))",
    ),
    _rule("set.weekdays", "set", "l", r"(?P<days>l)(?P<weekday>W)"),
    _rule("set.word", "set", "P", r"(?P<set>P)"),
    _rule("set.day-of-month", "set", "To", r"T?(?P<nth>o)fc(?P<unit>N)G?"),
    _rule("set.per", "set", "UVT", r"(?P<per>[UVT])"),
    _rule("duration.vague", "vague", "7", r"(?P<reference>7)"),
    _rule("reference", "reference", "R", r"(?P<reference>R)"),
)
RULES_AT = {start: tuple(r for r in RULES if start in r.starts) for rule in RULES for start in rule.starts}
START = re.compile(f"[{re.escape(''.join(RULES_AT))}]")
