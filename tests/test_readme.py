"""Every command of the README and of docs/interface.md works, in the order in which it stands."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cedict
import pytest
from serving import Service, serving

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "docs" / "interface.md"]
COMMANDS = [
    line
    for page in PAGES
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line and not line.startswith("#")
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's corpus and settings, with ``yinju`` and a report to add."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    for name in ("config.toml", "Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "path" / "to").mkdir(parents=True)
    report = ROOT / "tests" / "reports" / "northmark-exporters-2019" / "report.md"
    shutil.copy(report, folder / "path" / "to" / "report.md")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    yinju = folder / "bin" / "yinju"
    yinju.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m indexer "$@"\n')
    yinju.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    with serving(folder) as service:
        yield service


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_works(command: str, folder: Path, request: pytest.FixtureRequest) -> None:
    if command.startswith("make "):
        command = command.replace("make ", "make --dry-run ")
    if "127.0.0.1:8000" in command:
        address = request.getfixturevalue("service").address
        command = command.replace("http://127.0.0.1:8000", address)
        told = "" if "http_code" in command else "--fail "
        command = command.replace("curl ", f"curl {told}--silent --show-error ")
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=cedict.environment() | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_readme_has_the_commands_of_every_day() -> None:
    for name in ("make run", "make test", "yinju search", "yinju add", "yinju check", "curl"):
        assert any(command.startswith(name) for command in COMMANDS), name
