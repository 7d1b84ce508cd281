"""Relations between articles, as arithmetic on what was found in them: company, events, who differs from whom. Pure."""
