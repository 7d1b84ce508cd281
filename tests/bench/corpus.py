"""A load corpus: news-like JSON lines, the same for the same number of articles."""

import json
import random
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "bench" / "gen_corpus.py"
_SYLLABLES = [
    "ka",
    "mor",
    "ten",
    "vel",
    "is",
    "dra",
    "lo",
    "pim",
    "sor",
    "an",
    "bel",
    "tis",
    "ur",
    "ga",
    "fen",
    "hol",
    "ric",
    "em",
    "nat",
    "os",
    "pel",
    "ver",
    "din",
    "al",
    "cor",
    "mas",
    "ti",
    "ren",
    "bo",
    "lu",
    "sta",
]
_WORDS_AN_ARTICLE = 500


def corpus(folder: Path, articles: int) -> Path:
    """Return a file of `articles` records: from real stories where the shared generator is, else of made-up words."""
    file = folder / f"corpus-{articles}.jsonl"
    if not file.exists():
        if SHARED.exists():
            subprocess.run([sys.executable, str(SHARED), str(file), "--articles", str(articles)], check=True)
        else:
            _make(file, articles)
    return file


def _make(file: Path, articles: int) -> None:
    """Write articles whose words follow Zipf's law over a vocabulary that keeps growing with new names."""
    chance = random.Random(11)
    vocabulary = sorted({_word(chance) for _ in range(40_000)}, key=lambda word: (len(word), word))
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    with file.open("w", encoding="utf-8") as out:
        for number in range(articles):
            words = chance.choices(vocabulary, weights, k=_WORDS_AN_ARTICLE)
            for place in range(0, _WORDS_AN_ARTICLE, 40):
                words[place] = _word(chance).capitalize()
            paragraphs = [" ".join(words[start : start + 60]) + "." for start in range(0, len(words), 60)]
            record = {
                "id": f"a{number:06d}",
                "title": " ".join(chance.choices(vocabulary, weights, k=7)).capitalize(),
                "source": f"Wire {chance.randrange(40):02d}",
                "date": f"{chance.randrange(2005, 2025)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
                "byline": f"{_word(chance).capitalize()} {_word(chance).capitalize()}",
                "body": "\n\n".join(paragraphs),
            }
            out.write(json.dumps(record) + "\n")


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))
