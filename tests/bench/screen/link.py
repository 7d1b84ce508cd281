"""A slow line between a person and a program: each way some milliseconds, the way back at so many bits a second."""

import time
from collections import deque

from tests.bench.screen.measured import PATIENCE, Measured

ROUND_TRIP = 0.100
BYTES_A_SECOND = 1_000_000 / 8


def over_the_line(program: Measured, key: str, quiet: float) -> float:
    """Press a key at the far end of a slow line; return the milliseconds until the last byte of the answer is there.

    The answer ends where nothing comes for `quiet` seconds: the text follows a cursor later.

    The line is reckoned, not built: what a program sends does not depend on when it arrives.
    """
    program.came.clear()
    sizes: deque[tuple[float, int]] = deque()
    start, before = time.perf_counter(), len(program.raw)
    program.press(key)
    while program._read(quiet if sizes else PATIENCE):
        sizes.append((program.came[-1] - start, len(program.raw) - before))
        before = len(program.raw)
    free = 0.0  # when the line has sent all that came before
    for moment, size in sizes:
        free = max(free, moment + ROUND_TRIP / 2) + size / BYTES_A_SECOND
    program.wait_quiet(0.3)
    return (free + ROUND_TRIP / 2) * 1000 if sizes else 0.0
