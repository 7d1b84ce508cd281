"""Extract: an article gives its entities, quotations, dates and numbers."""
