"""Adding an outlet: looking at a site, finding out how it can be crawled, declaring it."""
