"""The fields of an article in reading order."""

from index.article import Article


def reading_order(article: Article) -> dict[str, str]:
    """Return field name → text, as entities list their mentions: title, standfirst, body, captions; none empty."""
    texts = article.texts()
    order = ["title", "standfirst", "body", *(f"caption:{number}" for number in range(len(article.captions)))]
    return {name: texts[name] for name in order if texts.get(name)}
