"""How a table was made, in two sentences for the methods section of a paper."""

from mediakit._methods.write import methods

__all__ = ["methods"]
