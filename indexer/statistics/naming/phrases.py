"""A noun phrase made of a clause, by what kind of verb it has and where the number stands."""

from __future__ import annotations

import re

from indexer import numbers
from indexer.model import Number
from indexer.statistics import words
from indexer.statistics.naming import clauses, verbs
from indexer.statistics.naming.verbs import NUMBER, Clause

_ARTICLE = re.compile(
    r"^(?:(?:in|at|on|for|among|besides|out of)\s)?(?:the|a|an|this|these|those|some|its|their|our)"
    r"\s(?=\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,.;:…]|\b(?:a|an|the|and|or|only|than|is|are|was|were|year on year|on average|as)\b)+$"
)
_CHANGE_NOUN = re.compile(
    rf"^(?:(?:a|an|the|showed|showing|with)\s)*(?P<noun>{'|'.join(words.EN_CHANGE_NOUNS)})"
    rf"(?:\srates?)?\b\s?(?:of|by)?\s?{NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)
_CHANGE_OBJECT = re.compile(
    rf"^(?:a|an|the)?\s?(?:[a-z-]+\s)?(?P<noun>{'|'.join(words.EN_CHANGE_NOUNS)})\b\s?(?:of|by)?\s?"
    rf"{NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"^(?P<way>up|down)\b")
_DIFFERS = re.compile(rf"^(?:{NUMBER}\s)(?:higher|lower|more|less|fewer)\sthan\s(?P<other>.+)$")
_OTHERWISE = re.compile(
    r"^(?:compared\swith|against|versus|than|or|well\s(?:below|above)|below|above)?\s?(?:the\s)?"
    rf"{NUMBER}(?P<rest>.*)$"
)
"""The same thing at another time or place, or said another way."""
_QUANTITY = re.compile(
    r"\b(?:number|total|average|time|age|length|value|score|delay|duration|cost|price|volume|area"
    r"|capacity|rate|share|amount|period|level|income|size)\b"
)
"""What is itself a quantity, so that its count is how much it is."""
_SHARE_OF = re.compile(rf"{NUMBER}\s(?:of|in)\s(?P<whole>.+)$")
_THING = re.compile(
    r"\b(?!(?:to|at|by|from|on|equal|up|out|about|of|worth)\b)[a-z]+", re.IGNORECASE
)
"""A word between a verb and its number that says more than how they hang together."""
_SECOND = re.compile(
    rf"\sand\s(?=(?:{'|'.join(sorted(verbs.BE | verbs.AUXILIARIES))}|that|to|\w+ed)\b"
    r"|(?:an?|the)\s[^,]*?\b(?:has|have|is|are|was|were)\b)"
)


def without_verb(text: str, number: Number, before: Clause, base: str, *, same_unit: bool) -> str:
    """A clause that goes on about the one before, or a phrase as it is."""
    if differs := _DIFFERS.match(text):
        return f"difference from {differs['other']}"
    if base and (change := _CHANGE_NOUN.match(text)):
        return changed(change["noun"], base, change["rest"])
    if base and (moved := _MOVED.match(text)):
        return changed("increase" if moved["way"] == "up" else "fall", base, "")
    if before.subject and (at := clauses.AT_COST.match(text)):
        return f"{at['noun']} of {before.subject} {at['rest'] if clauses.is_bare(number) else ''}"
    if number.unit == "%" and (share := _SHARE_OF.match(text)):
        return f"share of {share['whole']}"
    lead, _, behind = text.partition(NUMBER)
    if base and clauses.is_bare(number) and (same := _OTHERWISE.match(text)):
        rest = same["rest"].strip()
        return f"{base} ({rest})" if rest else base
    lead, behind = lead.strip(), behind.strip()
    is_name = lead and not re.search(r"\b(?:of|by|at|to|for|with)$", lead)
    if is_name and not behind and before.subject and before.subject in base:
        return base.replace(before.subject, lead)  # bought 44%, the United States 21%
    if before.subject and not lead and same_unit and behind in base:
        return base
    if not lead and before.head in verbs.having() and before.subject:
        return f"{owner(before.subject)} {behind}"
    if tidied(text):
        return f"{lead} {behind}"
    return base or _share_said(before)


def _share_said(before: Clause) -> str:
    """What a share in brackets is of: "make up the majority of enterprises (95%)"."""
    whole = before.rest.rpartition(" of ")[2]
    is_share = before.head in verbs.sharing() and whole
    return f"{before.subject} as a share of {whole}" if is_share else before.subject


def of_subject(clause: Clause, number: Number, before: Clause, base: str) -> str:
    """… of users say: share of users who say; … suppliers used: suppliers that used."""
    relative = _first(f"{clause.verb} {clause.rest}")
    lead, _, behind = (part.strip() for part in clause.subject.partition(NUMBER))
    if number.unit == "%":
        whole = behind.removeprefix("of ").removeprefix("in ") or before.subject
        whole = base if whole in ("them", "these", "those") and base else whole
        owner = f"share of {whole}" if whole else "share"
        return f"{owner} {_pronoun(whole)} {relative}"
    if behind.startswith("years old"):
        return f"age of {lead}"
    if lead.endswith((" of", " at", " by")):
        is_bound = re.search(r"\bor (?:more|less|above)$", behind) or len(lead.split()) > 4
        return re.sub(r"\s(?:of|at|by)$", "", lead) if is_bound else f"{lead} {behind}"
    if lead or not behind:
        return behind or lead
    return f"{behind} {_pronoun(behind)} {relative}"


def of_rest(clause: Clause, number: Number, subject: str) -> str:
    """What stands behind the verb has the number: by what kind of verb it is."""
    lead, _, behind = (part.strip() for part in clause.rest.partition(NUMBER))
    behind = _first(behind)
    if change := _CHANGE_OBJECT.match(clause.rest):
        return changed(change["noun"], subject, change["rest"])
    if clause.head in verbs.changes():
        return _moved(clause, number, subject, lead, behind)
    if number.unit == "%" and (clause.head in verbs.sharing() or behind.startswith("of ")):
        return _as_share(clause, subject, lead, behind.partition("of ")[2])
    if number.unit == "x" and re.match(r"as\s(?:much|many)", behind):
        return f"multiple by which {subject} {clause.verb} {behind}"
    counts = bool(behind) and (not clauses.is_bare(number) or _counts_things(number, behind))
    if lead.endswith("the mark of"):
        return f"{owner(subject)} {behind}" if counts and subject else subject
    is_level = clause.head in verbs.levels() and not _THING.search(lead)
    if is_level and (not counts or clause.head in verbs.BE or _QUANTITY.search(subject)):
        goes_on = re.match(r"(?:per|as|in)\b", behind) and not counts
        return f"{subject} {behind}" if goes_on else subject or behind
    return _object(clause, subject, lead, behind, counts=counts)


def _counts_things(number: Number, behind: str) -> bool:
    """Whether a number without a unit is followed by what it counts."""
    return number.unit is None and not re.match(r"(?:of|per|in|as|to|over|on|at|by|for)\b", behind)


def _moved(clause: Clause, number: Number, subject: str, lead: str, behind: str) -> str:
    """sales grew by …: growth of sales; sales grew to …: sales."""
    if lead.endswith((" in all", " in", " for", " across")) and behind:
        return behind
    is_level = lead.endswith("to") or re.match(r"(?:from|to)\b", lead) is not None
    if is_level or (not numbers.is_ratio(number.unit) and not lead.endswith("by")):
        return subject
    return changed(verbs.changes()[clause.head], subject, behind)


def _as_share(clause: Clause, subject: str, lead: str, whole: str) -> str:
    if whole and lead.endswith(" at"):  # put the cost at … of revenue
        return f"{lead.removesuffix(' at')} as a share of {whole}"
    if not whole or not subject:
        return f"share of {whole or subject}"
    if clause.head in verbs.sharing() or clause.head in verbs.levels():
        return f"{subject} as a share of {whole}"
    return f"share of {whole} that {subject} {clause.verb}"


def _object(clause: Clause, subject: str, lead: str, behind: str, *, counts: bool) -> str:
    """OneTouch had … customers: OneTouch's customers; orders reach … ports: ports that orders
    reach."""
    said = f"{subject} {clause.verb}".strip()
    if clause.head in verbs.having() and counts and not lead and subject:
        return f"{owner(subject)} {behind}"
    if counts and clause.head in verbs.BE and lead.endswith(" with"):
        return f"{behind} of {lead.removesuffix(' with')}"
    if counts:
        return f"{behind} that {said} {lead}" if subject else behind
    if behind.startswith("of ") and not lead:
        return f"{behind.removeprefix('of ')} that {said}"
    if clause.head in verbs.sharing():
        return f"part that {said} {lead}"
    thing = re.sub(r"\s?\b(?:of|worth|at|by|to|from)$", "", lead)
    if thing and subject:
        return f"{thing} {behind}" if behind else f"{thing} that {said}"
    return f"{said} {lead} {behind}"


def _first(text: str) -> str:
    """What is said first, where two things are said of one subject."""
    return _SECOND.split(text)[0]


def changed(noun: str, subject: str, rest: str) -> str:
    """growth of active buyers over 2016"""
    subject = re.sub(rf"^(?:{'|'.join(words.EN_CHANGE_NOUNS)})\s(?:of|in)\s", "", subject)
    link = "of" if noun.lower() == "growth" else "in"
    compared = re.match(r"\s*(?:over|from|on|compared|than|a year)\b.*", rest)
    return f"{noun} {link} {subject} {compared[0].strip() if compared else ''}"


def owner(noun: str) -> str:
    """OneTouch's; suppliers'."""
    return f"{noun}’" if noun.endswith("s") else f"{noun}’s"


def _pronoun(noun: str) -> str:
    """What takes up a noun phrase: who for people."""
    head = re.split(r"\s(?:of|in|on|from|with|at|for|surveyed|asked)\b", noun)[0].split(" ")[-1]
    return "who" if verbs.stem(head.lower().strip('“”"')) in verbs.people() else "that"


def tidied(phrase: str) -> str:
    """One line without the number, an article before it, and words that lead nowhere behind it."""
    phrase = " ".join(phrase.replace(NUMBER, " ").split())
    phrase = re.sub(r"\s+([,.;:])", r"\1", phrase).strip(" ,.;:+")
    for opening, closing in ("“”", '""'):
        if phrase.count(opening) != phrase.count(closing) or phrase.count(opening) % 2 * (
            opening == closing
        ):
            phrase = phrase.replace(opening, "").replace(closing, "")
    phrase = _TAIL.sub("", phrase)
    if " that " not in phrase:
        phrase = re.sub(r"\s(?:of|by|to|at|for|from|with|in|on)$", "", phrase)
    phrase = re.sub(r"^\w+ing\s(?=(?:an?|the)\s)", "", phrase)
    return _ARTICLE.sub("", phrase).strip()
