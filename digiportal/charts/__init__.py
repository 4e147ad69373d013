"""Charts: a specification in (what is said, which figures), accessible SVG out, for pages and for PDF alike.

`specification` holds the kinds; templates show one with `{% chart spec %}` (pages) or `{% print_chart spec %}` (print).
"""
