"""How a process that serves for long deals with memory.

Of C libraries only glibc, that of most Linux systems, is told anything; others are left as they
are.
"""

from __future__ import annotations

import ctypes
import gc
import platform

M_ARENA_MAX = -8
"""Of glibc's ``malloc.h``."""


def share_heap() -> None:
    """One heap for all threads that begin from now on, instead of one each, which keeps what is
    freed in it to itself. Python runs one thread at a time, so none waits for another."""
    if library := _glibc():
        library.mallopt(M_ARENA_MAX, 1)


def give_back() -> None:
    """Hand back to the system what has been freed."""
    if library := _glibc():
        library.malloc_trim(0)


def settle() -> None:
    """Leave all that is held now out of the collections of garbage to come, which would look
    through an index of hundreds of thousands of objects in the middle of a request."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back()


def _glibc() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if platform.libc_ver()[0] == "glibc" else None
