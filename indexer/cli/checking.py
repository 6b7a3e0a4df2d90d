"""What ``yinju check`` tells of a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from indexer import corpus, inspection
from indexer.checks import findings
from indexer.inspection import Inspection
from indexer.model import Finding
from indexer.parse import parse
from indexer.statistics import statistics
from indexer.statistics.times import with_year


@dataclass(frozen=True, slots=True)
class Check:
    """What there is to tell of a report."""

    inspection: Inspection
    findings: tuple[Finding, ...]
    """Where its arithmetic does not come out even."""


def check_report(folder: Path) -> Check:
    """Look a report over. Raises CorpusError where it cannot be read."""
    report = corpus.read(folder)
    document = with_year(parse(report))
    uneven = (each for each in findings(document, statistics(document)) if not each.holds)
    return Check(inspection.inspect(report, document), tuple(uneven))


def check_text(check: Check) -> str:
    """For people: counts, oddities with their lines, figures that do not come out even."""
    lines = [click.style(check.inspection.document, bold=True)]
    for count in check.inspection.counts:
        wanted = "" if count.expected is None else f"of {count.expected}"
        differs = "" if count.agrees else click.style("  differs", fg="red")
        lines.append(f"{count.found:6} {wanted:8} {count.name.replace('_', ' ')}{differs}")
    lines += [f"line {odd.line}: {odd.message} ({odd.code})" for odd in check.inspection.oddities]
    lines += [
        f"{', '.join(each.statistics)}: {each.computation} ({each.code})" for each in check.findings
    ]
    return "\n".join(lines)
