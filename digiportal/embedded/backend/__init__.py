"""A database engine for the embedded server: PostgreSQL's own, which starts the server when it is first needed."""
