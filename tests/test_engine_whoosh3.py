"""The embedded engine's contract with whoosh3, the maintained fork.

It installs the same package name as Whoosh 2.7.4, hence an environment of its own. While this
passes, changing to the fork is one line in pyproject.toml.
"""

from __future__ import annotations

import os
import subprocess
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORK = "whoosh3>=3.54,<4"


def packages() -> list[str]:
    """What the project needs, with the fork in place of Whoosh, and what the contract needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    others = [need for need in project["dependencies"] if not need.startswith("whoosh")]
    return [FORK, *others, "pytest", "hypothesis"]


@pytest.mark.slow
def test_the_contract_holds_with_whoosh3(tmp_path: Path) -> None:
    venv.create(tmp_path, with_pip=True)
    python = tmp_path / "bin" / "python"
    installed = _run(python, "-m", "pip", "install", "--quiet", *packages())
    if installed.returncode and "CI" not in os.environ:
        pytest.skip(f"whoosh3 could not be installed: {installed.stdout.splitlines()[-1]}")
    assert not installed.returncode, installed.stdout
    contract = ROOT / "tests" / "test_engine_contract.py"
    run = _run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(contract))
    assert not run.returncode, run.stdout


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
