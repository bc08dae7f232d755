"""How often Python looks for reference cycles: rarely, and never again through what stays as long as the process.

An action makes thousands of objects and next to no cycles, so that the default (every 700 objects) spends a tenth of the
processor on looking in vain, most of it at compiled definitions. See https://docs.python.org/3/library/gc.html#gc.freeze
"""

import gc

NEW_OBJECTS, ROUNDS, OLD_ROUNDS = 20_000, 10, 10


def settle() -> None:
    """Once everything is loaded: it is kept out of later rounds, which come rarely."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, OLD_ROUNDS)


def throw_away() -> None:
    """For the rare moment when much became garbage at once: definitions refer to each other in cycles."""
    gc.collect()
