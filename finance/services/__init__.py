"""Acts of finance that change state: one function each, named as the domain names it."""
