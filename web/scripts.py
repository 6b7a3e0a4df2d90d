"""The Chinese of pages in Traditional or Simplified characters, as ``?script=`` asks.

For: every page, whole, after it was rendered, so that no template has to know of it. Not for: the
interface for programs, whose quotes stay as printed. A conversion keeps the length of each text,
so that marks and footnote marks, which stand between the parts of it, stay where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, TypeGuard, get_args

from flask import Flask, Response, request

from indexer.language.scripts import to_simplified, to_traditional

Script = Literal["hans", "hant"]

CONVERSIONS: dict[Script, Callable[[str], str]] = {"hans": to_simplified, "hant": to_traditional}
TAGS: dict[Script, str] = {"hans": "zh-Hans", "hant": "zh-Hant"}
"""What the language of converted Chinese is called, after BCP 47."""

INLINE = frozenset("a abbr b bdi cite code em i mark q small span strong sub sup u".split())
"""Elements that do not end a stretch of text: a word may go on through them."""

_VERBATIM = r"""<(?P<element>script|style|textarea|pre)\b.*?</(?P=element)>
    |<(?P<own>\w+)\b[^>]*\stranslate="no"[^>]*>.*?</(?P=own)>"""
_TAG = r"</?(?P<name>[a-zA-Z][\w-]*)[^>]*>|<![^>]*>"
_TOKEN = re.compile(rf"(?P<verbatim>{_VERBATIM})|(?P<tag>{_TAG})|(?P<text>[^<]+)", re.S | re.X)
_SPOKEN = re.compile(r'(?<=\s)(?P<name>title|aria-label|placeholder|alt|content)="(?P<said>[^"]*)"')
_CHINESE = re.compile(r'(?<=\slang=")zh(?=")')


def install(app: Flask) -> None:
    app.after_request(show_in_script)
    app.url_defaults(keep_script)


def is_script(name: str | None) -> TypeGuard[Script]:
    return name in get_args(Script)


def asked_script() -> Script | None:
    """The script that this request asks for; None: as printed."""
    asked = request.args.get("script")
    return asked if is_script(asked) else None


def keep_script(endpoint: str, values: dict[str, object]) -> None:
    """A page shown in one script links to pages in that script."""
    script = asked_script()
    if script and endpoint.partition(".")[0] == "pages" and not request.path.startswith("/api/"):
        values.setdefault("script", script)


def show_in_script(response: Response) -> Response:
    script = asked_script()
    if script and response.mimetype == "text/html":
        response.set_data(converted(response.get_data(as_text=True), script))
    return response


def converted(html: str, script: Script) -> str:
    """A page with all its Chinese in a script: what stands in it and what its labels say.

    Addresses, form values, ``pre`` and whatever has ``translate="no"`` stay as they are.
    """
    convert = CONVERSIONS[script]
    parts: list[str] = []
    stretch: list[int] = []
    """Places in ``parts`` of a stretch of text that only inline elements part."""
    for token in _TOKEN.finditer(html):
        if token["text"]:
            stretch.append(len(parts))
            parts.append(token[0])
            continue
        if token["tag"] and (token["name"] or "").lower() not in INLINE:
            _convert_stretch(parts, stretch, convert)
            stretch = []
        parts.append(_converted_tag(token[0], script) if token["tag"] else token[0])
    _convert_stretch(parts, stretch, convert)
    return "".join(parts)


def _convert_stretch(parts: list[str], places: list[int], convert: Callable[[str], str]) -> None:
    """Convert texts as one, since OpenCC decides some characters by their neighbours."""
    texts = [parts[place] for place in places]
    if all(text.isascii() for text in texts):
        return
    for place, text in zip(places, _cut(convert("".join(texts)), map(len, texts)), strict=True):
        parts[place] = text


def _cut(text: str, lengths: Iterator[int]) -> Iterator[str]:
    start = 0
    for length in lengths:
        yield text[start : start + length]
        start += length


def _converted_tag(tag: str, script: Script) -> str:
    convert = CONVERSIONS[script]
    if not tag.isascii():
        tag = _SPOKEN.sub(lambda label: f'{label["name"]}="{convert(label["said"])}"', tag)
    return _CHINESE.sub(TAGS[script], tag)
