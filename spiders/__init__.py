"""The outlets, one a file: who they are and where they list their articles."""
