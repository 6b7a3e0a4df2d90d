"""The Nu Html Checker has nothing to say about any page, neither errors nor warnings."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from addresses import FRAMES, PAGES
from handmade import HandmadeLibrary
from npm import missing, package

from indexer.config import Config
from web import create_app

EVERY = PAGES | FRAMES
LANGUAGES = ("zh", "en")
INVALID = "<!doctype html><html lang=en><title>Invalid</title><p><ul></ul></p>"


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """What the checker says, by the names of files; of all at once, since Java starts slowly."""
    folder = tmp_path_factory.mktemp("pages")
    client = create_app(Config(), HandmadeLibrary()).test_client()
    for name, address in EVERY.items():
        for language in LANGUAGES:
            page = client.get(address, headers={"Accept-Language": language})
            (folder / f"{name} {language}.html").write_bytes(page.data)
    (folder / "invalid.html").write_text(INVALID)
    said = defaultdict(list)
    for message in checked(folder):
        place = f"line {message.get('lastLine', '?')}"
        said[Path(message["url"]).name].append(f"{place}: {message['message']}")
    return said


def checked(folder: Path) -> list[dict[str, str]]:
    """The messages of the checker about the files of a folder."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    if shutil.which("java") is None:
        missing("java", "apt-get install default-jre-headless")
    command = ["java", "-jar", str(jar), "--stdout", "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return messages


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_valid(complaints: Mapping[str, list[str]], name: str, language: str) -> None:
    assert complaints.get(f"{name} {language}.html", []) == []


def test_what_is_invalid_is_found(complaints: Mapping[str, list[str]]) -> None:
    assert any("“p”" in complaint for complaint in complaints["invalid.html"])
