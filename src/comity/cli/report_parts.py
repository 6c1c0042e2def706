"""The pieces of the report: one subject, one candidate, its findings and its points drawn as bars."""

from html import escape

from comity.cli.answer import Answer, Line, Reported
from comity.cli.visible import language_tag, spoken, visible
from comity.match.candidate import Candidate, Term

__all__ = ["WIDTHS", "bdi", "gone_item", "subject_details", "text"]

_BASE = "the start"
_STEPS = 40
"""Widths a bar can have; one step is a quarter of a point, so that a full half of the track is ten points."""
_STEP_POINTS = 0.25

_DIGITS = 19
"""Characters of a digest beside a candidate: "sha256:" and twelve digits."""

WIDTHS = "\n".join(f".w{step} {{ --w: {50 * step / _STEPS:g}%; }}" for step in range(_STEPS + 1))


def text(value: object) -> str:
    """Return text from outside, escaped, its hidden characters visible."""
    return escape(visible(str(value)))


def bdi(value: str) -> str:
    """Return a name or value in its own direction and, where its script is known, its own language."""
    if value.isascii():  # plain letters and numbers speak for themselves; a tag on each would double the file
        return f"<bdi>{text(value)}</bdi>"
    return f'<bdi lang="{language_tag(value)}">{text(value)}</bdi>'


def subject_details(answer: Answer, *, opened: bool) -> str:
    """Return one subject, to be opened and closed, with its candidates."""
    best = answer.reported[0].candidate.band.value
    number = len(answer.reported)
    counted = f"{number} candidate" if number == 1 else f"{number} candidates"
    candidates = "\n".join(_candidate(reported) for reported in answer.reported)
    return (
        f'<details class="subject"{" open" if opened else ""}>'
        f"<summary><h3>{bdi(answer.query_name)}</h3> "
        f'<span class="small">{bdi(answer.query_id)}, {counted}, best</span> '
        f'<span class="band {best}">{best}</span></summary>\n{candidates}</details>'
    )


def gone_item(line: Line) -> str:
    """Return a pair of an earlier result that is no longer found."""
    query, candidate = line["query"], line["candidate"]
    assert isinstance(query, dict)
    assert isinstance(candidate, dict)
    subject = f"{bdi(str(query.get('name')))} ({bdi(str(query.get('id')))})"
    record = f"{bdi(str(candidate.get('name')))} ({bdi(str(candidate.get('id')))})"
    return f"<li>{subject}: {record}, which was {text(line.get('band'))}</li>"


def _candidate(reported: Reported) -> str:
    found = reported.candidate
    band = found.band.value
    change = f' <span class="band change">{text(reported.change)}</span>' if reported.change else ""
    cleared = ""
    if reported.cleared is not None:
        cleared = f'<div class="notice"><p>{spoken(reported.cleared, value=bdi, frame=text)}</p></div>'
    return (
        f"<article><h4>{found.rank}. {bdi(found.record_name)} "
        f'<span class="band {band}">{band}</span>{change}</h4>'
        f'<p class="score">Total {_signed(found.total, 2)}, score {found.score:.4f}. {_compared(found)}</p>'
        f'{cleared}<div class="parts">{_findings(found)}{_points(found)}</div>{_origin(found)}</article>'
    )


def _compared(found: Candidate) -> str:
    subject, record, scheme = found.names
    how = f" by {text(scheme.replace('_', ' '))}" if scheme else ""
    return f"Compared: {bdi(subject)} with {bdi(record)}{how}."


def _findings(found: Candidate) -> str:
    items = []
    for finding in found.findings:
        words = spoken(finding.sentence, value=bdi, frame=text)
        points = f" <b>{_signed(finding.points, 1)}</b>" if finding.points else ""
        items.append(f"<li>{words}{points}")
    return f'<ul class="findings">{"".join(items)}</ul>' if items else ""


def _points(found: Candidate) -> str:
    rows = "".join(_term(term) for term in found.terms)
    return (
        '<table class="points"><caption>Points that add up to the total</caption>'
        '<thead><tr><th scope="col">Compared<th scope="col">against \u2190 \u2192 for'
        f'<th scope="col">Points<tbody>{rows}'
        f'<tfoot><tr><th scope="row" colspan="2">Total<td>{_signed(found.total, 2)}</table>'
    )


def _term(term: Term) -> str:
    """Return a row of points; end tags that HTML does without would be a tenth of the file."""
    value = "" if term.value is None else f" <small>{_short(term.value)}</small>"
    if term.feature == "base":
        value = f" <small>{_BASE}</small>"
    return (
        f'<tr><th scope="row">{text(term.feature.replace("_", " "))}{value}'
        f"<td>{_bar(term.points)}<td>{_signed(term.points, 2)}"
    )


def _short(value: str | float) -> str:
    return f"{value:.4g}" if isinstance(value, float) else bdi(str(value))


def _bar(points: float) -> str:
    """Return the bar: to the right for, to the left against; too short to draw below an eighth of a point."""
    step = min(_STEPS, round(abs(points) / _STEP_POINTS))
    return f'<i class="{"p" if points > 0 else "m"} w{step}"></i>' if step else ""


def _signed(points: float, digits: int) -> str:
    return f"{points:+.{digits}f}".replace("-", "\u2212")


def _origin(found: Candidate) -> str:
    source = found.source
    place = f"{bdi(source.file)}, {bdi(source.locator)}, record {bdi(found.record_id)}"
    return (
        f'<dl class="origin"><dt>Source</dt><dd>{place}, file <code>{_begin(source.sha256)}</code>, register '
        f"<code>{_begin(found.register)}</code>, policy <code>{text(found.policy)}</code></dd>"
        f"<dt>Evidence</dt><dd><code>{text(found.evidence)}</code></dd></dl>"
    )


def _begin(digest: str) -> str:
    """Return how a digest begins; it stands in full among the sources of the report."""
    return text(digest[:_DIGITS]) + ("\u2026" if len(digest) > _DIGITS else "")
