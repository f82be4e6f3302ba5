"""One reader a module: each turns one file into a frame of articles-to-be."""
