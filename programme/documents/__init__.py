"""The documents of a programme, each made in two steps: facts as plain data, then text and blocks in its language."""
