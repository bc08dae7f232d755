"""The kinds of panels beside a form that is being filled in, one file each."""

from tenon_engines.form.panels.beside import Beside
from tenon_engines.form.panels.facts import Facts
from tenon_engines.form.panels.list import RelatedList
from tenon_engines.form.panels.panel import Panel
from tenon_engines.form.panels.totals import Totals
from tenon_engines.kernel.registry import Registry

panels: Registry[Panel] = Registry("panel", [Facts, Totals, RelatedList, Beside])
