"""How a table was made, in two sentences for the methods section of a paper."""
