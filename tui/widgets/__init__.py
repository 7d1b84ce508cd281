"""The panes. Each takes what it shows from above and posts messages up."""
