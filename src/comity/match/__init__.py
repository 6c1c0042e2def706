"""Matching: who in a register may be the person or body sought, with the sum that says so."""

from comity.match.candidate import Band, Candidate, Finding, Screened, Searched, Term
from comity.match.curve import least_total, stranger_curve
from comity.match.policy_table import Policy, policy
from comity.match.register import (
    Register,
    RegisterSource,
    StoredRecord,
    build_register,
    open_register,
)
from comity.match.screening import Cut, Screener, compare_pairs, screen

__all__ = [
    "Band",
    "Candidate",
    "Cut",
    "Finding",
    "Policy",
    "Register",
    "RegisterSource",
    "Screened",
    "Screener",
    "Searched",
    "StoredRecord",
    "Term",
    "build_register",
    "compare_pairs",
    "least_total",
    "open_register",
    "policy",
    "screen",
    "stranger_curve",
]
