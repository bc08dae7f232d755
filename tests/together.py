"""Several people at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from tenon_engines.kernel.errors import TenonError


def together(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Runs `work` in threads that start at the same moment; errors of the product are results."""
    start = Barrier(count)

    def one(index: int) -> Any:
        start.wait()
        try:
            return work(index)
        except TenonError as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
