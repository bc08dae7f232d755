"""A process killed between writes never half-saves, and no number comes twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from tenon_platform.settings import Settings
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

WRITER = """
import sys
from pathlib import Path
import sqlalchemy as sa
from tenon_platform.settings import Settings
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction
table = sa.table("pair", sa.column("number", sa.BigInteger), sa.column("half", sa.Text))
add = Statement(sa.insert(table).values(number=sa.bindparam("number"), half=sa.bindparam("half")))
home = Home.open(Settings(home=Path(sys.argv[1]), database=sys.argv[2] or None))
tenant = home.tenant("crash")
while True:
    with transaction(tenant) as tx:
        number = take_ids(tenant, "pair")[0]
        tx.run(add, {"number": number, "half": "left"})
        if number % 7 == 0:
            print(number, flush=True)
        tx.run(add, {"number": number, "half": "right"})
"""
HALVES = Statement(sa.text("SELECT number, count(*) FROM pair GROUP BY number HAVING count(*) <> 2"))


def check(settings: Settings) -> None:
    home = Home.open(settings)
    tenant = home.create("crash", "crash")
    with transaction(tenant) as tx:
        tx.ddl("CREATE TABLE pair (number BIGINT, half TEXT)")
    home.close()
    arguments = [sys.executable, "-c", WRITER, str(settings.home), settings.database or ""]
    for _ in range(2):
        writer = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        assert writer.stdout is not None
        for _ in range(2):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    home = Home.open(settings)
    with transaction(home.tenant("crash"), write=False) as tx:
        assert tx.all(HALVES) == []
        assert tx.scalar(Statement(sa.text("SELECT count(*) FROM pair"))) > 0
    home.drop("crash")
    home.close()


def test_a_killed_writer_leaves_whole_saves_on_sqlite(tmp_path: Path) -> None:
    check(Settings(home=tmp_path))


def test_a_killed_writer_leaves_whole_saves_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    check(Settings(home=tmp_path, database=postgres_url))


def test_a_sqlite_home_belongs_to_one_process(tmp_path: Path) -> None:
    home = Home.open(Settings(home=tmp_path))
    command = "import sys; from tenon_platform.__main__ import main; sys.exit(main(['tenant', 'list']))"
    environment = {**os.environ, "TENON_HOME": str(tmp_path)}
    second = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, env=environment)
    assert second.returncode == 1
    assert "Another Tenon process" in second.stderr
    home.close()
