"""One deed for many things of a request: each in its own savepoint and with its own result."""

from collections.abc import Callable

from tenon_engines.kernel.errors import Busy, TenonError
from tenon_platform.http.call import Call
from tenon_platform.http.errors import status_of
from tenon_platform.http.shapes.bulk import BulkResult, BulkResults

MOST_IN_BULK = 200


def for_each(call: Call, ids: list[int], deed: Callable[[int], object]) -> BulkResults:
    """What fails says why and does not stop the others; the results stand in the order of `ids`."""
    results: dict[int, BulkResult] = {}
    for number in sorted(set(ids)):  # the order of locks: two who act on the same things do not block each other
        try:
            with call.tx.savepoint():
                deed(number)
            results[number] = {"id": number, "ok": True, "status": 200, "message": None}
        except Busy:
            raise  # the database could not decide: the whole transaction is run again
        except TenonError as error:
            text = error.message.pick(call.language)
            results[number] = {"id": number, "ok": False, "status": status_of(error), "message": text}
    return {"results": [results[number] for number in dict.fromkeys(ids)]}
