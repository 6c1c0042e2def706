"""`make train`: learn the letter tables, fit the points, write the policy and its model card."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from comity.match.policy_table import policy
from comity.match.score_kernel import CHANNELS
from training.body_names import body_samples
from training.points import SHAPES, Fitted, Measured, alarms_at, fit, measured, threshold
from training.samples import CROSSED, samples
from training.sounds import write_sound_tables

SEED = 20261123
_ROOT = Path(__file__).parents[1]
_TABLES = _ROOT / "src/comity/names/tables"
_POLICY = _ROOT / "src/comity/match/policy.toml"
_CARD = _ROOT / "docs/model-card.md"


def _row(feature: str, channels: Sequence[str], edges: Sequence[float], points: Sequence[float]) -> str:
    quoted = ", ".join(f'"{channel}"' for channel in channels)
    return (
        f'[[table]]\nfeature = "{feature}"\nchannels = [{quoted}]\n'
        f"edges = [{', '.join(f'{float(e):g}' for e in edges)}]\n"
        f"points = [{', '.join(f'{float(p) + 0.0:.3f}' for p in points)}]\n"
    )


# Near misses at or above *possible*, of all near misses; where spelling is uncertain more are let by.
_NEAR_MISSES = {"letters_same": 0.08, "letters_across": 0.12, "body_same": 0.05, "body_across": 0.1}


def _possible(channel: str, groups: Sequence[Measured], fitted: Fitted) -> float:
    """Return the total of at most 0.1 alarms a stranger, and of the channel's share of near misses."""
    plain = [one for one in groups if not one.sample.name.endswith(CROSSED)]
    crossed = [one for one in groups if one.sample.name.endswith(CROSSED)]
    cuts = [threshold(plain, fitted, 0.1)]
    if crossed:
        strangers = np.mean([len(one.sample.pool) / len(one.sample.subjects) - 1 for one in crossed])
        cuts.append(threshold(crossed, fitted, _NEAR_MISSES[channel] * float(strangers)))
    return max(cuts)


def _base_row(
    channel: str,
    fits: Mapping[str, Fitted],
    cuts: Mapping[str, tuple[float, float]],
    shift: Mapping[str, float],
) -> str:
    """Return the row of a channel's base, shifted so that *possible* begins at the channel's own cut."""
    return f"{channel} = {fits[channel].base - cuts[channel][0] + shift[channel]:.3f}"


def policy_text(
    fits: Mapping[str, Fitted], cuts: Mapping[str, tuple[float, float]], hand: Mapping[str, Any]
) -> str:
    """Return policy.toml: hand tables as they are, fitted ones shifted so that *possible* begins at 0."""
    by_hand = {(row["feature"], channel) for row in hand["names"] for channel in row["channels"]}
    strong = round(float(np.mean([high - low for low, high in cuts.values()])), 1)
    lines = [
        (
            "# The policy of matching: total = base + points of each value. Written by `make train`; "
            "the tables of"
        ),
        "# evidence and of bodies come from training/hand_points.toml. A value takes the points of the first",
        "# bin whose edge it does not reach. Points are natural logarithms of odds. See docs/model-card.md.",
        "",
    ]
    body: list[str] = []
    for channel in CHANNELS:
        fitted = fits[channel]
        for feature in SHAPES:
            if (feature, channel) not in by_hand and feature in fitted.points:
                edges, points = fitted.points[feature]
                if np.any(np.round(points, 3)):
                    body.append(_row(feature, [channel], edges, points))
    body += [_row(row["feature"], row["channels"], row["edges"], row["points"]) for row in hand["names"]]
    body += [_row(row["feature"], CHANNELS, row["edges"], row["points"]) for row in hand["evidence"]]
    digest = sha256("\n".join(body).encode()).hexdigest()[:8]
    base = [_base_row(channel, fits, cuts, hand["shift"]) for channel in CHANNELS]
    lines += [
        f'version = "policy-1-{digest}"',
        f"possible = {hand['possible']:.1f}",
        f"strong = {strong}",
        f"cap_evidence = {hand['cap_evidence']}",
        f"names_disagree = {hand['names_disagree']}",
        f"nothing = {hand['nothing']}",
        "",
        "[base]",
        *base,
        "",
    ]
    return "\n".join(lines) + "\n" + "\n".join(body)


def _card(groups: Mapping[str, Sequence[Measured]], cuts: Mapping[str, tuple[float, float]]) -> str:
    lines = [
        "# Model card of the score tables",
        "",
        (
            "Written by `make train` (seed fixed). Two halves of the samples are fitted apart and each "
            "is measured on"
        ),
        "the other: recall at *possible*, wrong names a subject at *possible* in a pool of 400 to 900 names.",
        "",
        "| channel | samples | pairs | recall (cross-fitted) | alarms a subject |",
        "|---|---|---|---|---|",
    ]
    for channel, every in groups.items():
        recalls, alarms = [], []
        rows = sorted(every, key=lambda one: one.sample.name.endswith(CROSSED))
        for part in (0, 1):
            seen, unseen = rows[part::2], rows[1 - part :: 2]
            other = fit(channel, seen)
            cut = _possible(channel, seen, other)
            hits = sum(int((other.totals(one.values[one.right]) >= cut).sum()) for one in unseen)
            recalls.append(hits / sum(len(one.sample.subjects) for one in unseen))
            alarms.append(alarms_at(unseen, other, cut))
        pairs = sum(len(one.right) for one in rows)
        lines.append(
            f"| {channel} | {len(rows)} | {pairs:,} | {np.mean(recalls):.3f} | {np.mean(alarms):.3f} |"
        )
    shown = ", ".join(f"{channel} {low:.2f}, {high:.2f}" for channel, (low, high) in cuts.items())
    lines += [
        "",
        (
            "Trained on: CC0 word lists (Wikidata, NETransliteration) for letters and frequencies; CC0 "
            "Hebrew and Korean"
        ),
        (
            "full names, part `train`; the Korean assembly (teampopong, CC BY 3.0, with attribution); "
            "invented Han names."
        ),
        (
            "Not trained on: any sanctions list, everypolitician, dbp15k, cc-cedict, jmnedict, "
            "nomenklatura's cases."
        ),
        (
            "Points of bodies: invented bodies from CC0 words and the project's own tables; evidence besides "
            "names is set by hand (`training/hand_points.toml`)."
        ),
        "",
        f"Cuts before shifting (possible, strong): {shown}.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the whole training; prints each step."""
    data = Path(os.environ.get("COMITY_DATA", _ROOT.parent / "shared" / "data"))
    if not data.is_dir():
        raise SystemExit(f"{data}: no open data there. Set COMITY_DATA to the folder.")
    if os.environ.get("COMITY_TRAIN", "all") != "points":
        write_sound_tables(data, _TABLES)
        print("letters learnt; run again with COMITY_TRAIN=points in a new process")
        return
    groups: dict[str, list[Measured]] = {}
    for sample in chain(samples(data, SEED), body_samples(data, np.random.default_rng(SEED))):
        one = measured(sample, policy())
        groups.setdefault(sample.channel, []).append(one)
        print(f"{sample.name}: {len(one.right)} pairs, {int(one.right.sum())} right", flush=True)
    fits = {channel: fit(channel, rows) for channel, rows in groups.items()}
    cuts = {
        channel: (_possible(channel, rows, fits[channel]), threshold(rows, fits[channel], 0.01))
        for channel, rows in groups.items()
    }
    hand = tomllib.loads((_ROOT / "training/hand_points.toml").read_text(encoding="utf-8"))
    _POLICY.write_text(policy_text(fits, cuts, hand), encoding="utf-8")
    card = _card(groups, cuts)
    _CARD.write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
