"""What to mark in a text that was found: exact spans into the text as shown.

Marks are worked out from the query and the shown text alone, so that they need no index and are
right for any engine: a fragment inside a word, a number printed another way, another form or
another wording of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from indexer.language.analysis import HAN_CHARACTER, Analyzer, Token
from indexer.language.scripts import fold
from indexer.language.translator import Translator
from indexer.model import Number, Span
from indexer.query.nodes import Between
from indexer.query.recipe import comparison
from indexer.query.syntax import Beginning, Exact, ParsedQuery, Part, Range, Within, Words

_SHOWN_FIELDS = ("title", "note", "table")
"""Fields whose value stands in the text that is shown."""


def highlights(
    text: str,
    parsed: ParsedQuery,
    analyzer: Analyzer,
    translators: Sequence[Translator] = (),
    *,
    translated: bool = False,
) -> tuple[Span, ...]:
    """The spans of a text that a query matches: sorted, neither overlapping nor touching.

    ``translated``: whether the text is of a passage that has a translation."""
    marker = _Marker(_Shown(text, analyzer), analyzer, translators, translated)
    return merged(span for part in parsed.sought() for span in marker.part(part))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, with those that overlap or touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


class _Shown:
    """The text that is marked, folded and without spaces, as the index has it."""

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self._text = text
        self._analyzer = analyzer
        self._whole = fold(text)
        self._places = [n for n, c in enumerate(self._whole.text) if not c.isspace()]
        self._folded = "".join(self._whole.text.split())

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return self._analyzer.numbers(self._text)

    def occurrences(self, wanted: str) -> Iterator[tuple[Span, bool, bool]]:
        """Where a folded text without spaces stands, and whether it begins and ends there without
        cutting a Latin word or a number."""
        place = self._folded.find(wanted) if wanted else -1
        while place >= 0:
            end = place + len(wanted)
            span = self._whole.original(self._places[place], self._places[end - 1] + 1)
            yield span, not self._joined(place), not self._joined(end)
            place = self._folded.find(wanted, place + 1)

    def stems(self, wanted: Sequence[str]) -> Iterator[Span]:
        """Where words of these stems stand side by side."""
        for place in self._latin_places.get(wanted[0], ()):
            run = self._latin[place : place + len(wanted)]
            if _texts(run) == list(wanted):
                yield Span(run[0].start, run[-1].end)
        for compound in self._compounds:
            if [compound.text] == list(wanted):
                yield Span(compound.start, compound.end)

    @cached_property
    def _compounds(self) -> tuple[Token, ...]:
        return self._analyzer.compounds(self._text)

    @cached_property
    def _latin(self) -> tuple[Token, ...]:
        return self._analyzer.latin_words(self._text)

    @cached_property
    def _latin_places(self) -> dict[str, list[int]]:
        """Stem → where among the Latin words it stands."""
        places: dict[str, list[int]] = {}
        for place, token in enumerate(self._latin):
            places.setdefault(token.text, []).append(place)
        return places

    def _joined(self, place: int) -> bool:
        """Whether the characters before and at this place are of one Latin word or number."""
        if not 0 < place < len(self._places):
            return False
        neighbours = self._places[place] == self._places[place - 1] + 1
        return neighbours and all(map(_is_latin, self._folded[place - 1 : place + 1]))


class _Marker:
    """Marks the parts of a query in one text."""

    def __init__(
        self,
        shown: _Shown,
        analyzer: Analyzer,
        translators: Sequence[Translator],
        translated: bool,
    ) -> None:
        self._shown = shown
        self._analyzer = analyzer
        self._translators = translators
        self._translated = translated
        # Long queries say a word, and have it rendered, many times.
        self._as_typed = cache(self._as_typed_anew)

    def part(self, part: Part) -> Iterator[Span]:
        match part:
            case Words(text):
                yield from self._words(text)
            case Exact(text):
                yield from self._as_typed(text) or self._inside_words(text)
            case Beginning(text):
                yield from (s for s, begins, _ in self._occurrences(text) if begins)
            case Range():
                yield from self._range(part)
            case Within(name, value) if name in _SHOWN_FIELDS:
                yield from self.part(value)

    def _words(self, text: str) -> Iterator[Span]:
        """The whole text where it stands; else its numbers and other wordings, and each of the
        stretches between spaces."""
        stretches = text.split()
        if len(stretches) > 1 and (whole := self._as_typed(text) or self._inside_words(text)):
            yield from whole
            return
        yield from self._terms(text)
        otherwise = [*self._values(text), *self._other_wordings(text)]
        yield from otherwise
        for stretch in self._content(stretches):
            found: Sequence[Span] = self._as_typed(stretch)
            if not found and not otherwise:
                found = self._inside_words(stretch)
            found = found or self._runs(stretch)
            yield from found if found or otherwise else self._pairs(stretch)

    def _content(self, stretches: list[str]) -> list[str]:
        """The stretches that are not stop words; all of them where there are no others."""
        content = [s for s in stretches if not self._analyzer.is_stop_word(_bare(fold(s).text))]
        return content or stretches

    def _as_typed_anew(self, text: str) -> tuple[Span, ...]:
        """Where the text stands as it is, and in Latin letters its other forms."""
        spans = [s for s, begins, ends in self._occurrences(text) if begins and ends]
        if not HAN_CHARACTER.search(fold(text).text):
            analysis = self._analyzer.analyze(text)
            if analysis.words:
                spans += self._shown.stems(_texts(analysis.words))
            if analysis.compound:
                spans += self._shown.stems([analysis.compound.text])
        return tuple(spans)

    def _inside_words(self, text: str) -> list[Span]:
        return [span for span, _, _ in self._occurrences(text)]

    def _occurrences(self, text: str) -> Iterator[tuple[Span, bool, bool]]:
        return self._shown.occurrences("".join(fold(text).text.split()))

    def _runs(self, stretch: str) -> list[Span]:
        """The words worth a mark by themselves, and the longest runs of words that stand there."""
        analysis = self._analyzer.analyze(stretch)
        words = analysis.words
        spans: list[Span] = []
        for first, word in enumerate(words):
            if self._analyzer.is_stop_word(word.text):
                continue
            for last in range(first, len(words)):
                run = self._as_typed(stretch[word.start : words[last].end])
                if not run:
                    break
                alone = len(word.text) > 1 or (_is_latin(word.text) and not analysis.compounds)
                if (alone or last > first) and not self._analyzer.is_stop_word(words[last].text):
                    spans += run
        return spans

    def _pairs(self, stretch: str) -> list[Span]:
        """Pairs of Chinese characters."""
        pairs = [
            token.text
            for token in self._analyzer.analyze(stretch).bigrams
            if all(map(HAN_CHARACTER.match, token.text))
        ]
        return [span for pair in pairs for span in self._inside_words(pair)]

    def _values(self, text: str) -> Iterator[Span]:
        """Numbers of the same value that are printed another way."""
        for number in self._analyzer.numbers(text):
            printed = self._as_typed(text[number.start : number.end])
            for shown in self._shown.numbers:
                span = Span(shown.start, shown.end)
                if _equal(number, shown) and not any(_overlap(span, other) for other in printed):
                    yield span

    def _terms(self, text: str) -> Iterator[Span]:
        """Terms of several words, where they stand as the query has them: Belt and Road."""
        for translator in self._translators:
            for rendering in translator.render(text):
                said = text[rendering.span.start : rendering.span.end]
                if " " in said and not rendering.only_untranslated:
                    yield from self._as_typed(said)

    def _other_wordings(self, text: str) -> Iterator[Span]:
        """What a translator gives for stretches that do not stand there themselves. Single
        characters stand in too many words to say which one was meant."""
        for translator in self._translators:
            for rendering in translator.render(text):
                if rendering.only_untranslated and self._translated:
                    continue
                if self._as_typed(text[rendering.span.start : rendering.span.end]):
                    continue
                for alternative in rendering.alternatives:
                    if len(alternative.text) > 1:
                        yield from self._as_typed(alternative.text)

    def _range(self, part: Range) -> Iterator[Span]:
        between = comparison(part, self._analyzer)
        if between is None:
            yield from self._words(part.text)
            return
        for number in self._shown.numbers:
            if _within(between, number):
                yield Span(number.start, number.end)


def _bare(word: str) -> str:
    """Without the punctuation around it."""
    return re.sub(r"^\W+|\W+$", "", word)


def _texts(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens]


def _is_latin(character: str) -> bool:
    return character.isalnum() and not HAN_CHARACTER.match(character)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _equal(wanted: Number, shown: Number) -> bool:
    units = {number.unit for number in (wanted, shown) if number.unit}
    return len(units) < 2 and wanted.value in (shown.value, shown.high)


def _within(between: Between, number: Number) -> bool:
    """Whether a number, or part of the range it is, lies where a query wants it."""
    high = number.value if number.high is None else number.high
    above = between.low is None or high > between.low
    below = between.high is None or number.value < between.high
    at_low = between.include_low and high == between.low
    at_high = between.include_high and number.value == between.high
    return between.unit in (None, number.unit) and (above or at_low) and (below or at_high)
