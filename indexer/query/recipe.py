"""From a query as read to the nodes that an engine matches and scores.

What is scored (measured on public question sets, see BENCHMARKS.md): BM25 of words, plus .6 of
bigrams, plus .3 of characters, with a stop list on the query. What counts as a match is
narrower: a word, a bigram, a number, a stem, another wording, or the text itself as a fragment;
single characters and titles only move up what matched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from indexer.language.analysis import HAN_CHARACTER, LATIN_LETTER, Analysis, Analyzer, Token
from indexer.language.dictionary import Translation
from indexer.language.translator import Rendering, Translator
from indexer.model import Language, Number
from indexer.query.nodes import (
    AllOf,
    Alternative,
    AnyOf,
    Between,
    Boosted,
    Concept,
    Keyword,
    Node,
    Not,
    Phrase,
    Prefix,
    Scaled,
    Term,
    Weighted,
)
from indexer.query.syntax import (
    Beginning,
    Either,
    Every,
    Exact,
    ParsedQuery,
    Part,
    Range,
    Several,
    Within,
    Without,
    Words,
)

BIGRAMS = 0.6
CHARACTERS = 0.3
TITLES = 0.3
"""Weight of a section's title, a table's title and its column heads."""
OTHER_WORDING = 0.6
"""Weight of another wording of the same thing, from a glossary or a dictionary."""
OTHER_LANGUAGE: dict[Language, float] = {"zh": 0.8, "en": 4.0}
"""Weight of passages in this language alone for queries in the other one. A query is looked for in
a passage of its own language and of the other in different ways, whose scores add up to more or
less; with these neither language crowds out the other (BENCHMARKS.md)."""
PIECES = ((1, "characters", 1.8), (2, "bigrams", 1.0))
"""Length, field and weight, against that of another wording, of what such wordings are likely
made of."""
LATIN_FRAGMENT = 0.1
"""Weight of Latin letters, which may stand inside a word: art in smart."""
LONGEST_FRAGMENT = 30
"""Characters of the longest stretch that is looked for as it stands; longer ones are found by
their words."""
FEW_STRETCHES = 4
"""A query of more words is not looked for inside Latin words."""
MOST_YEARS = 100
"""Longest stretch of years that ``year:`` takes."""

NOTHING = AnyOf(())
UNTRANSLATED = AnyOf((Keyword("only_in", "zh"), Keyword("only_in", "en")))
_YEARS = re.compile(r"(?P<first>\d{4})年?(?:(?:\.\.|-|~|–)(?P<last>\d{4})年?)?")


def build(parsed: ParsedQuery, analyzer: Analyzer, translators: Sequence[Translator] = ()) -> Node:
    """The nodes of a query. One without anything to look for matches nothing."""
    node = _Builder(analyzer, tuple(translators)).part(parsed.root)
    other = _other_language(parsed.text)
    if other is None:
        return node
    return Scaled(node, Keyword("only_in", other), OTHER_LANGUAGE[other])


def _other_language(text: str) -> Language | None:
    """The language that a query is not in; None where it is in both or in none."""
    chinese, english = HAN_CHARACTER.search(text), LATIN_LETTER.search(text)
    if bool(chinese) == bool(english):
        return None
    return "en" if chinese else "zh"


def comparison(part: Range, analyzer: Analyzer) -> Between | None:
    """What a range asks for; None where its ends are no numbers, so that it is plain text."""
    low_text = part.low
    if part.low and part.high and part.low.strip().isdecimal():
        low_text = part.low + part.high.lstrip("0123456789.,")  # 10..100亿 begins at 10亿
    low, high = _only_number(low_text, analyzer), _only_number(part.high, analyzer)
    if (part.low and low is None) or (part.high and high is None):
        return None
    units = {end.unit for end in (low, high) if end and end.unit}
    if len(units) > 1 or (low and high and low.value > high.value):
        return None
    return Between(
        low=low.value if low else None,
        high=high.value if high else None,
        unit=next(iter(units), None),
        include_low=part.include_low,
        include_high=part.include_high,
    )


def _only_number(text: str | None, analyzer: Analyzer) -> Number | None:
    """The number that a text consists of, if it consists of one."""
    if text is None:
        return None
    numbers = analyzer.numbers(text)
    covered = len(numbers) == 1 and text[numbers[0].start : numbers[0].end] == text.strip()
    return numbers[0] if covered and numbers[0].high is None else None


class _Builder:
    """The nodes of parts, with what they need to be made."""

    def __init__(self, analyzer: Analyzer, translators: tuple[Translator, ...]) -> None:
        self._analyzer = analyzer
        self._translators = translators

    def part(self, part: Part) -> Node:
        """The nodes of a part that stands in a list or alone."""
        match part:
            case Words(text):
                return self._words(text)
            case Several(parts):
                return self._several(parts)
            case Either(parts):
                return AnyOf(tuple(self.part(inner) for inner in parts))
            case _:
                return self._required(part)

    def _required(self, part: Part) -> Node:
        """The nodes of a part that must match: words then need to stand there in full."""
        match part:
            case Words(text):
                return self._literal(text)
            case Exact(text):
                return self._exact(text)
            case Beginning(text):
                return self._beginning(text)
            case Within():
                return self._within(part)
            case Range():
                return self._range(part)
            case Every(parts):
                return _all_of([self._required(inner) for inner in parts])
            case Either(parts):
                return AnyOf(tuple(self._required(inner) for inner in parts))
            case Without(inner):
                return Not(self._required(inner))
            case Several(parts):
                return self._several(parts)

    def _several(self, parts: tuple[Part, ...]) -> Node:
        """Filters and exclusions hold for all; beside a phrase, words only add to the score."""
        limits = [self._required(p) for p in parts if isinstance(p, Within | Range | Without)]
        phrases = [self._required(p) for p in parts if isinstance(p, Exact | Every)]
        others = [p for p in parts if not isinstance(p, Within | Range | Without | Exact | Every)]
        wanted = AnyOf(tuple(self.part(other) for other in others))
        if not others:
            return _all_of([*phrases, *limits])
        if not phrases:
            return _all_of([wanted, *limits])
        return Boosted(_all_of([*phrases, *limits]), wanted)

    # --- Words: any may match ------------------------------------------------------------

    def _words(self, text: str) -> Node:
        analysis = self._analyzer.analyze(text)
        words = self._content(analysis.words)
        latin = [w for w in words if not _is_chinese(w) and not _is_initial(w, analysis)]
        renderings = [r for translator in self._translators for r in translator.render(text)]
        matching = [
            *_terms("words", [word for word in self._telling(words) if _is_chinese(word)]),
            *_weighted(BIGRAMS, _terms("bigrams", _telling_bigrams(analysis, words))),
            *_terms("english", (*latin, *analysis.compounds)),
            *_terms("numbers", analysis.numbers),
            *self._fragments(analysis, text),
            *self._other_wordings(renderings),
        ]
        boosts = [
            *self._boosts(analysis, words),
            *(node for r in renderings for node in _limited(r, _pieces(r))),
        ]
        return Boosted(AnyOf(tuple(matching)), AnyOf(tuple(boosts)))

    def _content(self, words: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words that are not stop words; all of them where the query has no others."""
        content = tuple(w for w in words if not self._analyzer.is_stop_word(w.text))
        return content or words

    def _telling(self, words: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words worth a hit of their own: Chinese ones of one character are not, unless the
        query has nothing longer."""
        longer = tuple(w for w in words if len(w.text) > 1 or not _is_chinese(w))
        return longer or words

    def _fragments(self, analysis: Analysis, text: str) -> Iterator[Node]:
        """The stretches between spaces, and the whole, as they stand in a text.

        Latin ones only of short queries: in a long one they are words, and looking for each
        inside other words takes long.
        """
        stretches = [match.span() for match in re.finditer(r"\S+", text)]
        few = len(stretches) <= FEW_STRETCHES
        if len(stretches) > 1:
            stretches.append((0, len(text)))
        starts = [token.start for token in analysis.characters]
        for start, end in stretches:
            inside = analysis.characters[bisect_left(starts, start) : bisect_left(starts, end)]
            latin = all(t.text.isascii() and t.text.isalnum() for t in inside)
            if not inside or len(inside) > LONGEST_FRAGMENT or (latin and not few):
                continue
            node = _phrase("characters", inside)
            yield Weighted(node, LATIN_FRAGMENT) if latin else node

    def _boosts(self, analysis: Analysis, words: tuple[Token, ...]) -> Iterator[Node]:
        """What adds to the score of a passage that matches anyhow."""
        telling = self._telling(words)
        matched = {token.text for token in _telling_bigrams(analysis, words)}
        yield from _terms("words", [w for w in words if w not in telling and _is_chinese(w)])
        bigrams = [
            token
            for token in analysis.bigrams
            if token.text not in matched and not self._analyzer.is_stop_word(token.text)
        ]
        yield from _weighted(BIGRAMS, _terms("bigrams", bigrams))
        singles = [
            token
            for token in analysis.characters
            if _is_chinese(token) and not self._analyzer.is_stop_word(token.text)
        ]
        yield from _weighted(CHARACTERS, _terms("characters", singles))
        yield from _weighted(TITLES, _terms("context_words", words))
        yield from _weighted(TITLES * BIGRAMS, _terms("context_bigrams", analysis.bigrams))
        latin = [word for word in words if not _is_chinese(word)]
        yield from _weighted(TITLES, _terms("context_english", (*latin, *analysis.compounds)))

    def _other_wordings(self, renderings: Iterable[Rendering]) -> Iterator[Node]:
        for rendering in renderings:
            concepts = _weighted(OTHER_WORDING, self._concepts(rendering.alternatives))
            yield from _limited(rendering, concepts)

    def _concepts(self, alternatives: Iterable[Translation]) -> Iterator[Concept]:
        """Alternatives of one thing count as one term: Chinese ones as characters (a single one
        as a word), others as stems."""
        fields: dict[str, dict[Alternative, None]] = {}
        for alternative in alternatives:
            if HAN_CHARACTER.search(alternative.text):
                tokens = self._analyzer.analyze(alternative.text).characters
                names = ["words" if len(tokens) == 1 else "characters"]
            else:
                tokens = self._analyzer.analyze(alternative.text).english
                names = ["english"]
            for name in names if tokens else ():
                fields.setdefault(name, {})[_alternative(tokens, alternative.weight)] = None
        for name, several in fields.items():
            yield Concept(name, tuple(several))

    # --- What must match -----------------------------------------------------------------

    def _literal(self, text: str) -> Node:
        """The text as it stands, its number, its stems, or another wording of all of it."""
        analysis = self._analyzer.analyze(text)
        ways: list[Node] = [*_terms("numbers", analysis.numbers)]
        if analysis.english and not any(_is_chinese(t) for t in analysis.characters):
            ways += _latin("english", analysis)
        elif analysis.characters:
            ways.append(_phrase("characters", analysis.characters))
        whole = (0, len(text.rstrip()))
        for translator in self._translators:
            for rendering in translator.render(text):
                if rendering.span == whole:
                    ways += _limited(rendering, self._concepts(rendering.alternatives))
        return AnyOf(tuple(ways))

    def _exact(self, text: str) -> Node:
        """A phrase: the very characters; in English the same words in any form."""
        analysis = self._analyzer.analyze(text)
        characters = _phrase("characters", analysis.characters)
        if not analysis.english or any(_is_chinese(t) for t in analysis.characters):
            return characters
        words = [node for field in ("words", "english") for node in _latin(field, analysis)]
        return AnyOf((*words, Weighted(characters, LATIN_FRAGMENT)))

    def _beginning(self, text: str) -> Node:
        analysis = self._analyzer.analyze(text)
        beginning = "".join(token.text for token in analysis.characters)
        if any(_is_chinese(token) for token in analysis.characters):
            return _phrase("characters", analysis.characters)
        stems = [_phrase(field, analysis.english) for field in ("words", "english")]
        prefixes = [Prefix(field, beginning) for field in ("words", "english")]
        return AnyOf((*prefixes, *(stems if analysis.english else ())))

    def _range(self, part: Range) -> Node:
        between = comparison(part, self._analyzer)
        if between is None:
            return self._words(part.text)
        return AnyOf((between, self._literal(part.text))) if part.perhaps_printed else between

    def _within(self, part: Within) -> Node:
        value = part.value.text
        match part.name:
            case "title":
                return _all_of([Keyword("kind", "heading"), self._required(part.value)])
            case "note":
                return _all_of([Keyword("kind", "footnote"), self._required(part.value)])
            case "table":
                text = AnyOf((self._required(part.value), self._titled(value)))
                return _all_of([Keyword("kind", "table-row"), text])
            case "section":
                return AnyOf((Keyword("section", value), self._titled(value)))
            case "source":
                return _phrase("sources", self._analyzer.analyze(value).characters)
            case "year":
                return self._year(value)
            case "unit":
                return self._unit(value)

    def _titled(self, text: str) -> Node:
        """Passages under titles with this text."""
        analysis = self._analyzer.analyze(text)
        if analysis.bigrams:
            return _phrase("context_bigrams", analysis.bigrams)
        return _phrase("context_words", analysis.words)

    def _year(self, value: str) -> Node:
        years = _YEARS.fullmatch(value)
        if years is None:
            return self._words(value)
        first, last = int(years["first"]), int(years["last"] or years["first"])
        stretch = range(first, min(last, first + MOST_YEARS) + 1)
        return AnyOf(tuple(Keyword("year", str(year)) for year in stretch))

    def _unit(self, value: str) -> Node:
        """A unit by its code (USD), its sign or its printed name (美元)."""
        names = {value, value.upper(), value.lower()}
        names |= {n.unit for n in self._analyzer.numbers(f"1{value}") if n.unit}
        return AnyOf(tuple(Keyword("unit", name) for name in sorted(names)))


def _is_initial(word: Token, analysis: Analysis) -> bool:
    """Whether a word is a single letter of a compound: e of e-mail says nothing alone."""
    return len(word.text) == 1 and any(
        compound.start <= word.start < compound.end for compound in analysis.compounds
    )


def _is_chinese(token: Token) -> bool:
    return HAN_CHARACTER.search(token.text) is not None


def _telling_bigrams(analysis: Analysis, words: Sequence[Token]) -> tuple[Token, ...]:
    """Pairs of Chinese characters worth a hit of their own: those within the words, and those
    with a word of one character, which may be a part of a name that was cut (于 | 乐)."""
    covered = {place for word in words for place in range(word.start, word.end)}
    alone = {word.start for word in words if len(word.text) == 1}
    return tuple(
        token
        for token in analysis.bigrams
        if all(map(HAN_CHARACTER.match, token.text))
        and (
            covered.issuperset(range(token.start, token.end))
            or not alone.isdisjoint(range(token.start, token.end))
        )
    )


def _pieces(rendering: Rendering) -> Iterator[Node]:
    """What other wordings are likely made of, as one term for each length."""
    for length, field, factor in PIECES:
        several = tuple(
            Alternative((piece.text,), piece.weight)
            for piece in rendering.pieces
            if len(piece.text) == length
        )
        if several:
            yield Weighted(Concept(field, several), factor * OTHER_WORDING)


def _limited(rendering: Rendering, nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes of a rendering, for the passages that it serves."""
    for node in nodes:
        yield AllOf((UNTRANSLATED, node)) if rendering.only_untranslated else node


def _weighted(factor: float, nodes: Iterable[Node]) -> Iterator[Node]:
    return (Weighted(node, factor) for node in nodes)


def _terms(field: str, tokens: Iterable[Token]) -> tuple[Term, ...]:
    return tuple(Term(field, text) for text in dict.fromkeys(token.text for token in tokens))


def _phrase(field: str, tokens: Sequence[Token]) -> Node:
    if not tokens:
        return NOTHING
    if len(tokens) == 1:
        return Term(field, tokens[0].text)
    return Phrase(field, tuple(token.text for token in tokens))


def _latin(field: str, analysis: Analysis) -> Iterator[Node]:
    """The Latin words side by side, or as the one word that they are without hyphens."""
    yield _phrase(field, analysis.english)
    if analysis.compound:
        yield Term(field, analysis.compound.text)


def _alternative(tokens: Iterable[Token], weight: float) -> Alternative:
    return Alternative(tuple(token.text for token in tokens), weight)


def _all_of(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))
