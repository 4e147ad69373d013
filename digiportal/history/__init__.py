"""The history of what people edit, in words."""
