"""What every engine stands on: texts, problems, errors, kinds, registries, effects."""
