"""Names by a spaCy pipeline. The only module that loads spaCy, and only once a pipeline was chosen."""

import warnings
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from index.errors import MissingExtra, UnusableTagger
from index.extract.mentions import Mention, Sentence

if TYPE_CHECKING:
    from spacy.language import Language

_KINDS = {
    **dict.fromkeys(("PER", "PERSON", "PRS", "PERSNAME"), "PER"),
    **dict.fromkeys(("ORG", "ORGNAME"), "ORG"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "GPE_LOC", "GPE_ORG", "PLACENAME", "GEOGNAME"), "LOC"),
    **dict.fromkeys(("MISC", "PRODUCT", "WORK_OF_ART", "LAW"), "MISC"),
    "NORP": "GROUP",
    "EVENT": "EVENT",
    "EVT": "EVENT",
}
"""Labels of spaCy's pipelines, in capitals → our kinds. Dates, sums and the like are ours to find."""
_NEEDLESS = ("parser", "senter", "tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer")
"""Parts that no statistical tagger of names looks at."""
_RULERS = frozenset(["entity_ruler", "span_ruler", "future_entity_ruler"])
"""Parts whose patterns may ask for anything."""
_LONGEST = 50_000
"""Characters of a line that are given at once; spaCy takes a kilobyte for each hundred or so."""
_ARTICLES = frozenset(["the", "a", "an"])


def load(name: str) -> "PipelineMarker":
    """Load the installed pipeline, or the one in the folder, that is called `name`.

    Raises:
        MissingExtra: spaCy is not installed.
        UnusableTagger: there is no such pipeline, it cannot be loaded, or it marks no names.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra(f"the tagger spacy:{name}", "spaCy", "spacy") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that another release of spaCy made it, and the like: it works or it fails
            pipeline = spacy.load(name)
    except OSError as error:
        hint = f'"python -m spacy download {name}" installs one of spaCy\'s own, a folder is named by a path with a /'
        raise UnusableTagger(f"no spaCy pipeline {name} is installed; {hint}") from error
    except (ImportError, ValueError, KeyError, TypeError, RuntimeError) as error:
        why = " ".join(str(error).split())[:200]
        raise UnusableTagger(
            f"the spaCy pipeline {name} cannot be loaded, is something it needs missing? {why}"
        ) from error
    labels = {label.upper() for labels in pipeline.pipe_labels.values() for label in labels}
    if labels.isdisjoint(_KINDS):
        raise UnusableTagger(f"the spaCy pipeline {name} marks no names; choose one with a part that does, such as ner")
    if _RULERS.isdisjoint(pipeline.component_names):
        pipeline.select_pipes(disable=[part for part in pipeline.pipe_names if part in _NEEDLESS])
    return PipelineMarker(pipeline)


class _Stretch(NamedTuple):
    """Neighbouring sentences of a line, seen at once."""

    text: str
    begin: int
    """Where it begins in its field."""
    first: int
    """Number of the first sentence."""
    behind: int


class PipelineMarker:
    """Marks the names that a spaCy pipeline sees, on our words. One thread at a time has it."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline
        self._lock = Lock()

    def mark(self, sentences: Sequence[Sentence], texts: Sequence[str]) -> list[Mention]:
        """Return the names in the sentences of one article; see `taggers.Marker`."""
        stretches = list(_stretches(sentences, texts))
        found: list[Mention] = []
        with self._lock:
            for stretch, seen in zip(stretches, self._pipeline.pipe(each.text for each in stretches), strict=True):
                for span in seen.ents:
                    kind = _KINDS.get(span.label_.upper())
                    bounds = (stretch.begin + span.start_char, stretch.begin + span.end_char)
                    mention = _placed(bounds, kind, sentences, stretch) if kind else None
                    if mention and (not found or _is_behind(mention, found[-1])):
                        found.append(mention)
        return found


def _stretches(sentences: Sequence[Sentence], texts: Sequence[str]) -> Iterator[_Stretch]:
    first = 0
    for number in range(1, len(sentences) + 1):
        begin, end = sentences[first][0].start, sentences[number - 1][-1].end
        if number < len(sentences) and texts[number] is texts[first]:
            behind = sentences[number]
            goes_on = behind[0].start >= end and "\n" not in texts[first][end : behind[0].start]
            if goes_on and behind[-1].end - begin <= _LONGEST:
                continue
        yield _Stretch(texts[first][begin:end], begin, first, number)
        first = number


def _placed(bounds: tuple[int, int], kind: str, sentences: Sequence[Sentence], stretch: _Stretch) -> Mention | None:
    """Return the words of the sentence in which a name begins that lie in `bounds`, without an article and marks."""
    start, end = bounds
    number = next((at for at in range(stretch.first, stretch.behind) if sentences[at][-1].end > start), stretch.first)
    sentence = sentences[number]
    places = [at for at, token in enumerate(sentence) if token.end > start and token.start < end]
    while places and (not _is_word(sentence[places[0]].word) or sentence[places[0]].word.lower() in _ARTICLES):
        places.pop(0)
    while places and not _is_word(sentence[places[-1]].word):
        places.pop()
    return Mention(number, places[0], places[-1] + 1, kind) if places else None


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _is_behind(mention: Mention, last: Mention) -> bool:
    return (mention.sentence, mention.begin) >= (last.sentence, last.end)
