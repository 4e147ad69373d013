"""The documents of a programme. Each is made in two steps: facts as plain data, then text and blocks in its language."""
