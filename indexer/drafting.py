"""``yinju add FILE``: a new report's folder, with a description drafted from its text.

For: a first ``report.toml`` that a person corrects. Not for: deciding; each guess is told as a
doubt. The file given is only read, and the folder appears whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indexer import corpus, inspection
from indexer.corpus import Description, Report
from indexer.errors import CorpusError
from indexer.model import Document, Language
from indexer.parse import parse
from indexer.parse.contents import place_of_contents

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_HEADING = re.compile(r"^#{1,6}\s*(.+?)\s*#*$", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DATE_ZH = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月")
_DATE_EN = re.compile(
    rf"\b({'|'.join(_MONTHS)})\s+(?:\d{{1,2}},\s+)?((?:19|20)\d\d)", re.IGNORECASE
)
_ORGANISATION = re.compile(
    r"公司|集团|研究[院所]|中心|[局部厅署会院社所]$|委员会|协会|学会|商会|联盟|大学|学院|银行|实验室|智库"
    r"|\b(?:institute|chamber|association|university|department|ministry|bank|group|ltd|inc|council"
    r"|organi[sz]ation|agency|office|cent(?:re|er)|commission|federation|foundation|society|bureau)\b",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"扫一扫|扫码|扫描二维码|二维码|公众号|微信号|长按识别|加入.{0,6}群|转发|点击关注|更多报告|报告下载"
    r"|scan (?:the|this) (?:qr )?code|qr code|subscribe to|follow us",
    re.IGNORECASE,
)
_NO_RUNNING_HEAD = re.compile(r"^\d+$|[:：。；;]|^[（(]?[一二三四五六七八九十\d]+[）)、.]")
"""Page numbers, source and unit lines, numbered headings: these too come again and again."""
_RUNNING_HEAD = 3
"""A line that stands so often by itself is taken for a running head."""
_LONGEST_NOISE = 40
_LONGEST_ID = 6
"""Words of a title that go into an id, without the year."""
_PLAIN = frozenset({"noise", "page-join", "continued-table", "erratum"})
"""Oddities that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report taken into the corpus."""

    id: str
    path: Path
    """Its folder."""
    description: Description
    doubts: tuple[str, ...]
    """What a person should look at, a sentence each."""


def add(file: Path, directory: Path) -> Draft:
    """Take a report into the corpus under ``directory``.

    Raises CorpusError with the reason where the file cannot be read, is empty or is there already;
    then nothing is changed anywhere.
    """
    data = _read(file)
    text = corpus.decode(data, file)
    if not text.strip("\ufeff \t\r\n"):
        raise CorpusError(f"{file} is empty.", hint="Give a report in Markdown.")
    digest = hashlib.sha256(data).hexdigest()
    _refuse_known(digest, file, directory)
    description, doubts = describe(text, file.stem)
    description = replace(description, sha256=digest)
    id_ = _free(_slug(file.stem, description), directory)
    document = parse(Report(id_, directory / id_, text, digest, description))
    toml = as_toml(description, inspection.counted(document))
    _write(directory, id_, file, toml)
    return Draft(id_, directory / id_, description, (*doubts, *_doubts_of_parsing(document)))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"{file} cannot be read: {error.strerror}.", hint="It is left as it is."
        ) from error


def _refuse_known(digest: str, file: Path, directory: Path) -> None:
    for path in directory.glob(f"*/{corpus.TEXT_NAME}"):
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            raise CorpusError(
                f"{file} is in the corpus already: {path.parent.name}.",
                hint="`yinju build` indexes it.",
            )


def describe(text: str, name: str) -> tuple[Description, list[str]]:
    """Guess a report's description from its text; ``name`` is its file's, without ending."""
    language = guess_language(text)
    noise = tuple(_noise(text))
    provisional = Description(title=_first_title(text, language) or name, year=1, language=language)
    document = parse(Report("draft", Path(), text, "", replace(provisional, noise=noise)))
    cover = [
        line
        for block in document.blocks
        if block.kind == "imprint"
        for line in block.text.split("\n")
    ]
    doubts = [f"Title: taken to be “{provisional.title}”."]
    year, day = _dated(cover)
    if year is None:
        year = _most_named_year(text)
        doubts.append(f"Year: none on the cover; {year} is the one most named in the text.")
    publishers = tuple(
        name.strip()
        for line in cover
        if line != provisional.title
        for name in re.split(r"\s+[·•|/]\s+|[、；]", line)
        if _ORGANISATION.search(name)
    )
    if not publishers:
        doubts.append("Publishers: none recognised on the cover.")
    doubts += [f"Noise: left out as no part of the report: {line}" for line in noise]
    title_en = next(
        (line for line in cover if language == "zh" and not _HAN.search(line) and len(line) > 12),
        None,
    )
    description = replace(
        provisional,
        title_en=title_en,
        year=year,
        date=day,
        publishers=publishers,
        noise=noise,
    )
    return description, doubts


def guess_language(text: str) -> Language:
    """Chinese where Han characters are a tenth or more of its Han and Latin letters."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh" if han * 10 >= han + latin and han else "en"


def _first_title(text: str, language: Language) -> str | None:
    """The first heading in the report's language, else its first line in it."""
    headings = [match[1].strip("* ") for match in _HEADING.finditer(text)]
    lines = [line.strip("#*\ufeff \t\r") for line in text.split("\n")]
    for line in (*headings[:3], *lines):
        if line and bool(_HAN.search(line)) == (language == "zh"):
            return line
    return None


def _dated(cover: Sequence[str]) -> tuple[int | None, date | None]:
    """Year and, where a month is printed, its first day."""
    for line in cover:
        if found := _DATE_ZH.search(line):
            if 1 <= int(found[2]) <= 12:
                return int(found[1]), date(int(found[1]), int(found[2]), 1)
        elif found := _DATE_EN.search(line):
            month = _MONTHS.index(found[1].lower()) + 1
            return int(found[2]), date(int(found[2]), month, 1)
    years = [int(year) for line in cover for year in _YEAR.findall(line)]
    return (years[-1] if years else None), None


def _most_named_year(text: str) -> int:
    years = Counter(_YEAR.findall(text))
    return max(((count, int(year)) for year, count in years.items()), default=(0, 2000))[1]


def _noise(text: str) -> Iterator[str]:
    """Advertisement, and short lines that stand by themselves again and again."""
    lines = [line.strip() for line in text.split("\n")]
    page = _advertising_page(lines)
    alone = Counter(
        line
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if line and not before and not after
    )
    told: set[str] = set()
    for place, line in enumerate(lines):
        marked = line.startswith(("#", "|", "-", "*", "<", "!")) or "\t" in line
        again = alone[line] >= _RUNNING_HEAD and not marked and not _NO_RUNNING_HEAD.search(line)
        advertises = _ADVERTISEMENT.search(line) is not None and not line.endswith("。")
        short = len(line) <= _LONGEST_NOISE
        if line and line not in told and (place in page or (short and (again or advertises))):
            told.add(line)
            yield line


def _advertising_page(lines: Sequence[str]) -> range:
    """An advertisement that fills the page before the contents, from the heading over it on."""
    cover = place_of_contents(lines)
    found = [place for place in range(cover) if _ADVERTISEMENT.search(lines[place])]
    headings = [place for place in range(found[0]) if lines[place].startswith("#")] if found else []
    if len(headings) < 2:
        return range(0)
    page = range(headings[-1], cover)
    imprint = any(_ORGANISATION.search(lines[n]) or _YEAR.search(lines[n]) for n in page)
    return range(0) if imprint else page


def _slug(stem: str, description: Description) -> str:
    """An id from the English title, else the file's name, else the year."""
    source = description.title_en or description.title
    for text in (stem, source):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", plain)
        if words and words != ["report"] and any(map(str.isalpha, words)):
            year = str(description.year)
            return "-".join([*words[:_LONGEST_ID], *([] if year in words else [year])])
    return f"report-{description.year}"


def _free(slug: str, directory: Path) -> str:
    id_, ordinal = slug, 1
    while (directory / id_).exists():
        ordinal += 1
        id_ = f"{slug}-{ordinal}"
    return id_


def _doubts_of_parsing(document: Document) -> Iterator[str]:
    counts = inspection.counted(document)
    yield (
        f"Read: {counts['sections']} sections, {counts['paragraphs']} paragraphs, "
        f"{counts['footnotes']} footnotes with {counts['marks']} marks, {counts['tables']} tables."
    )
    for oddity in document.oddities:
        if oddity.code not in _PLAIN:
            yield f"Line {oddity.line}: {oddity.message}."


def as_toml(description: Description, counts: dict[str, int]) -> str:
    """A ``report.toml``, with a comment at each guess."""
    lines = ["# Drafted from the text: compare each line with the printed report.", ""]
    for key in ("title", "title_en", "publishers", "year", "date", "language"):
        value = getattr(description, key)
        if value not in (None, ()):
            lines.append(f"{key} = {_toml(value)}")
    lines += [
        'rights = ""  # whose the text is, and under which terms it stands here',
        f"sha256 = {_toml(description.sha256)}",
        "",
        "# Lines that are no part of the report.",
        f"noise = {_toml(description.noise)}",
        "",
        "# As found; correct them by the printed report, and `yinju check` compares.",
        "[expected]",
        *(f"{name} = {number}" for name, number in counts.items()),
    ]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A value as TOML; a JSON string is a TOML string."""
    if isinstance(value, tuple):
        inner = "".join(f"    {_toml(item)},\n" for item in value)
        return f"[\n{inner}]" if value else "[]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(directory: Path, id_: str, file: Path, toml: str) -> None:
    """Make the folder beside its place and move it there in one step."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory, prefix=".adding-") as making:
            folder = Path(making) / id_
            folder.mkdir()
            shutil.copyfile(file, folder / corpus.TEXT_NAME)
            (folder / corpus.DESCRIPTION_NAME).write_text(toml, encoding="utf-8")
            folder.rename(directory / id_)
    except OSError as error:
        raise CorpusError(
            f"{directory / id_} cannot be written: {error.strerror}.",
            hint="Check the corpus directory's permissions and room.",
        ) from error
