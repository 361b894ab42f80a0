"""A citable dataset made from the archive: data files, data card, machine-readable packages."""
