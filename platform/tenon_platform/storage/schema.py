"""The one MetaData of all platform tables. Owners define tables beside their code; `migrations` bring them into tenants."""

import sqlalchemy as sa

from tenon_platform.storage.types import Moment

metadata = sa.MetaData()

tenant_row = sa.Table(
    "tenant",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("timezone", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("demo", sa.Boolean, nullable=False),
    sa.Column("created_at", Moment(), nullable=False),
    sa.Column("key_mark", sa.Text),  # tells the key that its encrypted values were written with
)

# Two rows, which every transaction reads: a publish raises the first, and every process drops the plans of older
# epochs; what changes people raises the second, and every process looks its sessions up again.
epoch = sa.Table(
    "epoch",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

id_block = sa.Table(
    "id_block",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("high", sa.BigInteger, nullable=False),
)
