"""The report: one HTML file for reading, on a phone or on paper, that asks nothing of the network."""

from collections.abc import Iterable
from importlib import resources
from string import Template
from typing import BinaryIO

from comity import __version__
from comity.cli.answer import Answer, Line, Run, Tally, strangers_get
from comity.cli.report_parts import WIDTHS, bdi, gone_item, subject_details, text
from comity.match.candidate import Band

__all__ = ["MOST_SUBJECTS", "Report"]

MOST_SUBJECTS = 400
"""Subjects in one file: about 4 MB with five candidates each, which a phone still opens."""
MOST_NAMED = 1_000
"""Subjects without a candidate, and pairs that are gone, that are named in one file."""
_ALL_OPEN = 25
"""Up to so many subjects everything is open; above, only those with a strong candidate."""

_MEANING = {
    "strong": "Read these first. Several things agree, or a rare name agrees in full.",
    "possible": "Read these next. Something speaks for it, but less than an officer should rely on.",
    "weak": "Shown because the cut was lowered. Most of these are somebody else.",
}


class Report:
    """Collects the answers, best bands first where there is no room for all; writes the page at the end."""

    def __init__(self, stream: BinaryIO, run: Run, *, every: bool) -> None:
        self._stream = stream
        self._run = run
        self._every = every
        self._number = 0
        self._kept: dict[str, list[tuple[int, Answer]]] = {band.value: [] for band in Band}
        self._without: list[Answer] = []
        self._gone: list[Line] = []

    def answer(self, answer: Answer) -> None:
        """Keep one answer, as far as the file has room for its band."""
        self._number += 1
        if not answer.reported:
            if self._every and len(self._without) < MOST_NAMED:
                self._without.append(answer)
            return
        kept = self._kept[answer.reported[0].candidate.band.value]
        if len(kept) < MOST_SUBJECTS:
            kept.append((self._number, answer))

    def gone(self, line: Line) -> None:
        """Keep a pair that is no longer found."""
        if len(self._gone) < MOST_NAMED:
            self._gone.append(line)

    def finish(self, tally: Tally) -> None:
        """Write the page."""
        template = Template(resources.files("comity.cli").joinpath("report_template.html").read_text("utf-8"))
        subjects = self._run.subjects.file
        registers = ", ".join(register.name for register in self._run.registers)
        page = template.substitute(
            title=f"Screening of {text(subjects)}",
            widths=WIDTHS,
            lead=f"{bdi(subjects)} screened against {bdi(registers)}.",
            summary=self._summary(tally),
            bands=self._bands(tally),
            sources=self._sources(),
            subjects=self._subjects(tally),
            version=text(__version__),
        )
        self._stream.write(page.encode("utf-8", "replace"))

    def _summary(self, tally: Tally) -> str:
        figures = [(tally.rows, "rows read"), (tally.screened, "subjects screened")]
        figures += [(tally.with_candidates, "subjects with a candidate"), (tally.rejected, "rows rejected")]
        figures += [(tally.changes[change], change) for change in ("new", "changed", "gone") if tally.changes]
        cells = "".join(f"<li><b>{count:,}</b>{label}</li>" for count, label in figures)
        shown = (
            "what is new, changed or gone"
            if self._run.changes_only
            else f"up to {self._run.top} candidates each"
        )
        parts = [f'<ul class="figures">{cells}</ul>', f"<p>Shown: {shown}, {text(self._run.cut_words)}.</p>"]
        if tally.cleared:
            parts.append(f"<p>Left out because a person cleared them: {tally.cleared:,}.</p>")
        parts += [_rejections(tally), _not_searched(tally)]
        return "\n".join(part for part in parts if part)

    def _bands(self, tally: Tally) -> str:
        rows = []
        for band in Band:
            least = self._run.least_total.get(band.value)
            begins = "below possible" if least is None else f"{least:+.2f}".replace("-", "\u2212")
            rows.append(
                f'<tr><th scope="row"><span class="band {band.value}">{band.value}</span></th>'
                f'<td data-name="Total from">{begins}</td><td>{_MEANING[band.value]}{self._alarm(band)}</td>'
                f'<td class="n" data-name="Candidates">{tally.bands[band.value]:,}</td></tr>'
            )
        head = '<th scope="col">Band</th><th scope="col">Total from</th><th scope="col">Meaning</th>'
        return (
            "<p>A band is an order of reading. It says how much speaks for a candidate, "
            "not who somebody is.</p>\n"
            f'<table class="wide"><caption>Bands and candidates of this run</caption><thead><tr>{head}'
            f'<th scope="col" class="n">Candidates</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
        )

    def _alarm(self, band: Band) -> str:
        shares = [
            register.alarms[band.value] for register in self._run.registers if band.value in register.alarms
        ]
        share = max(shares, default=0.0)
        if share <= 0:
            return ""
        return f" In this register {strangers_get(share)} one such candidate or more."

    def _sources(self) -> str:
        run = self._run
        files = [("List", run.subjects.file, run.subjects.sha256, run.subjects.format)]
        files += [
            ("Register", file.file, file.sha256, f"{file.used:,} used, {file.rejected:,} rejected")
            for register in run.registers
            for file in register.sources
        ]
        rows = "".join(
            f'<tr><th scope="row">{role}</th><td data-name="File">{bdi(file)}</td>'
            f'<td data-name="Read as">{text(told)}</td>'
            f'<td data-name="SHA-256"><code>{text(digest)}</code></td></tr>'
            for role, file, digest, told in files
        )
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Role", "File", "Read as", "SHA-256"))
        registers = "".join(
            f"<p>{bdi(r.name)}: {r.records:,} records with {r.names:,} names, "
            f"version <code>{text(r.version)}</code></p>"
            for r in run.registers
        )
        table = (
            '<table class="wide"><caption>Files that were read</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
        return f"{table}\n{registers}\n<p>Policy <code>{text(run.policy)}</code></p>"

    def _subjects(self, tally: Tally) -> str:
        chosen = [entry for band in Band for entry in self._kept[band.value]][:MOST_SUBJECTS]
        chosen.sort(key=lambda entry: entry[0])
        few = len(chosen) <= _ALL_OPEN
        parts = [_room(tally.with_candidates, len(chosen))]
        parts += [
            subject_details(answer, opened=few or answer.reported[0].candidate.band is Band.STRONG)
            for _, answer in chosen
        ]
        if self._gone:
            items = "".join(gone_item(line) for line in self._gone)
            parts.append(
                f'<h3>No longer found</h3>\n<ul class="plain">{items}</ul>{_more(tally.changes["gone"])}'
            )
        if self._without:
            parts.append(_without(self._without, tally.screened - tally.with_candidates))
        return "\n".join(parts)


def _room(found: int, shown: int) -> str:
    if not found:
        return "<p>No subject has anything to report at this cut.</p>"
    if found == shown:
        return f"<p>All {found:,} subjects with a candidate, in the order of the list.</p>"
    return (
        f"<p><b>This file shows {shown:,} of {found:,} subjects with a candidate</b>: those with the "
        "highest bands, in the order of the list. For all of them write JSON lines or CSV "
        "(--format jsonl, --format csv).</p>"
    )


def _more(count: int) -> str:
    return f"<p>The first {MOST_NAMED:,} of {count:,} are named.</p>" if count > MOST_NAMED else ""


def _without(answers: Iterable[Answer], count: int) -> str:
    items = "".join(f"<li>{bdi(answer.query_id)} {bdi(answer.query_name)}</li>" for answer in answers)
    return (
        f'<details class="subject"><summary><h3>{count:,} subjects without a candidate</h3></summary>'
        f'<ul class="plain">{items}</ul>{_more(count)}</details>'
    )


def _rejections(tally: Tally) -> str:
    if not tally.rejected:
        return ""
    items = "".join(
        f"<li>{bdi(rejection.source.file)}, {text(rejection.source.locator)}: {text(rejection.reason)}</li>"
        for rejection in tally.rejections
    )
    shown = len(tally.rejections)
    note = f"<p>The first {shown:,} of {tally.rejected:,}.</p>" if tally.rejected > shown else ""
    return f'<h3>Rows that could not be read and were not screened</h3>\n<ul class="plain">{items}</ul>{note}'


def _not_searched(tally: Tally) -> str:
    items = "".join(
        f"<li>{text(reason)}: {count:,}</li>" for reason, count in sorted(tally.not_searched.items())
    )
    return f'<h3>Not searched</h3>\n<ul class="plain">{items}</ul>' if items else ""
