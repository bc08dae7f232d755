"""The job behind an import: one chunk a job, in the job's own transaction."""

from tenon_engines.kernel.errors import Busy, TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand, rights
from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import import_store
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.importer import TASK, demand_mode, run_chunk
from tenon_platform.runtime.work_unit import Work
from tenon_platform.work.jobs import JobRun, Task

__all__ = ["TASK", "import_chunk"]


def import_chunk(job: JobRun) -> None:
    """Runs the next chunk. What only a person can mend ends the run with its reason instead of being tried again."""
    number = int(job.args["run"])
    run = import_store.read(job.tx, number, lock=True)
    if run.state != "running":
        return
    try:
        with job.tx.savepoint():
            work = work_of(job, run)
            own = rights(job.tx, work.plans, work.actor)
            demand(own.form(run.form).import_, Text("导入数据", "importing data"))
            demand_mode(run.mode, own)
            run_chunk(work, number, own)
    except Busy:
        raise
    except TenonError as error:
        import_store.update(job.tx, number, state="failed", message=error.message.to_json(), finished_at=job.now)


def work_of(job: JobRun, run: Run) -> Work:
    """Acts as the person who started the import. History mode saves without rules, flows and notices."""
    return Work(
        tx=job.tx,
        plans=plans(job.tx),
        actor=actor_of(job.tx, run.user_id),
        now=job.now,
        path="import",
        cause=f"import:{run.id}",
        mode="history" if run.mode == "history" else "live",
    )


TASKS: dict[str, Task] = {TASK: import_chunk}
