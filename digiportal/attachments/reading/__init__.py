"""What a file is and what stands in it. Knows no Django: it runs in a process of its own, with limits and no secrets."""
