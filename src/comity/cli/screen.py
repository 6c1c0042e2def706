"""`comity screen`: who on a list may be in a register, and why."""

import time
from dataclasses import dataclass, replace

import click

from comity.cli import screening, stream
from comity.cli.answer import OnReject, Run, Tally
from comity.cli.closing import close, rejection_file, warn
from comity.cli.earlier import EarlierResult
from comity.cli.output import FORMATS, STANDARD, destination, form_of, is_screen, writer
from comity.cli.progress import meter, watched

__all__ = ["Options", "command"]

_EXAMPLE = """
\b
Example:
  comity screen priority.csv --against register.csv --format html --out report.html
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked on the command line, checked for contradictions."""

    list_file: str
    against: tuple[str, ...]
    top: int
    threshold: float | None
    at_least: str | None
    expect_alarms: float | None
    form: str | None
    as_json: bool
    fail_on: str | None
    out: str
    every: bool
    follow: bool
    previous: str | None
    cleared: str | None
    rejected: str | None
    as_format: str | None
    register_as: str | None
    columns: str | None
    encoding: str | None
    register_encoding: str | None
    policy: str | None
    workers: int

    def __post_init__(self) -> None:
        """Refuse what contradicts itself: that is wrong use of the command, not bad data."""
        cuts = [self.threshold, self.at_least, self.expect_alarms]
        if sum(cut is not None for cut in cuts) > 1:
            raise click.UsageError("Give only one of --threshold, --at-least and --expect-alarms.")
        if self.as_json and self.form not in {None, "jsonl"}:
            raise click.UsageError(
                f"--json is short for --format jsonl; --format {self.form} contradicts it."
            )
        if [self.list_file, *self.against].count(STANDARD) > 1:
            raise click.UsageError("Only one file can be read from standard input.")
        if self.follow:
            stream.check_use(self.list_file, self.against, self.out, self.output_form)
            if self.previous:
                raise click.UsageError("--previous compares whole results: it cannot go with --stream.")
            if self.encoding:
                raise click.UsageError("--stream reads UTF-8: --encoding cannot go with it.")

    @property
    def output_form(self) -> str:
        """The form of the output: as asked, else by the ending of the file."""
        return (
            "jsonl" if self.as_json or (self.follow and self.form is None) else form_of(self.form, self.out)
        )

    @property
    def question(self) -> screening.Question:
        """How many candidates are wanted, from where upwards."""
        cut = screening.Cut(self.threshold, self.at_least, self.expect_alarms)
        return screening.Question(self.top, cut, self.workers)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every file that is read: none may be written over."""
        given = (self.list_file, *self.against, self.previous, self.cleared, self.columns)
        return tuple(path for path in given if path)


@click.command("screen", epilog=_EXAMPLE, short_help="Who on this list may be in this register, and why.")
@click.argument("list_file", metavar="LIST")
@click.option(
    "--against",
    metavar="REGISTER",
    multiple=True,
    required=True,
    help="A list, or a folder made by comity index. Give it again for several registers.",
)
@click.option(
    "--top",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    metavar="K",
    help="Report at most K candidates for each subject.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    metavar="T",
    help="Report from this score upwards, 0 to 1. With 0 the best K whatever their score.",
)
@click.option(
    "--at-least",
    type=click.Choice(["strong", "possible", "weak"]),
    help="Report from this band upwards (default: possible).",
)
@click.option(
    "--expect-alarms",
    type=click.FloatRange(0, min_open=True),
    metavar="R",
    help="Choose the cut so that a stranger gets R candidates on average, for example 0.1.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the output (default: by the ending of --out, else table).",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format jsonl.")
@click.option(
    "--fail-on",
    type=click.Choice(["strong", "possible"]),
    help="Exit with 1 if a candidate of this band or above is reported.",
)
@click.option(
    "--out",
    default=STANDARD,
    metavar="FILE",
    help="Write to FILE, which appears only when it is complete; - is standard output.",
)
@click.option("--all", "every", is_flag=True, help="Also list subjects without a candidate.")
@click.option(
    "--stream",
    "follow",
    is_flag=True,
    help="Answer each CSV row on standard input before the next is read (LIST is -).",
)
@click.option(
    "--previous",
    metavar="RESULT.jsonl",
    help="Report only what is new, changed or gone against this earlier result.",
)
@click.option(
    "--cleared",
    metavar="FILE",
    help="Leave out pairs a person cleared (CSV query_id,candidate_id,evidence) while unchanged.",
)
@click.option("--rejected", metavar="FILE", help="Write every row that could not be read to this CSV file.")
@click.option(
    "--as",
    "as_format",
    metavar="FORMAT",
    callback=screening.check_format,
    help="Read LIST in this format instead of recognising it.",
)
@click.option(
    "--register-as",
    metavar="FORMAT",
    callback=screening.check_format,
    help="Read registers in this format instead of recognising it.",
)
@click.option(
    "--map",
    "columns",
    metavar="FILE",
    help="Names of columns in other words: our column, a tab, their header; one a line.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="Read LIST, a CSV or TSV, in this encoding, for example gb18030, instead of finding it.",
)
@click.option(
    "--register-encoding",
    metavar="NAME",
    help="Read registers, CSV or TSV, in this encoding instead of finding it.",
)
@click.option("--policy", metavar="VERSION", help="Refuse to run unless this policy is the installed one.")
@click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=0,
    metavar="N",
    help="Processes to use; 0 is one for each core. The result does not depend on it.",
)
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Find the subjects of LIST in one or more registers, best candidates first, each explained.

    LIST and REGISTER are files: CSV, TSV, XLSX, official sanctions lists, FollowTheMoney JSON lines,
    plain or .gz. A band (strong, possible, weak) is an order of reading, never an identity.
    """
    options = Options(**ctx.params)
    screening.check_policy(options.policy)
    if options.follow:
        found = stream.follow(
            options.against[0], options.question, (options.cleared, options.columns), every=options.every
        )
    else:
        with rejection_file(options.rejected, apart_from=options.inputs) as on_reject:
            found = _Screening(options, on_reject).run()
    if _fails(options.fail_on, found):
        ctx.exit(1)


def _fails(band: str | None, tally: Tally) -> bool:
    found = tally.bands["strong"] + (tally.bands["possible"] if band == "possible" else 0)
    return band is not None and found > 0


class _Screening:
    """One run over a file: opens, screens, compares with an earlier result, writes, counts."""

    def __init__(self, options: Options, on_reject: OnReject | None) -> None:
        self._options = options
        self._held = Tally(on_reject=on_reject)
        self._tally = Tally(on_reject=on_reject)
        self._earlier = EarlierResult(options.previous, options.cleared, options.top)

    def run(self) -> Tally:
        """Do it; returns the count, which is also said on standard error."""
        options, began = self._options, time.perf_counter()
        question = replace(options.question, top=self._earlier.asked)
        reading = screening.open_file(
            options.list_file, screening.manner_of(options.as_format, options.columns, options.encoding)
        )
        manner = screening.manner_of(options.register_as, options.columns, options.register_encoding)
        with meter("Reading the register") as on_progress:
            registers = screening.open_registers(options.against, manner, on_progress, self._held)
        run = self._described(reading, registers)
        rows = screening.rows_of(reading) if watched() else None
        with destination(options.out, apart_from=options.inputs) as file:
            output = writer(options.output_form, file, run, every=options.every)
            with meter("Screening", total=rows, shown=not is_screen(file)) as on_progress:
                for screened in screening.screened(reading, registers, question, self._tally):
                    answer = self._earlier.answer(screened, self._tally)
                    self._tally.add(answer)
                    output.answer(answer)
                    if on_progress is not None:
                        on_progress(self._tally.screened)
            for line in self._earlier.gone():
                self._tally.changes["gone"] += 1
                output.gone(line)
            output.finish(self._tally)
        warn([remark for opened in registers for remark in opened.warnings])
        warn([(reading.file, remark) for remark in reading.warnings])
        close(run.registers, self._held, self._tally, time.perf_counter() - began)
        return self._tally

    def _described(self, reading: screening.Reading, registers: list[screening.Opened]) -> Run:
        return Run(
            subjects=screening.file_read(reading),
            registers=tuple(opened.read for opened in registers),
            policy=screening.policy_version(),
            cut_words=self._options.question.cut.words(),
            least_total=screening.band_edges(),
            top=self._options.top,
            changes_only=self._options.previous is not None,
        )
