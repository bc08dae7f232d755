"""What `docs/generate.py` writes: pages of the reference, each from the part of the program it is about."""
