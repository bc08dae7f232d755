"""How often Python looks for reference cycles: rarely, and never again through what stays as long as the process.

An action makes thousands of objects and next to no cycles, so that the default (every 700 objects) spends a tenth of the
processor on looking in vain, most of it at compiled definitions. See https://docs.python.org/3/library/gc.html#gc.freeze
"""

import gc

NEW_OBJECTS, ROUNDS, OLD_ROUNDS = 20_000, 20, 20


def look_rarely() -> None:
    gc.set_threshold(NEW_OBJECTS, ROUNDS, OLD_ROUNDS)


def leave_alone() -> None:
    """Everything loaded until now is kept out of later rounds."""
    gc.collect()
    gc.freeze()
