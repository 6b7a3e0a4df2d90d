"""How far a long piece of work is, for whoever wants to know."""

from __future__ import annotations


class Progress:
    """Is told how far a build is; this one keeps it to itself."""

    def step(self, name: str, done: int, total: int) -> None:
        """``name`` is begun; ``done`` of ``total`` steps lie behind."""

    def waiting(self) -> None:
        """Another build is running; this one goes on when that one ends."""


SILENT = Progress()
