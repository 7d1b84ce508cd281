"""Words by which the furniture of a page gives itself away, in the languages that news pages come in.

They are words of buttons and labels, not of news: a cue only counts in a line short enough to be one (see `shape`).
"""

_WORDS = {
    "share": """
        share shares tweet facebook twitter whatsapp linkedin pinterest reddit telegram tumblr email
        print teilen drucken partager compartir compartilhar condividi delen dela del paylaş поделиться
        シェア bagikan merken flipboard copylink
    """,
    "account": """
        login subscribe subscribed subscriber subscribers subscription newsletter newsletters register
        registered abonnieren abonnement abo anmelden registrieren suscríbete suscribirse inscription
        iscriviti assine prenumerera abone подписаться подписка登録 会員 ログイン berlangganan paywall unlock
        premium inbox
    """,
    "legal": """
        cookie cookies copyright privacy datenschutz impressum gdpr disclaimer agb datenschutzerklärung
    """,
    "ad": """
        advert advertisement advertisements anzeige werbung publicidad publicité sponsored pubblicità
        reklam annonse annonsør annonsørinnhold annons iklan promoted publicidade 広告 광고 advertorial
    """,
    "comment": """
        comment comments kommentar kommentare kommentarer commentaires comentarios comentários reply
        replies reacties コメント 댓글
    """,
    "ui": """
        menu search loading navigation breadcrumb breadcrumbs login suche startseite schließen recherche
        buscar javascript anhören listen slideshow gallery abspielen lesezeit sitemap
    """,
}
_PHRASES = {
    "account": """
        sign in|sign up|sign out|log in|log out|my account|your account|to continue reading|
        get the latest|free trial|s'abonner|se connecter|your inbox|email address|e-mail address|
        our app|by signing|by clicking|by submitting|jetzt registrieren|jetzt lesen|weiter lesen|
        already a|subscribe to|sign-up|privacy policy|you agree|you consent
    """,
    "legal": """
        rights reserved|terms of|terms and|privacy policy|cookie policy|mentions légales|
        derechos reservados|direitos reservados|alle rechte|all rights|this site|this website|
        our website
    """,
    "more": """
        read more|read next|read also|more on|more from|more in|more stories|more news|see also|
        most read|most popular|most viewed|top stories|up next|you may like|you may also|you might like|
        you might also|also on|don't miss|don’t miss|also read|also in|mehr zum|mehr aus|mehr von|
        mehr lesen|lesen sie|lies auch|auch interessant|das könnte|mehr über|zum thema|à lire|
        lire aussi|lea también|más leído|más leídas|mais lidas|leia também|leia mais|leggi anche|
        lees ook|läs även|läs mer|les også|mer om|baca juga|related articles|related stories|
        related content|latest news|latest stories|recommended for|recommended from|editor's picks|
        editors' picks|editor’s picks|explore more|view all|see all|show more|vis mer|show all|
        all posts|similar articles|our picks|story continues
    """,
    "comment": """
        join the conversation|have your say|leave a|add comment|your comment|be the first
    """,
    "ad": """
        advertisement has|sponsored content|paid content|affiliate links|earn a|earn commission
    """,
    "ui": """
        skip to|back to|top of page|bottom of page|click here|click to|tap to|follow us|follow on|
        view image|view comments|zum inhalt|nach oben|zur startseite|open in|close menu|please enable|
        contact us|about us|all topics|copy link|listen to|watch live|mega menu|article content|
        scroll to|gift article|save article|report this|share this|share the|diesen artikel|
        artikel teilen|beitrag teilen|download the|send us|get in
    """,
}
_OPENING = {
    "more": """
        related recommended popular trending latest meistgelesen relacionadas relacionados verwandte
        empfohlen tags topics themen schlagworte más mehr mer 関連 関連記事 ayrıca читайте temas etiquetas
        weitere aktuelle read
    """,
    "ui": """
        home menu close open next previous play pause watch video videos photos follow email save skip
        go top
    """,
    "by": """
        by von par por di av af door text texto texte testo author autor autorin oleh от автор reporter
        written posted published words story interview
    """,
    "source": """
        source quelle fuente fonte bron kilde källa źródło источник sumber kaynak
    """,
}
_ANYWHERE = {
    "by": """
        reporter correspondent editor writer redakteur redakteurin redaktion journalist journalistin
        contributor columnist korrespondent korrespondentin 記者 기자
    """,
    "pub": """
        published publish updated posted modified veröffentlicht aktualisiert publié publicado publicada
        actualizado atualizado aggiornato pubblicato publisert oppdatert publicerad uppdaterad udgivet
        gepubliceerd bijgewerkt gmt utc est edt bst cest uhr stand ago read lesezeit min minutes
        diperbarui güncelleme обновлено опубликовано 更新 公開 配信 입력 수정
    """,
    "credit": """
        photo photograph photographer photos foto fotos image images picture bild imagen credit credits
        getty reuters afp epa shutterstock imago alamy istock unsplash ap stringer dpa 写真 pic
        photographs handout courtesy archivbild symbolbild apa efe ansa keystone tass xinhua bernama
        scanpix ntb nurphoto fotografie grafik illustration
    """,
}


def _table(groups: dict[str, str], separator: str | None = None) -> dict[str, str]:
    return {
        " ".join(form.split()): cue for cue, forms in groups.items() for form in forms.split(separator) if form.strip()
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


WORDS = _table(_WORDS)
"""Case-folded word → cue, wherever it stands in a short line."""
PHRASES = _table(_PHRASES, "|")
"""Two or three case-folded words → cue."""
PHRASE_OPENINGS = frozenset(phrase.split()[0] for phrase in PHRASES)
OPENING = _table(_OPENING)
"""Case-folded first word of a short line → cue."""
ANYWHERE = _table(_ANYWHERE)
"""Case-folded word → cue that does not make a line furniture by itself."""
FURNITURE = frozenset({"share", "account", "legal", "more", "ad", "comment", "ui"})
"""The cues of lines that no article holds."""
ASKING = frozenset({"account", "legal"})
"""Of these, the ones that also give away a whole sentence."""
UPDATED = _words(
    """
    updated modified aktualisiert actualizado actualizada actualisé mis atualizado aggiornato oppdatert
    uppdaterad bijgewerkt diperbarui güncelleme обновлено 更新 수정 edited opdateret
    """
)
"""Words before the date of a later version."""
PARTICLES = _words(
    """
    de da di do dos das del della der den van von zu zur bin ibn al el la le y af av ter ten te du
    """
)
"""Small words inside names of people."""
NO_NAMES = _words(
    """
    image images photo photos getty newsletter press release comments comment share view post posts news
    sport sports home business politics opinion world culture media entertainment lifestyle technology
    health science article story video read more latest local weather videos podcast podcasts magazine
    lesezeit lecture points advisor themen profile follow
    login search menu music movies books games travel fashion email facebook twitter whatsapp linkedin
    reddit copy link about contact terms privacy advertisement listen print
    """
)
"""Words of menus: a line with one of them is no name, whatever its capitals."""
OUTLETS = _words(
    """
    agency press wire courier times post daily weekly herald tribune gazette ledger journal observer
    chronicle telegraph mail standard echo express mirror globe examiner dispatch bulletin monitor
    register inquirer newspaper magazine radio television tv broadcasting media review reporter
    zeitung tageszeitung tagblatt anzeiger presse rundschau kurier blatt nachrichten rundfunk
    corriere gazzetta giornale diario periódico jornal folha agencia agence journal nouvelles
    dagblad krant courant tidning avis tidende gazeta
    """
)
"""Words that make a run of capitalised words the name of an outlet."""
AGENCIES = _names(
    """
    AFP|AP|Associated Press|EPA|EPA-EFE|EFE|Reuters|Getty|Getty Images|dpa|APA|ANSA|TASS|Xinhua|Bernama|
    NTB|TT|SID|epd|KNA|PTI|ANI|IANS|AAP|PA|PA Media|PA Wire|Press Association|Agence France-Presse|
    Bloomberg
    """
)
"""News agencies as bylines and credits write them."""
PICTURES = _names(
    """
    imago|IMAGO|Shutterstock|Alamy|iStock|Unsplash|picture alliance|Keystone|Scanpix|NurPhoto|WireImage|
    Pool|Handout
    """
)
"""Sources of pictures that write no articles."""
