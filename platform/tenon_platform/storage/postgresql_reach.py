"""The first connection to a PostgreSQL: whether the address is right, whether it answers, whether tenants can live there."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text

SECONDS = 10  # a host that swallows packets would otherwise be waited for over two minutes


def checked(url: str) -> str:
    """The address as it is used from here on. Raises what a person can act on."""
    try:
        given = conninfo_to_dict(url)
    except psycopg.Error:
        raise TenonError(
            Text("TENON_DATABASE 不是 PostgreSQL 地址", "TENON_DATABASE is not the address of a PostgreSQL"),
            hint=Text(
                "写成 postgresql://用户:密码@主机:5432/库；密码里的 @ : / ? # % 写成 %40 %3A %2F %3F %23 %25",
                "write postgresql://user:password@host:5432/database, with @ : / ? # % of a password"
                " as %40 %3A %2F %3F %23 %25",
            ),
            code="bad_database_address",
        ) from None
    url = url if given.get("connect_timeout") else psycopg.conninfo.make_conninfo(url, connect_timeout=SECONDS)
    with connected(url) as connection:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            name = connection.info.dbname
            made = f"CREATE DATABASE {name}_utf8 ENCODING 'UTF8' TEMPLATE template0"
            raise TenonError(
                Text(
                    f"数据库“{name}”的编码是 {encoding}，存不下所有文字",
                    f"Database {name!r} is encoded in {encoding}, which cannot hold every text",
                ),
                hint=Text(f"请另建一个 UTF8 的库：{made}", f"make one in UTF8: {made}"),
                code="bad_database_encoding",
            )
    return url


def connected(url: str, **options: Any) -> psycopg.Connection[Any]:
    try:
        return psycopg.connect(url, autocommit=True, **options)
    except psycopg.OperationalError as error:
        said = " ".join(str(error).split())
        raise TenonError(
            Text(f"连不上 PostgreSQL：{said}", f"PostgreSQL cannot be reached: {said}"),
            hint=Text(
                "请检查 TENON_DATABASE 里的主机、端口、用户、密码和库名；库要先建好：createdb tenon",
                "check host, port, user, password and database in TENON_DATABASE;"
                " the database has to exist: createdb tenon",
            ),
            code="no_database",
        ) from None


def may_not_create(connection: psycopg.Connection[Any]) -> TenonError:
    user, name = connection.info.user, connection.info.dbname
    grant = f'GRANT CREATE ON DATABASE "{name}" TO "{user}"'
    return TenonError(
        Text(
            f"用户“{user}”不能在库“{name}”里建 schema，租户要放在自己的 schema 里",
            f"User {user!r} may not create a schema in database {name!r}, and each tenant needs one",
        ),
        hint=Text(f"请让库的所有者执行：{grant}", f"let the owner of the database run: {grant}"),
        code="no_schema",
    )
