"""What a server that runs for months does about memory: rare rounds of garbage collection, few arenas.

An action makes thousands of objects and next to no cycles, so that Python's default (a round every 700 objects) spends a
tenth of the processor on looking in vain, most of it at compiled definitions. See
https://docs.python.org/3/library/gc.html#gc.freeze and mallopt(3).
"""

import ctypes
import gc
import sys

NEW_OBJECTS, ROUNDS, OLD_ROUNDS = 20_000, 10, 10
M_ARENA_MAX, ARENAS = -8, 2


def settle() -> None:
    """Once everything is loaded: it is kept out of later rounds, which come rarely."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, OLD_ROUNDS)


def throw_away() -> None:
    """For the rare moment when much became garbage at once: definitions refer to each other in cycles."""
    gc.collect()


def share_arenas() -> None:
    """Before threads are started: glibc gives each of them an arena of its own, up to eight for each processor, and
    keeps what was once used there. Only one thread computes at a time, so that two arenas are enough."""
    if sys.platform != "linux":  # elsewhere there is none, and Windows not even a library without a name
        return
    own = ctypes.CDLL(None)
    if hasattr(own, "mallopt"):
        own.mallopt(M_ARENA_MAX, ARENAS)
