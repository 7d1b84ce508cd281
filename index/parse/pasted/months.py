"""Names of the months in the languages that news pages come in."""

# One language a line, January first; forms of one month parted by a stroke. Where two disagree the earlier wins.
_TABLE = """
january february march april may june july august september|sept october november december
januar|jänner|jaenner februar|feber märz|maerz|mrz april mai juni juli august september oktober november dezember
janvier février|fevrier|févr|fevr mars avril mai juin juillet|juil août|aout septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart|mrt april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar mars|marts april mai|maj juni juli august september oktober november desember
januari februari maret april mei juni juli agustus september oktober november desember
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września|wrzesnia października|pazdziernika listopada grudnia
ledna února března dubna května června července srpna září října listopadu prosince
január február március április május június július augusztus szeptember október november december
ocak şubat|subat mart nisan mayıs|mayis haziran temmuz ağustos|agustos eylül|eylul ekim kasım|kasim aralık|aralik
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв фев мар апр май июн июл авг сен|сент окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta \
marraskuuta joulukuuta
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
ינואר פברואר מרץ|מארס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
"""
# Abbreviations that are not the first three or four letters of a name above, or are those of two.
_SHORT = {
    "jan": 1,
    "ene": 1,
    "gen": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "avr": 4,
    "abr": 4,
    "may": 5,
    "mag": 5,
    "jun": 6,
    "giu": 6,
}
_SHORT |= {
    "jul": 7,
    "lug": 7,
    "aug": 8,
    "ago": 8,
    "aoû": 8,
    "sep": 9,
    "set": 9,
    "oct": 10,
    "okt": 10,
    "ott": 10,
    "out": 10,
}
_SHORT |= {"nov": 11, "dec": 12, "dez": 12, "dic": 12, "des": 12, "déc": 12, "fév": 2, "fev": 2, "mär": 3}


def _month_numbers() -> dict[str, int]:
    numbers = dict(_SHORT)
    for language in _TABLE.strip().splitlines():
        for number, forms in enumerate(language.split(), 1):
            for form in forms.split("|"):
                numbers.setdefault(form, number)
    return numbers


MONTHS = _month_numbers()
"""Case-folded month name or abbreviation without its full stop → 1 to 12."""
