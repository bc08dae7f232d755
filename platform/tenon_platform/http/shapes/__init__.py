"""What goes over the wire, one noun a file. The OpenAPI description is made of it; no value is converted by it."""
