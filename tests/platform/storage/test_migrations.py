"""The platform's tables: what the revisions build is what the code defines."""

from tenon_platform.storage import platform_tables
from tenon_platform.storage.introspect import columns, indexes
from tenon_platform.storage.migrations import VERSIONS, migrate
from tenon_platform.storage.migrations.revisions import scripts
from tenon_platform.storage.schema import metadata
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction


def test_the_revisions_build_every_table_column_and_index_of_the_code(tenant: Tenant) -> None:
    platform_tables.load()
    with transaction(tenant, write=False) as tx:
        for table in metadata.sorted_tables:
            assert columns(tx, table.name) == set(table.c.keys()), table.name
            assert {str(index.name) for index in table.indexes} <= indexes(tx, table.name), table.name


def test_a_tenant_that_is_up_to_date_is_left_alone(tenant: Tenant) -> None:
    with transaction(tenant, exclusive=True) as tx:
        assert migrate(tx) == []


def test_a_revision_is_known_by_the_name_of_its_file() -> None:
    assert [script.revision for script in scripts()] == sorted(
        file.stem.partition("_")[0] for file in VERSIONS.glob("*.py")
    )
