"""The report engine: a dataset and a query become SQL without fan-out, then a figure."""
