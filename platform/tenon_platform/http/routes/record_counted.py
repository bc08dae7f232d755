"""What a list comes to, in the measures of the tile that opened it."""

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_engines.report.listed import listed
from tenon_engines.report.macro import conjunction
from tenon_engines.report.query import compile_query
from tenon_engines.report.tile import row_json
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.listing import read_filters, read_tab, read_view
from tenon_platform.http.permission import form_right
from tenon_platform.http.routes.reports import may_ask
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.record_query import CountedQuery
from tenon_platform.http.shapes.report import Counted
from tenon_platform.runtime.report_rights import check_typed
from tenon_platform.runtime.reports import dataset_of, run_compiled
from tenon_platform.storage.query_count import count_records

routes = Routes("records")
_MOST_MEASURES = 10


@routes.get("/apps/{app}/forms/{form}/records/counted", form_right("read"), takes=Takes(query=CountedQuery))
def counted(call: Call) -> Counted:
    """How many records a list holds and what the measures of a tile come to over them: the tile's own number where the
    list is the one that it opened."""
    plan = call.plans.form(call.path["form"])
    dataset = dataset_of(call.plans, call.query("dataset"))
    if dataset.form != plan.key or not may_ask(call, dataset.key):
        raise NotFound(Text(f"没有数据集“{dataset.key}”", f"There is no dataset {dataset.key!r}"), path="dataset")
    view = read_view(call, plan)
    tab = read_tab(call, view)
    n, more = count_records(
        call.tx,
        plan,
        call.plans,
        scope=call.rights.form(plan.key).read,
        context=call.context(),
        filters=read_filters(call, plan, view, tab),
    )
    typed = call.query("filter") or ""
    if not call.rights.is_builder:
        check_typed(dataset, typed, call.rights)
    texts = [view.get("filter") or "", tab.get("filter") or "" if tab else "", typed]
    measures = (call.query("measures") or "").split(",")[:_MOST_MEASURES]
    query = compile_query({"dataset": dataset.key, "measures": measures}, dataset)
    extra = listed(conjunction(texts) or "TRUE", dataset)
    result = run_compiled(call.tx, call.plans, query, call.rights, call.context(), extra=extra, drills=False)
    columns, values = row_json(result, call.language)
    return {"n": n, "more": more, "columns": columns, "values": values}
