"""How dear the portal's pages and documents are beside what they can't do without: ``make bench``.

Everything is measured in one run on one machine, and only the ratios are worth comparing between machines.
"""
