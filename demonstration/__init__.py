"""The five cooperations as readable files, and the command that loads them."""
