"""One file for each version of the tables, in the order that each names."""
