"""Print templates: a record as a sheet of paper. Templates are checked like formulas and can reach nothing but values."""
