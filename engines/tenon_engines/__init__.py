"""Tenon engines: pure interpreters of definition documents. No connection, no clock, no environment."""
