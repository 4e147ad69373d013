"""Acts of projects that change state: one function each, named as the domain names it."""
