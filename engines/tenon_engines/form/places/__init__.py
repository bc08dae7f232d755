"""Places of China, and addresses as people paste them."""
