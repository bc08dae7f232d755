"""Desks: pages for scanning work. A document checked against its form; the platform finds records and takes steps."""
