"""Tests of what people use: pages, datasets, citations."""
