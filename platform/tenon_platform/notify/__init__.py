"""Telling people: in-app messages and live signals."""
