"""Articles as text for other programs: plain, as Markdown, many in one. Pure."""

from collections.abc import Callable, Iterator, Sequence

from index import Article

_LONGEST_NAME = 60
_BETWEEN = f"\n{'=' * 72}\n\n"
"""What parts articles in plain text."""
_BETWEEN_MARKDOWN = "\n---\n\n"

Form = Callable[[Sequence[Article]], str]


def as_text(articles: Sequence[Article]) -> str:
    """Return articles as plain text, each with its headline, outlet and day above it; a line of = parts them."""
    return _BETWEEN.join(map(_plain, articles))


def as_markdown(articles: Sequence[Article]) -> str:
    """Return articles as Markdown. Their text stays as it is: what looks like Markdown in it is not made harmless."""
    return _BETWEEN_MARKDOWN.join(map(_markdown, articles))


FORMS: dict[str, Form] = {".md": as_markdown, ".txt": as_text}
"""Form of the text by the ending of its file."""


def _plain(article: Article) -> str:
    from index import citation

    parts = (article.title, article.standfirst, citation(article), article.url, article.body, *_captions(article))
    return "\n\n".join(filter(None, parts)) + "\n"


def _markdown(article: Article) -> str:
    from index import citation

    standfirst = f"*{article.standfirst}*" if article.standfirst else None
    link = f"<{article.url}>" if article.url else None
    parts = (f"# {article.title}", standfirst, citation(article), link, article.body, *_captions(article))
    return "\n\n".join(filter(None, parts)) + "\n"


def _captions(article: Article) -> Iterator[str]:
    return (" © ".join(filter(None, (each.text, each.credit))) for each in article.captions)


def file_name(articles: Sequence[Article]) -> str:
    """Return a name for a file of these articles, without its ending; of a single one the words of its headline."""
    if len(articles) > 1:
        return f"{len(articles)}-articles"
    (article,) = articles
    words = "".join(character if character.isalnum() else " " for character in article.title or article.id).split()
    return "-".join(words).lower()[:_LONGEST_NAME].rstrip("-") or "article"
