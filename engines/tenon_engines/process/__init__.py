"""Flows: where a case stands, where it goes next, who is asked. Pure: one call is one step, effects are data."""
