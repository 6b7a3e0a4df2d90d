"""``python -m indexer`` and the console script ``yinju``."""

from indexer.cli import yinju


def main() -> None:
    yinju(prog_name="yinju")


if __name__ == "__main__":
    main()
