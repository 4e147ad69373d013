"""Loads the files in ``demonstration/data`` through the same services as the pages use."""
