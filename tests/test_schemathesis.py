"""The running service against its own description, by schemathesis: it finds nothing.

Deterministic: the same cases on every run. What it finds is mended, not left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from serving import serving

REPORT = Path(__file__).parent / "reports" / "donglan-eldercare-2021"
EXAMPLES = 5
"""Random cases for each operation, beside those at every parameter's bounds."""


@pytest.mark.slow
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    shutil.copytree(REPORT, tmp_path / "corpus" / REPORT.name)
    with serving(tmp_path) as service:
        done = subprocess.run(
            [
                *(Path(sys.executable).parent / "schemathesis", "--no-color", "run"),
                f"{service.address}/api/v1/openapi.json",
                *("--checks", "all", "--max-examples", str(EXAMPLES)),
                "--generation-deterministic",
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=600,
        )
    assert done.returncode == 0, done.stdout
