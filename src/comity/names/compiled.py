"""The one home of the compiler: how kernels are compiled, and where the machine code is kept.

The compiler's own cache notices a changed file but not a changed callee in another file; so the
machine code is kept in a folder named by the digest of all kernels together, and a stale kernel can
never run. Where the package's folder is read-only, the compiler's default place is used.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numba

__all__ = ["compiled", "lean"]

_PACKAGE = Path(__file__).parent.parent


def _digest() -> str:
    total = sha256()
    for path in sorted(_PACKAGE.glob("*/*_kernel.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


if os.access(_PACKAGE, os.W_OK):
    numba.config.CACHE_DIR = str(  # type: ignore[attr-defined]  # set at import from the environment
        _PACKAGE / "__pycache__" / f"kernels-{_digest()}"
    )


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a kernel at its first call and keep the machine code; ``.py_func`` is the plain twin."""
    kernel: Callable[..., Any] = numba.njit(function, cache=True, nogil=True)
    return kernel


def lean(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a kernel that makes no array, without counting references to the arrays it is handed.

    Counting costs about 15 ns for each array in each call (two atomic steps), and the columns of a register
    are some dozens: small kernels spent nine tenths of their time on it. A lean kernel is called with
    arrays that its caller keeps; it may hand views of them to other lean kernels, and must not return
    any array to a counting one.
    """
    without_counting: dict[str, Any] = {"_nrt": False}
    kernel: Callable[..., Any] = numba.njit(function, cache=True, nogil=True, **without_counting)
    return kernel
