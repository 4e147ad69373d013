"""Where somebody is logged in: the list of one's sessions, and ending them."""
