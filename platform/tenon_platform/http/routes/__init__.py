"""One file per noun. `app.py` lists them."""
