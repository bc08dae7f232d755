"""The kinds of items of a workbench, one file each."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.workbench.items.counter import Counter
from tenon_engines.workbench.items.item import Item
from tenon_engines.workbench.items.list import RecordList
from tenon_engines.workbench.items.numbers import Numbers
from tenon_engines.workbench.items.recent import Recent
from tenon_engines.workbench.items.shortcuts import Shortcuts
from tenon_engines.workbench.items.tasks import Tasks

items: Registry[Item] = Registry("workbench item", [Counter, RecordList, Numbers, Tasks, Shortcuts, Recent])
