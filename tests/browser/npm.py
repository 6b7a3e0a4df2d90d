"""Tools for browser tests that come from npm, as ``node/package-lock.json`` names them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "node"
INSTALLED = NODE / "node_modules" / ".package-lock.json"
"""Written by npm once everything is there."""


def package(name: str) -> Path:
    """Folder of a package, installed if need be; without it tests are skipped, but fail in CI."""
    lock = NODE / "package-lock.json"
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < lock.stat().st_mtime:
        if shutil.which("npm") is None:
            missing("npm", "apt-get install npm")
        # Their scripts would fetch a Java runtime.
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=NODE, capture_output=True, text=True)
        if done.returncode:
            missing(f"{name} from npm", done.stderr)
    return NODE / "node_modules" / name


def missing(tool: str, mend: str) -> None:
    told = f"pages are not checked without {tool}: {mend}"
    if "CI" in os.environ:
        pytest.fail(told)
    pytest.skip(told)
