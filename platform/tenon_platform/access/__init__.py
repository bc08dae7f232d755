"""Who may do what: users, roles, sessions, secrets, audit."""
