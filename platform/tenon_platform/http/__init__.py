"""The HTTP interface: routes, sessions, errors, the interface's files."""
