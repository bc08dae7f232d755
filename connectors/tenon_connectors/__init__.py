"""Tenon connectors: one folder an outside system, each with a manifest and a class that keeps the contract."""
