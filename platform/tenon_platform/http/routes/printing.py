"""Printing records: which templates there are, a preview, the printing itself, PDF."""

from tenon_engines.kernel.errors import DefinitionError, NotFound
from tenon_engines.kernel.text import Text
from tenon_engines.printing.compile import compile_print
from tenon_engines.printing.plan import PrintPlan
from tenon_platform.access.users import names_of
from tenon_platform.exchange.pdf import to_pdf
from tenon_platform.exchange.printing import MOST_SHEETS, Batch, gather, mark_printed, sheets
from tenon_platform.http.answer import Answer
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.members import ids_of, object_of
from tenon_platform.http.permission import BUILDER, form_right
from tenon_platform.http.problems import problems_json
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.printing import (
    PrintedBefore,
    PrintedSheets,
    PrintOrder,
    PrintPreview,
    PrintSample,
    PrintTemplates,
    SampleOrder,
)
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.transaction import Tx, run_in_transaction

routes = Routes("printing")
ALL = "/apps/{app}/forms/{form}/print"
ONE = ALL + "/{print}"
ORDER = Takes(body=PrintOrder)
PDF = "application/pdf"


@routes.get(ALL, form_right("print_"))
def templates(call: Call) -> PrintTemplates:
    """The print templates of the form."""
    found = [plan for plan in call.plans.prints.values() if plan.form == call.path["form"]]
    return {
        "items": [
            {"key": plan.key, "name": plan.name.to_json(), "size": plan.document["page"].get("size", "A4")}
            for plan in found
        ]
    }


@routes.post(ONE + "/preview", form_right("print_"), transaction="read", safe=True, takes=ORDER)
def preview(call: Call) -> PrintPreview:
    """The sheets as they will be printed, and which records were printed before. Nothing is noted."""
    plan = _plan(call)
    batch = _batch(call, plan)
    return {"html": sheets(call.work(), call.rights, plan, batch, call.language), "printed": _before(call, batch)}


@routes.post(ONE, form_right("print_"), takes=ORDER)
def print_records(call: Call) -> PrintedSheets:
    """Notes the printing, runs the template's actions, and gives the page for the browser's print window."""
    plan = _plan(call)
    batch = _batch(call, plan)
    html = sheets(call.work(), call.rights, plan, batch, call.language)
    mark_printed(call.work(), plan, call.plans.versions["print", plan.key], batch)
    return {"html": html}


@routes.post(ONE + "/pdf", form_right("print_"), transaction="own", takes=ORDER, media_type=PDF)
def pdf(call: Call) -> Answer[bytes]:
    """The sheets as PDF; it counts as printing once it is made. No transaction is open while the browser works."""
    session = call.session

    def read(tx: Tx) -> str:
        call.enter(tx, session)
        plan = _plan(call)
        return sheets(call.work(), call.rights, plan, _batch(call, plan), call.language)

    def note(tx: Tx) -> str:
        call.enter(tx, session)
        plan = _plan(call)
        mark_printed(call.work(), plan, call.plans.versions["print", plan.key], _batch(call, plan))
        return plan.key

    made = to_pdf(run_in_transaction(call.tenant, read, write=False))
    key = run_in_transaction(call.tenant, note)
    headers = {"Content-Disposition": f'attachment; filename="{key}.pdf"'}
    return Answer(made, headers=headers, media_type=PDF)


@routes.post(ALL + "-sample", BUILDER, transaction="read", safe=True, takes=Takes(body=SampleOrder))
def sample(call: Call) -> PrintSample:
    """A template that is being written, on a record: its page, or everything that is wrong with it."""
    body = call.json_object()
    document = {**object_of(body, "document"), "form": call.path["form"]}
    try:
        plan = compile_print(document, call.plans.shapes, roles=frozenset(call.plans.roles))
    except DefinitionError as error:
        return {"html": None, "problems": problems_json(error.problems, call.language)}
    ids = ids_of(body, "ids", 1) if body.get("ids") is not None else _newest(call)
    batch = gather(call.work(), call.rights, plan, ids) if ids else None
    html = sheets(call.work(), call.rights, plan, batch, call.language) if batch is not None else None
    return {"html": html, "problems": []}


def _newest(call: Call) -> list[int]:
    plan = call.plans.form(call.path["form"])
    listing = Listing(sort=(("id", True),), limit=1, fields=["id"])
    scope = call.rights.form(plan.key).read
    page = select_records(call.tx, plan, call.plans, scope=scope, context=call.context(), listing=listing)
    return [row["id"] for row in page.items]


def _plan(call: Call) -> PrintPlan:
    key = call.path["print"]
    plan = call.plans.prints.get(key)
    if plan is None or plan.form != call.path["form"]:
        raise NotFound(Text(f"没有打印模板“{key}”", f"There is no print template {key!r}"))
    return plan


def _batch(call: Call, plan: PrintPlan) -> Batch:
    return gather(call.work(), call.rights, plan, ids_of(call.json_object(), "ids", MOST_SHEETS))


def _before(call: Call, batch: Batch) -> list[PrintedBefore]:
    names = names_of(call.tx, [each.by for each in batch.before.values() if each.by is not None])
    return [
        {
            "id": number,
            "title": batch.titles.get(number, str(number)),
            "times": each.times,
            "at": each.at,
            "by": names.get(each.by, "") if each.by is not None else "",
        }
        for number, each in batch.before.items()
    ]
