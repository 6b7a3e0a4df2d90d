"""A corpus for a test: reports of this repository, in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from indexer.config import Config

ROOT = Path(__file__).parent.parent
REPORTS = {
    report.name: report
    for place in (ROOT / "corpus", ROOT / "tests" / "reports")
    for report in place.iterdir()
    if report.is_dir()
}
"""Every report of the repository and of the tests, by name."""


Indexed = Callable[..., Config]
"""See the fixture ``indexed``."""


def linked(folder: Path, names: Iterable[str] = REPORTS) -> Config:
    """Settings for these reports, all where none is named; their index comes into the folder."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for name in names:
        (corpus / name).symlink_to(REPORTS[name])
    return Config(corpus=corpus, index=folder / "index")


def copied(config: Config, folder: Path) -> Config:
    """These reports and their index in another folder, where a test may change both."""
    own = replace(config, corpus=folder / "corpus", index=folder / "var" / "index")
    shutil.copytree(config.corpus, own.corpus)
    shutil.copytree(config.index, own.index)
    return own
