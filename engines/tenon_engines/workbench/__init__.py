"""Workbenches: what a role sees first. Documents checked against forms and datasets; the platform brings the data."""
