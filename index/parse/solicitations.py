"""Solicitations: paragraphs in which a site speaks to its readers of cookies, subscriptions and mailing lists."""

import re
from collections.abc import Sequence

_COOKIES = re.compile(
    r"(?i)^\W{0,3}(?:(?:we|this (?:web)?site|our (?:web)?site|our partners|by (?:continuing|using|clicking|browsing))\b"
    r".{0,120}\bcookies?\b"
    r"|(?:wir|diese (?:web)?seite|unsere (?:web)?seite|mit (?:der|ihrer) nutzung)\b.{0,60}\b"
    r"(?:verwende\w*|nutz\w*|setz\w*).{0,40}\bcookies?\b"
    r"|(?:nous utilisons|ce site utilise|en poursuivant votre navigation|en continuant)\b.{0,120}\bcookies?\b"
    r"|(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)|al continuar)\b.{0,120}\bcookies?\b"
    r"|(?:questo sito (?:utilizza|usa)|utilizziamo|usiamo)\b.{0,60}\bcookies?\b"
    r"|(?:este site (?:utiliza|usa)|ao continuar)\b.{0,120}\bcookies?\b"
    r"|(?:wij gebruiken|deze (?:web)?site (?:gebruikt|maakt gebruik))\b.{0,60}\bcookies?\b"
    r"|(?:vi (?:använder|bruger|bruker))\b.{0,40}\b(?:cookies|kakor|informasjonskapsler)\b)"
)
_PAYWALL = re.compile(
    r"(?i)^\W{0,3}(?:(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber)"
    r"|start your free trial)\b.{0,60}\b(?:to (?:continue|keep|read|unlock|access|finish)"
    r"|for (?:full|unlimited) access)\b"
    r"|to (?:continue|keep|finish) reading\b.{0,60}\b(?:subscribe|sign|log ?in|register|create)\b"
    r"|this (?:article|story|content|post) is (?:only |exclusively )?(?:for|available (?:only )?to|reserved for)\b"
    r".{0,40}\b(?:subscribers?|members?)\b"
    r"|(?:you(?:'|’)ve|you have) (?:reached|read|used|hit)\b.{0,40}\b(?:limit|free|complimentary|last)\b.{0,40}"
    r"\b(?:articles?|stories|month)\b"
    r"|already a (?:subscriber|member)\b|already have an account\b|not a subscriber\b"
    r"|(?:jetzt|mit .{1,20}) weiterlesen\b|um weiterzulesen\b|dieser (?:artikel|text|inhalt) ist (?:nur )?für abonnent"
    r"|sie haben bereits ein abo|bereits abonnent|weiterlesen mit\b"
    r"|(?:cet article|la suite|ce contenu) est réservée? (?:à nos|aux) abonnés|il vous reste \d+ ?% de (?:cet|l)"
    r"|déjà abonné|(?:este|contenido) (?:artículo|contenido)?.{0,20}exclusivo para (?:nuestros )?suscriptores"
    r"|¿?ya eres suscriptor|(?:conteúdo|texto) exclusivo para assinantes|já é assinante"
    r"|(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati|sei già abbonato"
    r"|al abonnee\b|dit artikel is (?:alleen|exclusief) voor abonnees)"
)
UNSUBSCRIBE = re.compile(
    r"(?i)\bunsubscribe\b|\bmanage (?:your )?(?:e-?mail )?(?:subscription|preferences)"
    r"|update your (?:email )?preferences"
    r"|you(?:'re|’re| are|’ve| have)? (?:are )?(?:receiv|receiv|got|gett)\w* this (?:e-?mail|message|newsletter)"
    r"|(?:was|were) (?:e-?mailed|sent) to you because|this (?:e-?mail|newsletter|message) was sent to\b"
    r"|view (?:this|it) (?:e-?mail )?in (?:your|a) browser|(?:forward|forwarded) this (?:e-?mail|newsletter)"
    r"|opt out of (?:these|this|all) (?:e-?mails?|mailings?)"
    r"|\babbestellen\b|\babmelden\b|sie erhalten diese(?:n|s)? (?:e-?mail|newsletter)"
    r"|im browser (?:ansehen|öffnen|anzeigen)"
    r"|se désabonner|se désinscrire|désinscription|vous recevez ce(?:tte)? (?:e-?mail|mail|newsletter|lettre)"
    r"|darse de baja|cancelar (?:la|tu|su) suscripción|(?:recibes|recibe|has recibido) este (?:correo|boletín|mensaje)"
    r"|annulla(?:re)? (?:l['’])?iscrizione|disiscriver|cancellar(?:e|ti) (?:la|dall)"
    r"|ricevi questa (?:e-?mail|newsletter)"
    r"|cancelar (?:a )?(?:assinatura|inscrição|subscrição)|descadastr|você (?:está recebendo|recebeu) este"
    r"|\bafmelden\b|\buitschrijven\b|je ontvangt deze|avsluta prenumeration|avregistrera|\bafmeld\b|meld deg av"
    r"|отписаться|вы получили это письмо|wypisz się|zrezygnuj z subskrypcji|配信停止|配信解除|구독 취소|수신거부|退订"
)
"""How a letter says how it can be left."""
_QUOTED = re.compile(r"^\s*[\"“„«‘']")
_LONGEST = 400
_ABOUT = 2
"""Other paragraphs with the same word from which on an article is about it."""
_SUBJECTS = (
    (_COOKIES, re.compile(r"(?i)cookie|kakor|informasjonskapsler")),
    (_PAYWALL, re.compile(r"(?i)paywall|subscri|abonn|suscri|assina|abbona|member")),
)


def solicitations(paragraphs: Sequence[str]) -> list[bool]:
    """Tell which paragraphs of one article are the site's own words to its readers.

    A paragraph of an article about cookies or subscriptions is none: where two others speak of the same, or where it
    is quoted, it stays.
    """
    found = [False] * len(paragraphs)
    for pattern, subject in _SUBJECTS:
        matches = [
            index
            for index, text in enumerate(paragraphs)
            if len(text) <= _LONGEST and pattern.search(text) and not _QUOTED.search(text)
        ]
        others = (text for index, text in enumerate(paragraphs) if index not in matches)
        if matches and sum(subject.search(text) is not None for text in others) < _ABOUT:
            for index in matches:
                found[index] = True
    return found
