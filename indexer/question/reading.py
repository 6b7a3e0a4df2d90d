"""Reading a question: what it wants, when, with which numbers, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indexer import numbers
from indexer.language.analysis import Analyzer, detect
from indexer.language.blanking import without
from indexer.language.scripts import fold
from indexer.model import Direction, Language, Number, Period
from indexer.numbers import Mention
from indexer.question.abbreviations import spelled_out
from indexer.question.bounds import Bound, bound
from indexer.question.contrasts import Contrast, Numbered, contrasts
from indexer.question.counted import Counted, counted
from indexer.question.cues import Cues, cues, every_language
from indexer.question.heads import Head, head, sharer, whole
from indexer.question.lexicon import Lexicon
from indexer.question.notions import Casing, Notion, notions
from indexer.question.wants import Want

_HAN = re.compile(r"[\u3400-\u9fff]")
DOUBTFUL = frozenset({"ratio", "multiple", "money", "duration"})
"""Dimensions of what a question may ask to have confirmed; ages and counts tell of whom."""
LONGEST = 800
"""Characters of a folded question that are read, at most: one may fold to eighteen."""
SMALL = 10
"""Numbers up to this one count things in a question ("which five") rather than state a value."""

ORDINALS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
"""English ordinals that are read, in order."""
_DIGITS_ZH = "一二三四五六七八九"
_SMALL_NUMBERS = {
    **{word: n for n, word in enumerate(f"{_DIGITS_ZH}十", 1)},
    **{f"十{word}": n for n, word in enumerate(_DIGITS_ZH, 11)},
    "二十": 20,
    "两": 2,
    "亚": 2,
    "季": 3,
    "runner": 2,
    "one": 1,
    "a": 1,
    **{w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)},
    **{word: n for n, word in enumerate(ORDINALS, 1)},
    **dict.fromkeys("top tops topped topping head heads headed heading".split(), 1),
    **dict.fromkeys("榜首 首位 头名 冠军".split(), 1),
}
_LONG_NUMERAL = re.compile("[零一二两三四五六七八九十百千]{2,}")
_YEAR = re.compile(r"(19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"(?<![\w.])\d+(?![\w.])")
_NUMERAL = re.compile(
    r"[^\w]*(?:[\d.,]+(?:\s?(?:[-–~到至]|to|and)\s?[\d.,]+)?[^\W\u3400-\u9fff]*\s?%?"
    r"|[a-z]+(?:[ -](?:hundred|thousand|million|billion)\b)*"
    r"|[零〇一二两三四五六七八九十百千万亿成]+)"
)
_WHICH_TIME = re.compile("(?<!任)[哪何][一几]?[年月天日](?!龄)")
"""Chinese that asks for a time, whose last character begins no word: 哪年|少."""
_THIS_ONE = re.compile(
    "(?:(?<!任)[哪那这][一几]?|(?<![零一二两三四五六七八九十百千万亿第统唯单同专\\d])一)"
    "(?:[个种家项类款样位轮件场座篇](?!别|体|植|目|次|数)|条(?!龙|件|例|款))"
)
"""Chinese that but points to one thing, whose last character begins no word: 哪种|运输."""
_ASKED = re.compile("几|多少")
"""What a number has in it that is asked for rather than stated: 几亿."""
_PARTED = re.compile(r"([\u3400-\u9fff])([了过])([\u3400-\u9fff])")
_POSSESSIVE = re.compile(r"(?<=[a-z]s)['’](?=\s[a-z])(?![^']*')")
"""The apostrophe of a plural (buyers' share), which closes no quotation."""
_AND_MORE = re.compile(r"(?<=[\d十百千万亿])[多余](?!少|额)")
"""What makes of a number one that is not told to the last digit: 两千多."""
_AGO = re.compile(r"\s?(?:\b(?:ago|earlier)\b|之?前|以前)")
"""What makes a time of a stretch of time: twelve months ago."""
_REMARK = re.compile(
    r"\((?:the ones?|those|they|it|which|that|who|i\.?e\.?|就是|也就是|即|那[个些种])[^()]*\)"
)
"""A remark in brackets, which tells more of what is asked about and asks for nothing."""
_LATIN = re.compile(r"[a-z]{2,}")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_ACRONYM = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood. Offsets count in ``folded``."""

    text: str
    """As typed."""
    folded: str
    """Half width, lower case, Simplified, slips of typing mended."""
    language: Language
    """The language to give the reason of a refusal in."""
    wants: tuple[Want, ...]
    """What may be wanted, the likeliest first; empty where keywords alone were typed."""
    notions: tuple[Notion, ...]
    times: tuple[Mention, ...]
    """The periods that it names, in order, with where they stand in the text that
    they were read from: ``folded``, but for a claim's, which is the text before its number."""
    stated: frozenset[Decimal]
    """Values that the question itself states, and its evidence must have: 18 and 24 of "aged 18
    to 24", 34 of "the 34%"."""
    stated_units: frozenset[str]
    """The units of the numbers that it states: people of "more than 50 people"."""
    wanted_count: int | None
    """How many things are asked for: 5 of "which five countries"."""
    place: int | None
    """The place in a ranking that is asked for: 3 of "which province is third"."""
    top: int | None
    """How many of the first places are asked for: 5 of "the first five"."""
    bound: Bound | None
    """The value that what is asked for exceeds or stays under: "counties above 60%"."""
    direction: Direction | None
    unmoved: bool
    """Whether it asks for what neither rose nor fell."""
    moving: tuple[tuple[int, int], ...]
    """Where it says that something rose, fell or stayed."""
    compares: bool
    """Whether a time that it names may be what another is compared with: "since 2016"."""
    lower: bool
    """Whether a comparison asks for the smaller one."""
    earliest: bool
    """Whether it asks for the first time of several."""
    former: bool
    """Whether it asks for the value before a change."""
    confirms: bool
    """Whether it asks whether something is so."""
    ahead: bool
    """Whether it asks for what is to come."""
    part: bool
    """Whether it asks for a part of a whole, which no change is."""
    some_of: bool
    """Whether it asks how much of something, which an amount may tell as well as a share."""
    countable: bool
    """Whether it asks for things counted one by one, which no share is."""
    currencies: frozenset[str]
    """ISO codes of the currencies that it names."""
    contrasts: tuple[Contrast | Numbered, ...]
    """What evidence on it may not be about instead."""
    acronyms: frozenset[str]
    """Its words that are printed in capitals, in lower case; none where all are."""
    head: Head | None
    """What it asks the number of."""
    whole: Notion | None
    """What it asks a share of."""
    sharer: Notion | None
    """Whose share it asks for."""
    measured: str | None
    """The dimension of the measure that an adjective asks for: how heavy."""
    thing_counted: Counted | None
    """What it asks the count of."""

    @property
    def want(self) -> Want | None:
        return self.wants[0] if self.wants else None

    @property
    def dimension(self) -> str | None:
        """What the wanted number is measured in; None where that is open."""
        return self.measured or (self.head.dimension if self.head else None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that it names, in order."""
        return tuple(mention.period for mention in self.times)

    @property
    def subject(self) -> tuple[Notion, ...]:
        """The notions that say of what, not what kind of answer is wanted."""
        return tuple(notion for notion in self.notions if not notion.asking)


@dataclass(frozen=True, slots=True)
class _Cued:
    """A folded question, and the tables of cues of the languages that it has letters of."""

    folded: str
    tables: tuple[Cues, ...]

    def says(self, wording: Callable[[Cues], re.Pattern[str]]) -> bool:
        """Whether it has what the tables look for so."""
        return any(wording(table).search(self.folded) for table in self.tables)

    def number(self, wording: Callable[[Cues], re.Pattern[str]]) -> int | None:
        """The small number that it has where the tables look for one so."""
        for table in self.tables:
            match = wording(table).search(self.folded)
            if match:
                return small_number(next(filter(None, match.groups())))
        return None

    def words(self, listed: Callable[[Cues], frozenset[str]]) -> frozenset[str]:
        """What all tables list so."""
        return frozenset().union(*map(listed, self.tables))


def read(
    text: str,
    analyzer: Analyzer,
    lexicon: Lexicon,
    published: date,
    mend: Callable[[str], str] = str,
) -> Question:
    """Understand a question in Chinese, English or both. Any string at all gives a Question, of
    its first ``LONGEST`` characters.

    ``published`` is the report's date, from which 今年 and 去年 are reckoned; ``mend`` puts slips
    of typing right in the folded question.
    """
    folded = _with_whole_verbs(_folded(text, mend), analyzer, lexicon)
    language = detect(folded)
    cued = _Cued(folded, tuple(_tables(folded, language)))
    times = numbers.periods(folded, published)
    found = tuple(_quantities(folded, language, times))
    casing = _casing(text)
    about = notions(
        folded,
        analyzer,
        lexicon,
        taken=_taken(cued, times, found),
        stop_words=cued.words(lambda table: table.stop_words),
        asking_words=cued.words(lambda table: table.asking_words),
        light_verbs=cued.words(lambda table: table.light_verbs),
        casing=casing,
    )
    stated = tuple(number for number in found if not _is_asked(folded, number))
    limit = bound(folded, stated, times, cued.tables)
    direction = _direction(cued)
    unmoved = cued.says(lambda table: table.unmoved)
    of = head(folded, language, about)
    confirms = cued.says(lambda table: table.confirms)
    asking = _Cued(without(_REMARK, folded), cued.tables)
    wants = _wants(asking, of, bounded=limit is not None or unmoved, moved=direction)
    return Question(
        text=text,
        folded=folded,
        language=language,
        wants=wants,
        notions=about,
        times=times,
        stated=frozenset(_stated(folded, found, times, doubted=confirms)),
        stated_units=frozenset(number.unit for number in stated if number.unit),
        wanted_count=cued.number(lambda table: table.count),
        place=cued.number(lambda table: table.place),
        top=None if _is_placed_in_top(cued) else cued.number(lambda table: table.top),
        bound=limit,
        direction=direction,
        unmoved=unmoved,
        moving=tuple(moving(folded)),
        compares=len(times) > 1 or cued.says(lambda table: table.base),
        lower=_Cued(_without_names(folded, casing), cued.tables).says(lambda table: table.lower),
        earliest=cued.says(lambda table: table.earliest),
        former=cued.says(lambda table: table.former),
        confirms=confirms,
        ahead=cued.says(lambda table: table.ahead),
        part=cued.says(lambda table: table.part),
        some_of=cued.says(lambda table: table.some_of),
        countable=cued.says(lambda table: table.countable),
        currencies=numbers.currencies(folded),
        contrasts=contrasts(folded),
        acronyms=_acronyms(text),
        head=of,
        whole=whole(folded, language, about) if Want.SHARE in wants else None,
        sharer=sharer(folded, about) if Want.SHARE in wants else None,
        measured=_measured(cued),
        thing_counted=counted(folded, language),
    )


def times(text: str, published: date, mend: Callable[[str], str] = str) -> tuple[Mention, ...]:
    """The periods that ``read`` finds in a text, and nothing else of it."""
    return numbers.periods(_folded(text, mend), published)


def _folded(text: str, mend: Callable[[str], str]) -> str:
    return spelled_out(mend(_POSSESSIVE.sub("", fold(text).text.strip()[:LONGEST])))


def _with_whole_verbs(folded: str, analyzer: Analyzer, lexicon: Lexicon) -> str:
    """The question with verbs put together that 了 or 过 parts: 放款了 for 放了款. Where that ends
    a word of its own (超过, 通过) or a longer word follows (通过信用), nothing is parted."""

    def joined(parted: re.Match[str]) -> str:
        verb = parted[1] + parted[3]
        is_word = lexicon.is_verb(parted[1] + parted[2], "zh") or parted.start(3) not in single
        return verb + parted[2] if lexicon.is_verb(verb, "zh") and not is_word else parted[0]

    if not _PARTED.search(folded):
        return folded
    single = {token.start for token in analyzer.words(folded) if len(token.text) == 1}
    return _PARTED.sub(joined, folded)


def _without_names(folded: str, casing: Casing) -> str:
    """A question without its words that have a capital where others have none: Lower Sava."""
    if not casing.lower:
        return folded
    return _LATIN_WORD.sub(
        lambda word: " " * len(word[0]) if word[0] in casing.capital else word[0], folded
    )


def _quantities(folded: str, language: Language, times: tuple[Mention, ...]) -> Iterator[Number]:
    """The numbers of a question that no time is made of."""
    for number in numbers.find(folded, language):
        if not any(time.start < number.end and number.start < time.end for time in times):
            yield number


def _taken(
    cued: _Cued, times: tuple[Mention, ...], found: tuple[Number, ...]
) -> list[tuple[int, int]]:
    """The spans of a question that are times, asked for or stated, numbers and places, and so none
    of its subject."""
    folded = cued.folded
    counting = (p for table in cued.tables for p in (table.place, table.top, table.count))
    return [
        *((time.start, time.end) for time in times),
        *(_numeral(folded, number) for number in found),
        *(digits.span() for digits in _DIGITS.finditer(folded)),
        *(asked.span() for asked in _WHICH_TIME.finditer(folded)),
        *(one.span() for one in _THIS_ONE.finditer(folded)),
        *(unit.span("unit") for t in cued.tables for unit in t.counted_by.finditer(folded)),
        *(mark.span() for pattern in counting for mark in pattern.finditer(folded)),
    ]


def moving(folded: str) -> Iterator[tuple[int, int]]:
    """The spans that say where something went, in either language."""
    for table in every_language():
        for pattern in (*table.directions.values(), table.unmoved):
            yield from (mark.span() for mark in pattern.finditer(folded))


def _stated(
    folded: str, found: tuple[Number, ...], times: tuple[Mention, ...], *, doubted: bool
) -> Iterator[Decimal]:
    """The values of what was read as a number, and of digits that were not; small counts, but for
    those of a range, and years are left out, and where the question asks whether a value is right
    (``doubted``) the ratios and amounts that it may have wrong."""
    for number in found:
        is_year = number.unit is None and _YEAR.match(folded, number.start)
        if is_year or _is_asked(folded, number):
            continue
        if numbers.dimension(number.unit) == "duration" and _AGO.match(folded, number.end):
            continue
        if doubted and numbers.dimension(number.unit) in DOUBTFUL:
            continue
        if _AND_MORE.search(folded, number.start, number.end + 1):
            continue
        if number.high is not None:
            yield number.value
            yield number.high
        elif number.value > SMALL or number.unit in ("%", "pp", "x"):
            yield number.value
    spans = [(number.start, number.end) for number in found]
    starts = [time.start for time in times]
    for digits in _DIGITS.finditer(numbers.blank(folded)):
        inside = any(start <= digits.start() < end for start, end in spans)
        if not inside and digits.start() not in starts and SMALL < int(digits[0]) < 1900:
            yield Decimal(digits[0])


def _is_asked(folded: str, number: Number) -> bool:
    """Whether a number is asked for rather than stated: 几亿."""
    return bool(_ASKED.search(folded[number.start : number.end]))


def small_number(printed: str) -> int | None:
    """What digits, a Chinese numeral, an English one up to ten, or an ordinal up to twelve mean;
    None for any other word."""
    digits = re.sub(r"\D", "", printed)
    if digits:
        return int(digits)
    if _LONG_NUMERAL.fullmatch(printed) and printed not in _SMALL_NUMBERS:
        return next((int(number.value) for number in numbers.find(f"{printed}个", "zh")), None)
    return _SMALL_NUMBERS.get(printed)


def _acronyms(text: str) -> frozenset[str]:
    latin = _LATIN_WORD.findall(text)
    found = frozenset(word.lower() for word in latin if _ACRONYM.fullmatch(word))
    is_shouted = len(latin) > 2 and all(word.isupper() for word in latin)
    return frozenset() if is_shouted else found


def _casing(text: str) -> Casing:
    words = re.findall(r"[A-Za-z][\w-]*", text, re.ASCII)
    has_capitals = any(word != word.lower() for word in words)
    inside = re.findall(r"(?<![.?!:] )(?<!^)\b[A-Z][\w-]*", text, re.ASCII)
    if _HAN.search(text):
        inside = words
    return Casing(
        lower=frozenset(word for word in words if has_capitals and word == word.lower()),
        capital=frozenset(word.lower() for word in inside if word != word.lower()),
        first=frozenset(word.lower() for word in words[:1] if word != word.lower()),
    )


def _numeral(folded: str, number: Number) -> tuple[int, int]:
    """Where a number's digits or number word stand; what it counts belongs to the subject."""
    numeral = _NUMERAL.match(folded, number.start, number.end)
    return (number.start, numeral.end() if numeral else number.end)


def _tables(folded: str, language: Language) -> Iterator[Cues]:
    """The tables of the languages that the question has letters of, its own first."""
    other: Language = "en" if language == "zh" else "zh"
    yield cues(language)
    if (_LATIN if other == "en" else _HAN).search(folded):
        yield cues(other)


_WHY = re.compile(
    r"^(?:(?!占比|多少|几|哪).)*(?:为何|为什么|为啥)(?!.*(?:多少|几|哪|什么时候|谁))|^why\b"
)
"""What asks for a reason, and for nothing else."""


def asks_why(folded: str) -> bool:
    """Whether a folded question asks for a reason, which no number and no row of a table gives."""
    return bool(_WHY.search(folded))


def _wants(
    cued: _Cued, of: Head | None, *, bounded: bool, moved: Direction | None
) -> tuple[Want, ...]:
    """What the cues ask for, the likeliest first; a number where they ask for a name or what it
    means at most and the question for the number ``of`` what is measured."""
    wants = _cued_wants(cued, bounded=bounded, moved=moved)
    if Want.PASSAGE in wants and asks_why(cued.folded):
        return (Want.PASSAGE,)
    if of is None or of.dimension is None or not set(wants) <= {Want.DEFINITION, Want.NAME}:
        return wants
    return (*(want for want in wants if want is Want.DEFINITION), Want.NUMBER)


def _cued_wants(cued: _Cued, *, bounded: bool, moved: Direction | None) -> tuple[Want, ...]:
    """What the cues ask for, in their order; before all, rows that are ``bounded`` or have
    ``moved``, which only a table can tell, be it the one that fell where most rose."""
    folded, tables = cued.folded, cued.tables
    found = {cue.want for table in tables for cue in table.wants if cue.matches(folded)}
    counts = cued.says(lambda table: table.of_top)
    asks_top = cued.says(lambda table: table.top) and not _is_placed_in_top(cued)
    if not counts and Want.DATE not in found and asks_top:
        found.add(Want.LIST)
    placed = [mark for table in tables if (mark := table.place.search(folded))]
    if Want.LIST in found and not asks_top and any(mark.lastgroup == "h" for mark in placed):
        found = (found - {Want.LIST}) | {Want.NAME}  # Only one is at the head: which goods top it.
    if placed and (not found or any(mark.lastgroup in ("r", "m") for mark in placed)):
        found.add(Want.NAME)
    if bounded and found & {Want.COUNT, Want.SHARE}:
        found.discard(Want.COMPARISON)  # How many have more than 50, which is no other thing.
    if placed and found & {Want.NAME, Want.PLACE, Want.GROWTH, Want.SHARE}:
        found.add(Want.SUPERLATIVE)
    ordered = tuple(cue.want for cue in tables[0].wants if cue.want in found)
    extreme = cued.says(lambda table: table.extreme)
    any_fell = moved == "down" and Want.MOVE not in found
    named = {Want.LIST, Want.NAME, Want.PLACE} if any_fell else {Want.LIST}
    asks_rows = bounded or (moved is not None and bool(named & found) and not (extreme or placed))
    return (Want.ROWS, *ordered) if asks_rows and Want.SOURCE not in found else ordered


def _is_placed_in_top(cued: _Cued) -> bool:
    """Whether one place among the first is asked for, not all of them: TOP15里第三名."""
    tops = [t.span() for table in cued.tables for t in table.top.finditer(cued.folded)]
    places = [p.span() for table in cued.tables for p in table.place.finditer(cued.folded)]
    return bool(tops) and any(
        all(place_end <= start or end <= place_start for start, end in tops)
        for place_start, place_end in places
    )


def _measured(cued: _Cued) -> str | None:
    asked = (item for table in cued.tables for item in table.measured.items())
    return next((name for name, pattern in asked if pattern.search(cued.folded)), None)


def _direction(cued: _Cued) -> Direction | None:
    """Which way the question says that something went; None where it says both or neither."""
    said = {
        direction
        for table in cued.tables
        for direction, pattern in table.directions.items()
        if pattern.search(cued.folded)
    }
    return said.pop() if len(said) == 1 else None
