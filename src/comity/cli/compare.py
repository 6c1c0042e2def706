"""`comity compare`: two names explained, or a score for each pair of a file."""

import time
from collections import Counter
from collections.abc import Iterator

import click
import orjson

from comity.cli import screening
from comity.cli.answer import Reported
from comity.cli.closing import say
from comity.cli.output import STANDARD, destination
from comity.cli.output_jsonl import candidate_line
from comity.cli.output_table import BAND_MEANING, wrapped
from comity.cli.pairs import Pairs, one_pair
from comity.cli.progress import meter
from comity.cli.visible import isolated, spoken, visible
from comity.match.candidate import Candidate

__all__ = ["command"]

_WIDTH = 80
_NOT_COMPARED = "not compared"
_EXAMPLE = """
\b
Examples:
  comity compare "Zhang Weimin" "张伟民"
  comity compare pairs.tsv --out scores.tsv
"""


@click.command("compare", epilog=_EXAMPLE, short_help="How close two names are, every point explained.")
@click.argument("names", metavar="PAIRS.tsv | NAME NAME", nargs=-1, required=True)
@click.option("--out", metavar="FILE", help="Where the scores of PAIRS.tsv go; - is standard output.")
@click.option("--json", "as_json", is_flag=True, help="With two names: print the explanation as JSON.")
@click.option("--kind", metavar="KIND", help="With two names: Person, Organization, Vessel or Aircraft.")
def command(names: tuple[str, ...], out: str | None, as_json: bool, kind: str | None) -> None:
    """Compare two names and explain every point, or score each pair of a file.

    PAIRS.tsv is tab-separated with a header that names at least left and right; also read:
    left_birth_date, right_birth_date, left_country, right_country, kind. The output has the same
    lines in the same order, with score and band added.
    """
    most = 2
    if len(names) > most or (len(names) == most) == (out is not None):
        raise click.UsageError("Give one file of pairs with --out FILE, or two names without it.")
    if out is not None:
        if as_json or kind:
            raise click.UsageError("--json and --kind go with two names; a file has a column kind.")
        _score(names[0], out)
        return
    (found,) = screening.compared([one_pair(names[0], names[1], kind)])
    with destination(STANDARD) as file:
        if as_json:
            line = candidate_line({"id": "1", "name": names[0]}, Reported(found))
            file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        else:
            text = "".join(f"{line}\n" for line in _explained(names[0], found))
            file.write(text.encode("utf-8", "replace"))


def _score(path: str, out: str) -> None:
    began, bands = time.perf_counter(), Counter[str]()
    with screening.open_bytes(path) as stream, destination(out, apart_from=(path,)) as file:
        pairs = Pairs(path, stream)
        file.write(pairs.header())
        with meter("Comparing", shown=out != STANDARD) as on_progress:
            for done, (line, found) in enumerate(pairs.scored(), 1):
                bands[found.band.value if found else _NOT_COMPARED] += 1
                file.write(line)
                if on_progress is not None:
                    on_progress(done)
    for problem in pairs.problems:
        say(f"Not compared: {isolated(problem)}")
    compared = ", ".join(f"{bands[band]:,} {band}" for band in ("strong", "possible", "weak"))
    seconds = time.perf_counter() - began
    say(f"Read {bands.total():,} pairs, not compared {bands[_NOT_COMPARED]:,}; {compared}; {seconds:.1f} s")


def _explained(left: str, found: Candidate) -> Iterator[str]:
    """Yield the explanation: the names, each finding with its points, then how the points add up."""
    yield f"{isolated(left)}  and  {isolated(found.record_name)}"
    yield f"{found.band.value.upper()}  score {found.score:.4f}  total {found.total:+.2f}"
    yield ""
    for finding in found.findings:
        words = wrapped(spoken(finding.sentence, value=isolated, frame=visible), _WIDTH - 9)
        yield f"{f'{finding.points:+.1f}' if finding.points else '':>7}  {words[0]}"
        yield from (" " * 9 + line for line in words[1:])
    yield ""
    for term in found.terms:
        value = "" if term.value is None else f"  ({isolated(_short(term.value))})"
        yield f"{term.points:+7.2f}  {visible(term.feature.replace('_', ' '))}{value}"
    yield f"{found.total:+7.2f}  total"
    yield ""
    yield BAND_MEANING


def _short(value: str | float) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
