"""The small words by which speech is told: verbs that bring it, and what stands between a verb and its subject."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


SAYING = words(
    """
    ruled shared emailed e-mailed texted messaged chuckled grinned groaned growled roared screamed protested protests
    objected ventured volunteered reflected reflects summarised summarized clarified clarifies ranted pointed points
    emailing sharing say says said saying tell tells told telling add adds added adding ask asks asked asking reply
    replies replied replying respond responds responded responding answers answered answering write writes wrote
    writing argue argues argued arguing warn warns warned warning claims claimed claiming insist insists insisted
    insisting explain explains explained explaining notes noted noting states stated stating declare declares declared
    declaring announce announces announced announcing admit admits admitted admitting acknowledge acknowledges
    acknowledged acknowledging recalls recalled recalling remarks remarked remarking observe observes observed
    continue continues continued conclude concludes concluded concluding stresses stressed stressing maintain
    maintains maintained deny denies denied denying suggest suggests suggested suggesting complain complains
    complained complaining urges urged urging predict predicts predicted predicting jokes joked joking quip quips
    quipped tweets tweeted tweeting posts posted posting comments commented reiterate reiterates reiterated
    reiterating cautions cautioned cautioning vows vowed vowing pledges pledged pledging promises promised promising
    shout shouts shouted shouting whisper whispers whispered cries cried testify testifies testified lament laments
    lamented lamenting muse muses mused concedes conceded conceding contend contends contended counters countered
    emphasise emphasised emphasises emphasising emphasize emphasized emphasizes emphasizing exclaim exclaims exclaimed
    confess confesses confessed confirm confirms confirmed confirming boast boasts boasted boasting assert asserts
    asserted asserting allege alleges alleged alleging advise advised advises repeat repeats repeated repeating retort
    retorted revealed reveals sigh sighed sighs yell yelled proclaim proclaims proclaimed opine opined recount
    recounted recounts scoff scoffed sneer sneered plead pleaded pleads beg begged grumble grumbled marvel marvelled
    marveled wonder wondered wonders mutter muttered murmur murmured inform informed think thinks thought believe
    believes believed laugh laughs laughed smile smiled shrug shrugged fume fumed rage raged chant chanted chanting
    sing sang read reads demanded demands agree agrees agreed estimated estimates reckon reckons reckoned reported
    reports enthuse enthused gush gushed affirm affirmed affirms intone intoned interject interjected allow allowed
    elaborate elaborated signalled signaled hinted disclose disclosed stipulate stipulates stipulated
    """
)
"""Verbs that stand before or behind direct speech."""
NAMING = words(
    """
    call calls called calling describe describes described describing dismiss dismisses dismissed dismissing denounce
    denounces denounced denouncing condemn condemns condemned condemning criticise criticised criticises criticising
    criticize criticized criticizes criticizing accuse accuses accused accusing blast blasted blasts slam slams
    slammed brand brands branded branding label labels labelled labeled labelling labeling praise praises praised
    praising hail hails hailed hailing refer refers referred referring speak speaks spoke speaking cite cites cited
    citing mention mentions mentioned mentioning characterise characterised characterize characterized decry decried
    deride derided mock mocked mocks express expressed expresses expressing voice voiced voices voicing credit
    credited blame blamed blames blaming reject rejected rejects rejecting welcome welcomed welcomes welcoming lambast
    lambasted rebuke rebuked attack attacked hoped want wanted wants invoke invoked warned threaten threatened
    threatens threatening pronounce pronounced deem deemed deems lash lashed
    """
)
"""Verbs that stand before a quoted phrase."""
REPORTING = words("say says said claimed insist insists insisted maintain maintains maintained")
"""Verbs that report a clause, with "that" or without."""
REPORTING_THAT = words(
    """
    add adds added argue argues argued warn warns warned explain explains explained noted stated declare declares
    declared announce announces announced admit admits admitted acknowledge acknowledges acknowledged remarked
    stressed suggested suggests complained predicted predicts reiterated cautioned vowed pledged promised testified
    concedes conceded contend contends contended emphasised emphasized confirmed confirms boasted assert asserts
    asserted allege alleges alleged replied answered repeated revealed reveals wrote writes denied deny denies
    """
)
"""Verbs that report a clause only with "that"."""
TELLING = words("tell tells told")
"""Verbs that name the hearer before the clause."""
PRONOUNS = words("he she they it i we you who")
AUXILIARIES = words(
    """
    has have had also later then once even already not just never often only simply still would will did could might
    may does do is was are were am be been being early late today yesterday tonight monday tuesday wednesday thursday
    friday saturday sunday morning afternoon evening night recently previously always again now afterwards further
    soon twice each both
    """
)
"""What may stand between a subject and its verb; so may all words in -ly."""
NOT_SAID = words(
    """
    not never cannot would could might may will shall did do does neither nor can can’t won’t didn’t don’t should must
    """
)
"""Between a subject and its verb they say that it was not said, or not yet."""
BEING = words("is was are were be been being am gets got")
"""Before a verb they make it passive: "was told"."""
JOINTS = words(
    """
    that when after before while because but if as although though since where which whether until than and or nor so
    yet how why what who whom whose
    """
)
"""Words at which a phrase begins or ends."""
PREPOSITIONS = words(
    """
    of for to by from with in at on about against under over into through during near inside outside between among
    amid after before since until within behind beside above below across around towards toward via off like despite
    following
    """
)
ARTICLES = words(
    """
    the a an one two three four five six seven eight nine ten another some several many most all both each any no his
    her its their our my this that these those
    """
)
NOT_SPEAKERS = words(
    """
    which that what it there this these those nobody who whom whose i we you they then here everything something
    nothing
    """
)
WHEN = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec yesterday today tomorrow
    tonight earlier later last next early late afterwards recently
    """
)
"""Words that begin a time."""
OCCASIONS = words(
    """
    interview statement speech letter email e-mail tweet post phone telephone message briefing conference broadcast
    telegram radio television tv twitter x facebook instagram report note video press news call text response reply
    address
    """
)
"""What one speaks in or on: "in an interview", "on the telephone"."""
SO_CALLED = words(
    """
    so-called called dubbed nicknamed named titled entitled termed known labelled labeled word words term phrase
    slogan
    """
)
"""Before a short phrase in marks they say that it is a name."""
TITLE_WORDS = words("mr mrs ms miss dr sir lady lord madam dame")
FEMALE = words(
    """
    mrs ms miss lady madam dame queen princess baroness duchess empress spokeswoman chairwoman congresswoman
    businesswoman policewoman actress woman mother sister wife daughter widow aunt girl grandmother stewardess
    waitress nun fisherwoman niece
    """
)
MALE = words(
    """
    mr sir lord king prince baron duke emperor spokesman chairman congressman businessman policeman actor man father
    brother husband son widower uncle boy grandfather fisherman monk nephew craftsman salesman
    """
)
