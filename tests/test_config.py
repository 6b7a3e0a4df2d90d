"""Settings: defaults, the file, the environment, and what each error says."""

from itertools import pairwise
from pathlib import Path

import pytest

from indexer import config
from indexer.errors import ConfigError

ROOT = Path(__file__).parent.parent


def load(tmp_path: Path, text: str, **environment: str) -> config.Config:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(file, environment)


def test_the_supplied_file_states_every_default() -> None:
    supplied = config.load(ROOT / "config.toml", {})
    assert supplied == config.Config(
        corpus=ROOT / "corpus",
        index=ROOT / "var" / "index",
        dictionary=ROOT / "var" / "dictionary",
        access=config.AccessConfig(keys=ROOT / "var" / "keys.json"),
    )
    lines = (ROOT / "config.toml").read_text(encoding="utf-8").splitlines()
    stated = [above for above, line in pairwise(lines) if " = " in line and line[0] != "#"]
    assert all(above.startswith("# ") for above in stated), "every setting has a comment"
    assert len(stated) == len(supplied.variables()) - 1, "every setting is stated"


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = config.load(None, {})
    assert loaded == config.Config(
        corpus=tmp_path / "corpus",
        index=tmp_path / "var" / "index",
        dictionary=tmp_path / "var" / "dictionary",
        access=config.AccessConfig(keys=tmp_path / "var" / "keys.json"),
    )


def test_the_current_folder_s_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text("[server]\nport = 81\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert config.load(None, {}).server.port == 81


def test_a_variable_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text('index = "cache"\n', encoding="utf-8")
    assert config.load(None, {"YINJU_CONFIG": str(file)}).index == tmp_path / "cache"


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        ("YINJU_SERVER_PORT", "9000", lambda c: c.server.port == 9000),
        ("YINJU_WATCH_INTERVAL", "0.5", lambda c: c.watch.interval == 0.5),
        ("YINJU_LIMITS_QUERY_LENGTH", "100", lambda c: c.limits.query_length == 100),
        ("YINJU_WEB_BASE_PATH", "/a/b", lambda c: c.web.base_path == "/a/b"),
        (
            "YINJU_PROXY_TRUSTED",
            "10.0.0.0/8 ::1",
            lambda c: c.proxy.trusted == ("10.0.0.0/8", "::1"),
        ),
        ("YINJU_WEB_CORS_ORIGINS", "", lambda c: c.web.cors_origins == ()),
        ("YINJU_ENGINE", "memory", lambda c: c.engine == "memory"),
        ("YINJU_CORPUS", "/reports", lambda c: c.corpus == Path("/reports")),
    ],
)
def test_a_variable_overrides_the_file(tmp_path: Path, variable, value, read) -> None:
    text = "[server]\nport = 81\n[limits]\nquery_length = 7\n"
    assert read(load(tmp_path, text, **{variable: value}))


@pytest.mark.parametrize(
    ("text", "environment", "says", "hints"),
    [
        ("treads = 1", {}, "config.toml: unknown setting treads", "server.threads"),
        ("[server]\nprot = 1", {}, "unknown setting server.prot", "server.port"),
        ("[sever]\nport = 1", {}, "unknown setting sever", "server"),
        ("", {"YINJU_SERVER_PROT": "1"}, "unknown variable YINJU_SERVER_PROT", "YINJU_SERVER_PORT"),
        ('[server]\nport = "80"', {}, "config.toml: server.port: Expected a whole number", ""),
        ("[server]\nport = 65536", {}, "server.port: Expected a whole number <= 65535", ""),
        ("server = 3", {}, "config.toml: server: Expected a section", "config.toml"),
        ("", {"YINJU_SERVER_PORT": "http"}, "environment: server.port: Expected", "config.toml"),
        ('engine = "xapian"', {}, "engine: Invalid enum value 'xapian'", "config.toml"),
        ('[web]\nbase_path = "a/"', {}, "web.base_path: Expected a path such as /yinju", ""),
        ('[proxy]\ntrusted = ["all"]', {}, "proxy.trusted[0]: Expected an address", ""),
        ('[web]\ncors_origins = ["*"]', {}, "web.cors_origins[0]: Expected a site", ""),
        ("corpus = 3", {}, "corpus: ", "config.toml"),
        ("[watch]\ninterval = -1", {}, "watch.interval: Expected a number >= 0", ""),
    ],
)
def test_an_error_names_the_setting_and_the_mend(tmp_path, text, environment, says, hints) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text, **environment)
    assert says in caught.value.message
    assert hints in (caught.value.hint or "")


@pytest.mark.parametrize("content", [b"port = = 1", b"\xff\xfe"], ids=["not TOML", "not UTF-8"])
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"config\.toml: not TOML"):
        config.load(file, {})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(None, {"YINJU_CONFIG": str(tmp_path / "none.toml")})


def test_variables_hand_the_settings_to_another_process(tmp_path: Path) -> None:
    text = 'corpus = "c"\n[server]\nport = 81\n[watch]\ninterval = 7\n[web]\nbase_path = "/x"\n'
    loaded = load(tmp_path, text)
    assert config.load(None, loaded.variables()) == loaded
