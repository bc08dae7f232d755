"""Rules: when something happens to a record and a condition holds, actions follow. Pure: decides, never does."""
