"""Tenon platform: the imperative shell around the engines (storage, HTTP, jobs, permissions)."""
