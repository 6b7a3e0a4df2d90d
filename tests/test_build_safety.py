"""What may befall a build and its index: killed, doubled, damaged, out of room."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import engine
from indexer.build import build
from indexer.config import Config
from indexer.engine import Request
from indexer.fingerprint import is_current
from indexer.query import Phrase
from indexer.store import Build, Store

REPORT = Path(__file__).parent / "reports" / "donglan-eldercare-2021"
ROOT = Path(__file__).parent.parent
KILLS = 100

pytestmark = pytest.mark.slow


@pytest.fixture
def config(tmp_path: Path) -> Config:
    shutil.copytree(REPORT, tmp_path / "corpus" / REPORT.name)
    config = Config(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build(config)
    return config


def hits(config: Config) -> int:
    """What a reader who opens the index now finds."""

    def search(opened: Build) -> int:
        searcher = engine.create(config.engine).open(opened.engine)
        try:
            return searcher.search(Request(Phrase("characters", ("养", "老")))).total
        finally:
            searcher.close()

    return Store(config.index).read(search)


def builds(config: Config) -> list[Path]:
    return list(config.index.glob("build-*"))


def files(config: Config) -> list[Path]:
    """The pointer and every file of the build in force. The engine names its files at random."""
    built = sorted(path for path in builds(config)[0].rglob("*") if path.is_file())
    assert len(built) > 3
    return [config.index / "current", *built]


def build_and_be_killed(config: Config, after: float) -> None:
    """Build in a process that is killed after so many seconds."""
    child = os.fork()
    if not child:
        while True:
            build(config, force=True)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_build_killed_at_any_moment_does_no_harm(config: Config) -> None:
    begun = time.monotonic()
    build(config, force=True)
    duration = time.monotonic() - begun
    expected = hits(config)
    moments = random.Random(7)
    for _ in range(KILLS):
        build_and_be_killed(config, moments.uniform(0, 2 * duration))
        assert hits(config) == expected
    build(config, force=True)
    assert hits(config) == expected
    assert sorted(path.name for path in config.index.iterdir()) == sorted(
        ["current", "lock", *(path.name for path in builds(config))]
    )
    assert len(builds(config)) == 1


def yinju_build(config: Config, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "indexer", "build", "--force"],
        cwd=ROOT,
        env={**os.environ, **config.variables()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_two_builds_at_once_take_turns(config: Config) -> None:
    both = [yinju_build(config), yinju_build(config)]
    told = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert len(builds(config)) == 1
    assert is_current(config)


def test_a_full_disk_is_told_and_the_old_index_stays(config: Config) -> None:
    expected = hits(config)
    process = yinju_build(
        config, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    )
    _, told = process.communicate(timeout=120)
    assert process.returncode == 3
    assert "cannot be written" in told
    assert "ulimit -f" in told
    assert len(told.splitlines()) == 2, told
    assert hits(config) == expected
    assert len(builds(config)) == 1


def test_a_place_that_cannot_hold_the_index_is_told(config: Config, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    process = yinju_build(Config(corpus=config.corpus, index=tmp_path / "file" / "index"))
    _, told = process.communicate(timeout=120)
    assert process.returncode == 3
    assert "config.toml" in told


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "gone": Path.unlink,
    "noise": lambda path: path.write_bytes(random.Random(7).randbytes(path.stat().st_size)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_each_file_damaged_is_noticed_and_mended(
    config: Config, damage: Callable[[Path], object]
) -> None:
    expected = hits(config)
    for place in range(len(files(config))):
        file = files(config)[place]
        damage(file)
        assert not is_current(config), file
        build(config)
        assert hits(config) == expected, file
