"""Suggestions: what a misspelt query was meant to be."""

import pytest

from indexer.spelling import Spelling

TEXT = "Active buyers trust Trade Assurance; certificates, certificates. Exports and 跨境电商平台。"
SPELLING = Spelling([TEXT], ["跨境电商", "跨境电商平台", "信用保障", "平台"])


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("trade asurance", "trade assurance"),
        ("tarde", "trade"),
        ("certifcate", "certificates"),
        ("active byers 2017", "active buyers 2017"),
        ("跨竟电商", "跨境电商"),
        ("跨境电尚平台的发展", "跨境电商平台的发展"),
        ("信用宝障", "信用保障"),
        ("trade", None),
        ("跨境电商", None),
        ("art", None),
        ("zebra", None),
        ("獬豸", None),
        ("", None),
    ],
)
def test_a_slip_is_put_right(query: str, suggestion: str | None) -> None:
    assert SPELLING.suggestion(query, lambda word: word.lower() in TEXT.lower()) == suggestion
