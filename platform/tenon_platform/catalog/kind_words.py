"""What kinds are called: an action, a node or a chart without a name of its own is named by what it is."""

from tenon_engines.form.fields import field_types
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes import nodes
from tenon_engines.report.charts import charts
from tenon_engines.rule.actions import actions
from tenon_engines.workbench.items import items

# Earlier ones win: in a list of elements a word is an action or a node before it is the type of a field.
KINDS: dict[str, Text] = {
    name: kind.label for registry in (field_types, charts, nodes, actions, items) for name, kind in registry.items()
}
