"""What people use: pages to read, datasets, citations."""
