"""What the records mean on a day, read from objects that the caller has fetched; nothing here asks the database."""
