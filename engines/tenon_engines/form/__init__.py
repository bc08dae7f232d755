"""The form engine: a form document becomes typed columns, coercers, a computation order and checks."""
