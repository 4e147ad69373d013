"""Files that people add: checked by content, kept in the database, scanned, read for search, served through rights."""
