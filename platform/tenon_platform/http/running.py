"""How many flow instances run, for builders who are about to publish."""

from tenon_platform.http.call import Call


def running_instances(call: Call, kind: str, key: str) -> int:
    """Instances of a flow that keep their version when a new one is published."""
    if kind != "flow":
        return 0
    from tenon_platform.runtime.cases import count_running

    return count_running(call.tx, key)
