"""Full-text index of news articles: everything but the screen."""
