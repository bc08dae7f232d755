"""Where records and platform tables live: one SQLite file or one PostgreSQL schema per tenant."""
