"""Write the sample: four CSV files and a README that says what they are."""

import csv
import hashlib
import io
import unicodedata
from pathlib import Path
from string import Template

from sample_maker.draw import SEED
from sample_maker.register import Sample

__all__ = ["FILES", "SKIP_FILE", "contents", "read_skips", "write"]

FILES = ("priority.csv", "register.csv", "register_links.csv", "truth.csv")
SKIP_FILE = "skip.txt"
_README = Path(__file__).parent / "readme.template.md"
_COLUMNS = {
    "priority.csv": "id,name,aliases,birth_date,country,gender,passport,national_id,"
    "offence_category,list_note",
    "register.csv": "id,kind,name,aliases,birth_date,country,gender,passport,national_id,company_number,"
    "address_state,source",
    "register_links.csv": "from_id,to_id,role,share_min,share_max,start,end",
    "truth.csv": "list_id,register_id,truth,class,least_band,most_band,why",
}


def read_skips(folder: Path) -> frozenset[str]:
    """Return the keys of refused draws; an absent file is an empty list."""
    path = folder / SKIP_FILE
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _share(percent: int) -> str:
    return f"{percent / 100:.2f}" if percent else ""


def _rows(sample: Sample) -> dict[str, list[tuple[str, ...]]]:
    ids = sample.ids
    return {
        "priority.csv": [
            (
                p.id,
                p.name.han,
                ";".join(p.aliases),
                p.birth,
                "XA",
                p.gender,
                p.passport,
                p.national_id,
                p.offence,
                p.note,
            )
            for p in sample.people
        ],
        "register.csv": [
            (
                *(ids[e.key], e.kind, e.name, ";".join(e.aliases), e.birth, e.country, e.gender),
                *(e.passport, e.national_id, e.company_number, e.address_state, e.source),
            )
            for e in sample.entries
        ],
        "register_links.csv": [
            (
                ids[link.owner],
                ids[link.owned],
                link.role,
                _share(link.low),
                _share(link.high),
                link.start,
                link.end,
            )
            for link in sample.links
        ],
        "truth.csv": [
            (t.list_id, ids[e.key], t.label, t.klass, t.least_band, t.most_band, t.why)
            for e in sample.entries
            if (t := e.truth)
        ],
    }


def contents(sample: Sample) -> dict[str, bytes]:
    """Return the bytes of every file: UTF-8, NFC, LF, rows sorted, README last."""
    files = {}
    for name, rows in _rows(sample).items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(_COLUMNS[name].split(","))
        writer.writerows(sorted(rows))
        files[name] = unicodedata.normalize("NFC", text.getvalue()).encode()
    sums = "\n".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in FILES)
    size = sum(len(data) for data in files.values())
    readme = Template(_README.read_text(encoding="utf-8"))
    files["README.md"] = readme.substitute(seed=SEED, sums=sums, kib=-(-size // 1024)).encode()
    return files


def write(sample: Sample, folder: Path) -> None:
    """Write the files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents(sample).items():
        (folder / name).write_bytes(data)
