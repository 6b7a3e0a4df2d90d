"""English words: stems, irregular forms, British and American spelling, and the stop list.

Snowball's English stemmer (Porter 2) does the regular endings. The tables before it hold what
no rule gives; what they map together needs to be the same on both sides, not good English.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from indexer import packaged

STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be been before being but by can could did do
    does doing done for from had has have having he her here him his how i if in into is it its
    just many me more most much my no not of on one only or our out over please she should so some
    such tell than that the their them then there these they this those to too under us very was
    we were what when where which while who whom whose why will with would you your
    s t d ll m re ve
    """.split()
)
"""Words of a question that say nothing about what it is after. Kept in texts."""

UNSTEMMED = frozenset(
    "customs goods news series species means arms overseas premises logistics sales".split()
)
"""Words that another word's stem would swallow: customs is not a custom."""


def _irregular() -> dict[str, str]:
    """Form → the form it is looked up by, from the table beside."""
    table = packaged.text(__package__, "irregular.txt")
    lines = (line.partition("#")[0].split() for line in table.splitlines())
    return {form: line[0].removesuffix(":") for line in lines for form in line[1:]}


IRREGULAR = _irregular()
COMPOUNDS = (("men", "man"), ("children", "child"), ("people", "person"))
"""Ends of compounds (businesswomen, grandchildren) → what they are looked up by."""
NOT_OF_MEN = frozenset(
    """
    abdomen acumen albumen bitumen cyclamen dolmen foramen gravamen hymen lumen omen ramen regimen
    rumen semen specimen stamen yemen
    """.split()
)

OUR_WORDS = """
    arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour
    glamour harbour honour humour labour neighbour odour parlour rigour rumour saviour savour
    splendour tumour valour vapour vigour
""".split()
"""British words in -our, with whatever follows (favourite, labourer)."""

SPELLINGS = dict(
    pair.split("=")
    for pair in """
        centre=center centres=centers centred=centered metre=meter metres=meters litre=liter
        litres=liters theatre=theater theatres=theaters fibre=fiber fibres=fibers calibre=caliber
        kilometre=kilometer kilometres=kilometers centimetre=centimeter centimetres=centimeters
        millimetre=millimeter millimetres=millimeters
        catalogue=catalog catalogues=catalogs dialogue=dialog dialogues=dialogs
        analogue=analog programme=program programmes=programs
        defence=defense offence=offense pretence=pretense licence=license licences=licenses
        practise=practice practised=practiced practising=practicing
        cheque=check cheques=checks grey=gray tyre=tire tyres=tires
        ageing=aging enquire=inquire enquires=inquires enquired=inquired enquiring=inquiring
        enquiry=inquiry enquiries=inquiries judgement=judgment
        acknowledgement=acknowledgment aluminium=aluminum jewellery=jewelry mould=mold
        moulds=molds plough=plow sceptical=skeptical
        fulfil=fulfill fulfils=fulfills fulfilment=fulfillment enrol=enroll enrols=enrolls
        enrolment=enrollment instalment=installment instalments=installments skilful=skillful
        amongst=among whilst=while manoeuvre=maneuver manoeuvres=maneuvers paediatric=pediatric
        orthopaedic=orthopedic anaemia=anemia oestrogen=estrogen haemorrhage=hemorrhage
        encyclopaedia=encyclopedia pyjamas=pajamas moustache=mustache sulphate=sulfate
        sulphide=sulfide cosy=cozy kerb=curb kerbs=curbs wilful=willful woollen=woolen
        marvellous=marvelous counsellor=counselor counsellors=counselors
        storey=story storeys=stories sulphur=sulfur artefact=artifact artefacts=artifacts
    """.split()
)
"""British → American, where the rules below do not reach."""

_OUR = re.compile(rf"^({'|'.join(word.removesuffix('our') for word in OUR_WORDS)})our")
_ISE = re.compile(r"(?<=[a-z]{3})(is|ys)(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)")
"""organise, digitalisation, analyse; that enterprise becomes enterprize too harms nothing."""
_DOUBLE_END = re.compile(r"(?<=...)([bdfgmnprt])\1$")
"""Snowball undoubles what an ending is taken from (staffed), and leaves the word itself (staff)."""
_DOUBLED = re.compile(
    r"^(travel|model|label|cancel|channel|level|signal|fuel|counsel|total|rival|pencil|equal|dial|"
    r"enamel|initial|marvel|panel|quarrel|shovel|spiral|tunnel)l"
    r"(?=(?:ed|ing|ings|ers?)$)"
)


class English:
    """Reduces words to stems. Safe to use from several threads."""

    stop_words = STOP_WORDS

    def cut(self, run: str) -> Iterator[tuple[int, int]]:
        """A run of letters is one word."""
        yield 0, len(run)

    def term(self, word: str) -> str:
        """The stem of a folded word, after irregular forms and spelling were levelled."""
        return _stem(word)


_SNOWBALL = snowballstemmer.stemmer("english")
_ONE_AT_A_TIME = threading.Lock()
"""Snowball's stemmer keeps the word that it works on in itself."""


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if word in UNSTEMMED or not word.isalpha():
        return word
    with _ONE_AT_A_TIME:
        stem = str(_SNOWBALL.stemWord(american(_regular(word))))
    return _DOUBLE_END.sub(r"\1", stem)


def _regular(word: str) -> str:
    """The form that an irregular one is looked up by."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, singular in COMPOUNDS:
        if word.endswith(ending) and word not in (ending, *NOT_OF_MEN):
            return word.removesuffix(ending) + singular
    return word


def american(word: str) -> str:
    """The word in American spelling, as near as search needs it."""
    word = SPELLINGS.get(word, word)
    word = _OUR.sub(r"\1or", word)
    word = _ISE.sub(lambda ending: ending[1][0] + "z", word)
    return _DOUBLED.sub(r"\1", word)
