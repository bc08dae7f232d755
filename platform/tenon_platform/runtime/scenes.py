"""Builds the scene that engines decide in, from a record and the work at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tenon_engines.form.plan import Env
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.scene import Scene
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.held import known_whole, remember
from tenon_platform.runtime.loading import complete, load
from tenon_platform.runtime.work_unit import Work


def load_scene(
    work: Work,
    form: str,
    record_id: int,
    needs: Iterable[str],
    *,
    old: Mapping[str, Any] | None = None,
    lock: bool = False,
) -> Scene:
    """The record as it is now, with what the plan needs of it. `lock`: it will be written, nobody may come between."""
    keys = frozenset(needs)
    plan = work.plans.form(form)
    env = known_whole(work, plan, record_id) if work.tx.write else None
    if env is not None and missing(env, keys):
        complete(work, plan, [env], keys)
    elif env is None:
        env = load(work, form, [record_id], keys=keys, lock=lock).get(record_id)
        if env is None:
            raise NotFound(Text("记录已不存在", "The record no longer exists"))
        if lock:
            remember(work, plan, record_id, env)
    return Scene(record_id, env, work.context, old)


def read_again(work: Work, form: str, record_id: int) -> Env | None:
    """Everything a record shows after this transaction wrote it; what it holds is not read from the database."""
    plan = work.plans.form(form)
    env = known_whole(work, plan, record_id)
    if env is None:
        return load(work, form, [record_id]).get(record_id)
    complete(work, plan, [env], None)
    return env


def refreshed(work: Work, form: str, scene: Scene, needs: Iterable[str]) -> Scene:
    """The same scene after effects were applied: the record may have changed, what it was before has not."""
    return replace(
        load_scene(work, form, scene.record_id, needs, old=scene.old), task=scene.task, starter=scene.starter
    )


def event_of(work: Work, pending: Pending, scene: Scene | None = None) -> RecordEvent:
    """What a save did to a record, for triggers; `scene` where it is not the record as it was saved."""
    return RecordEvent(
        scene or Scene(pending.id, pending.after, work.context, pending.before),
        frozenset(pending.changed | pending.dirty),
        pending.created,
        pending.deleted,
        pending.transition,
    )


def missing(env: Mapping[str, Any], needs: Iterable[str]) -> frozenset[str]:
    """The keys that are not loaded yet; a column of a subtable is looked for in its first row."""
    absent = set()
    for key in needs:
        if key in env:
            continue
        head, _, rest = key.partition(".")
        rows = env.get(head)
        if rest and isinstance(rows, list) and (not rows or rest in rows[0]):
            continue
        absent.add(key)
    return frozenset(absent)
