"""Sign-on by a real nginx before gunicorn: its word is believed, nobody else's is."""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from mcp_calls import asking_as, called, over_http, told
from servers import PATIENCE, ROOT, gunicorn, nginx, report_folder

from indexer import keys

PROXY = "127.0.0.2"
"""Where nginx speaks from; the tests themselves speak from 127.0.0.1."""
RESTRICTED = "northmark-exporters-2019"
SETTINGS = f'trusted = ["{PROXY}"]\n[access]\nsign_on = true\nrate = "60 per minute"\n'

ADA = "Basic " + base64.b64encode(b"ada:secret").decode()
BIND = f"proxy_bind {PROXY};"
SIGNED_ON = {
    'Remote-User "";': (
        f'Remote-User $who;\nset $who "";\nif ($http_authorization = "{ADA}") {{ set $who ada; }}'
    ),
    'Remote-Groups "";': f"Remote-Groups board;\n{BIND}",
}
"""In place of a single sign-on: one reader, known by name and password."""
NOT_SIGNED_ON = {'Remote-Groups "";': f'Remote-Groups "";\n{BIND}'}

FORGED = {
    "as they are": {"Remote-User": "ada", "Remote-Groups": "board"},
    "in small letters": {"remote-user": "ada", "remote-groups": "board"},
    "with underscores": {"Remote_User": "ada", "Remote_Groups": "board"},
    "with one of each": {"Remote-User": "ada", "Remote_Groups": "board"},
    "as a proxy": {"Remote-User": "ada", "Remote-Groups": "board", "X-Forwarded-For": PROXY},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("signed")
    report_folder(folder, SETTINGS)
    copied = folder / "corpus" / RESTRICTED
    shutil.copytree(ROOT / "tests" / "reports" / RESTRICTED, copied)
    text = (copied / "report.toml").read_text("utf-8")
    (copied / "report.toml").write_text(f'groups = ["board"]\n{text}', "utf-8")
    return folder


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with gunicorn(folder) as (_, port):
        yield port


def total(address: str, **headers: str) -> int:
    asked = Request(f"{address}/api/v1/documents")
    # Not through the constructor, which would write the names in another way.
    asked.headers.update(headers)
    with urlopen(asked, timeout=PATIENCE) as answer:
        found: int = json.load(answer)["total"]
        return found


def test_who_is_signed_on_by_nginx_sees_what_their_group_may(port: int, tmp_path: Path) -> None:
    with nginx(tmp_path, "yinju.conf", f"127.0.0.1:{port}", SIGNED_ON) as address:
        assert total(address, Authorization=ADA) == 2
        assert total(address, Authorization=ADA, **{"Remote-User": "", "Remote-Groups": "x"}) == 2
        assert total(address) == 1
        assert total(address, **{"Remote-User": "ada", "Remote-Groups": "board"}) == 1


@pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED)
def test_who_says_so_themselves_is_not_believed(
    port: int, tmp_path: Path, headers: dict[str, str]
) -> None:
    assert total(f"http://127.0.0.1:{port}", **headers) == 1
    with nginx(tmp_path, "yinju.conf", f"127.0.0.1:{port}", NOT_SIGNED_ON) as address:
        assert total(address, **headers) == 1


def test_tools_behind_nginx_show_what_its_word_lets_see(folder: Path, tmp_path: Path) -> None:
    """As the page on operation has nginx hand them on."""
    page = (ROOT / "docs" / "operate.md").read_text("utf-8")
    (location,) = re.findall(
        r"^    location = /mcp \{\n.*?^    \}\n", page, re.MULTILINE | re.DOTALL
    )
    with over_http(folder) as tools:
        backend = tools.removeprefix("http://").removesuffix("/mcp")
        for said, sees in ((SIGNED_ON, True), (NOT_SIGNED_ON, False)):
            site = tmp_path / str(sees)
            site.mkdir()
            written = location.replace("127.0.0.1:8001", backend)
            for shipped, changed in said.items():
                written = written.replace(shipped, changed)
            changes = {"    location / {": f"{written}\n    location / {{"}
            with nginx(site, "yinju.conf", backend, changes) as address:
                asking = asking_as(
                    f"{address}/mcp", {"Authorization": ADA, **FORGED["as they are"]}
                )
                assert (RESTRICTED in told(called(asking, "list_reports", {}))) is sees


def test_a_program_signs_on_with_its_key(port: int, folder: Path) -> None:
    key = keys.add(folder / "var" / "keys.json", "archive", ["board"])
    assert total(f"http://127.0.0.1:{port}", Authorization=f"Bearer {key}") == 2
