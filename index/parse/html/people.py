"""People's names as page builders write them: in fields for machines and in marked elements."""

import html
import re

from index.parse.tree import squeeze

ORGANISATION = re.compile(
    r"(?i)\b(?:redaktion|redacci[oó]n|r[eé]daction|redakcja|redazione|staff|news|newsroom|team|"
    r"editors?|editorial|desk|online|gmbh|"
    r"ltd|inc|llc|zeitung|times|press|media|admin|administrator|agency|agentur|contributors?|"
    r"services?|correspondents?|verlag|"
    r"magazin|university|institute|foundation|program|project|association|nachrichten|tv|radio|reporters?|webmaster|"
    r"wordpressadmin|reuters|a?fp|dpa|sda|apa|epd|kna|ansa|efe|lusa|ap|ntb|pap|tass|bloomberg|getty|"
    r"guest|unknown|anonymous)\b"
)
"""Marks of a desk, an agency or a company."""
AGENCY = re.compile(
    r"(?i)(?:dpa|afp|reuters|sda|apa|epd|kna|ansa|efe|lusa|ap|ntb|pap|pa|tass|(?:the )?associated press|bloomberg|"
    r"deutsche presse-agentur)"
)
_NOT_NAME = re.compile(
    r"(?i)\b(?:follow|view|all|posts?|share|comments?|updated?|published|read|more|min|minutes?|"
    r"lesezeit|by the|see|full|bio|"
    r"profile|archive|email|twitter|facebook|photo|image|bild|foto|contributing|senior|chief|"
    r"journalist(?:in)?|autor(?:in)?|"
    r"author|writer|correspondent|columnist|redakteur(?:in)?|username|subscribe|sign|contact|about|"
    r"uhr|stand|am|pm|est|edt|"
    r"gmt|hace|tiempo|lectura|january|february|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|"
    r"saturday|sunday|ceo|director|president|credit|copyright|interview|get|rss)\b"
)
_LEAD = re.compile(
    r"(?i)^\s*(?:(?:written|posted|published|words|story|reported|report|review|veröffentlicht|"
    r"geschrieben|verfasst|article|"
    r"artikel|ein(?:e)? (?:gast)?(?:beitrag|artikel|kolumne|kommentar|interview)|text und fotos?|"
    r"text|interview|autor(?:in|en)?|"
    r"author|escrito|publicado|publi[eé]|scritto|tekst|analysis|opinion|redigé)\s+)?(?:by|von|par|"
    r"por|di|av|af|door)\b\s*:?\s+"
    r"|^\s*(?:autor(?:in|en)?|auteur|authors?|text|interview|redaktion|aufgezeichnet von|texto|"
    r"testo|tekst|written by|by|von|"
    r"par|por|著者|作者|文|記者|글)\s*[:：]\s*"
)
_LATER_LEAD = re.compile(r"(?is)[^\n]*\d.{0,12}\b(?:by|von|par|por)\s+(.+)$")
_SPLIT = re.compile(r"\s*(?:[,;/|•·，、\n]|\s[-–—&+]\s|\s(?:and|und|et|y|och|og|en|e|with|mit|avec)\s)\s*")
_ROLE = re.compile(
    r"(?i)\s+(?:contributor|reporter|editor|ceo|cto|writer|staff writer|journalist|correspondent|"
    r"columnist|redakteur(?:in)?|"
    r"autor(?:in)?|기자|記者|记者)$|(?:기자|記者|记者)$"
)
_TITLE = re.compile(r"^(?:By|Von|by|von|Por|por|Dr\.|Prof\.|and|und|et|y)\s+")
_ASIDE = re.compile(r"\([^)]*\)|@\w+|\S+@\S+")
_PHOTOGRAPHER = re.compile(
    r"(?i)(?:\b(?:and|und|et|y|e)\b|[,;&])\s*[^,;()\n]{3,45}\((?:photo|foto|bild|picture|illustra|video|grafi|graphi)[^)]*\)"
)
_ADDRESS = re.compile(r"https?:|facebook\.com|twitter\.com")
_CODE = re.compile(r"www\.|\d{2}|\.(?:com|de|net|org|co)\b")
_JOINT = frozenset(["and", "und", "et", "y", "e", "&", "with", "mit", "by", "von"])
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 45
_TEXT_LIMIT = 400


def in_field(text: str) -> list[str]:
    """Return the names in a field that is meant for them; single words and lower case pass."""
    return [name for name in _pieces(text) if not _NOT_NAME.search(name)]


def in_byline(text: str) -> list[str]:
    """Return the names in text from a marked element, up to what is no name any more."""
    names: list[str] = []
    for piece in _pieces(text):
        if _NOT_NAME.search(piece):
            if names:
                break
            continue
        if not _looks_like_name(piece):
            break
        names.append(piece)
    return list(dict.fromkeys(names))


def _pieces(text: str) -> list[str]:
    text = _PHOTOGRAPHER.sub("", html.unescape(text[:_TEXT_LIMIT]).strip().lstrip("["))
    if _ADDRESS.search(_ASIDE.sub(" ", text)):
        return []
    later = _LATER_LEAD.match(text)
    text = _ASIDE.sub(" ", _LEAD.sub("", later[1] if later else text, count=1))
    pieces = (_ROLE.sub("", _TITLE.sub("", squeeze(piece)).strip(" .:·|-–\"'[]")) for piece in _SPLIT.split(text))
    return [piece for piece in pieces if piece and _may_be_name(piece)]


def _may_be_name(piece: str) -> bool:
    return len(piece) <= _LONGEST and piece.lower() not in _JOINT and not _CODE.search(piece)


def _looks_like_name(piece: str) -> bool:
    if len(piece) < 20 and _UNSPACED.search(piece):
        return True
    words = piece.split()
    return 2 <= len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper()
