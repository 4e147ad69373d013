"""People, seats and terms from a spreadsheet: read, planned row by row against what is known, and brought in as one act."""
