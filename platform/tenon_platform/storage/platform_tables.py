"""The modules that define platform tables. Importing them fills `schema.metadata`; a new tenant gets all of them.

Modules stand by name, because their packages lie above storage and may not be imported from here.
"""

from importlib import import_module

MODULES = (
    "tenon_platform.access.tables",
    "tenon_platform.catalog.tables",
    "tenon_platform.work.tables",
    "tenon_platform.notify.tables",
    "tenon_platform.runtime.change_log",
    "tenon_platform.runtime.flow_tables",
    "tenon_platform.runtime.rule_tables",
    "tenon_platform.exchange.tables",
    "tenon_platform.exchange.print_log",
)


def load() -> None:
    for module in MODULES:
        import_module(module)
