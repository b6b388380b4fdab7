"""The closed lists that descriptions of actors are recognised by; all in lower case."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


MALE = _words(
    "mr mister sir lord king prince duke baron sheikh imam father monsignor pope rabbi emir sultan",
    "spokesman chairman congressman councilman businessman policeman salesman statesman widower",
    "husband brother son grandson uncle nephew actor waiter ombudsman man boy gentleman",
)
FEMALE = _words(
    "mrs ms miss mme lady dame queen princess duchess baroness sister spokeswoman chairwoman",
    "congresswoman councilwoman businesswoman policewoman stateswoman widow wife daughter",
    "granddaughter aunt niece actress waitress mother woman girl grandmother",
)
# What stands before a name and is no part of it.
HONORIFICS = _words(
    "mr mister mrs ms miss mme dr doctor prof professor sir dame lord lady rev reverend fr father",
    "sister brother hon sen rep gov gen col maj capt lt sgt cpl cmdr adm st sheikh sheik imam ayatollah",
    "rabbi pope bishop archbishop cardinal king queen prince princess emir sultan president senator",
    "governor general colonel major captain lieutenant sergeant admiral judge justice minister secretary",
    "chancellor premier ambassador congressman congresswoman representative mayor councillor",
    "comrade herr frau monsieur madame pres amb supt det insp",
)
PARTICLES = _words(
    "al el bin ibn bint de da di do dos das du del della la le van von der den ter ten zu af av abu",
    "e y st san",
)
SUFFIXES = _words(
    "jr sr ii iii iv",
)

# Heads of roles, in kinds of near synonyms: a mention by one may mean an actor known by another.
_ROLE_KINDS = {
    "leader": "chief head leader boss secretary-general president premier chancellor king queen emir "
    "sultan monarch pope pontiff director director-general chairman chairwoman chairperson chair "
    "ceo executive commissioner principal ruler strongman dictator founder co-founder superintendent "
    "commander governor prime-minister high-commissioner",
    "minister": "minister secretary",
    "envoy": "envoy ambassador representative diplomat emissary negotiator mediator delegate rapporteur "
    "consul attache",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "legislator": "senator congressman congresswoman lawmaker legislator mp parliamentarian councillor "
    "councilman councilwoman alderman speaker whip representative deputy",
    "scholar": "professor academic scholar researcher lecturer scientist expert analyst economist "
    "historian sociologist psychologist biologist physicist epidemiologist virologist author "
    "co-author geologist engineer strategist pollster",
    "lawyer": "lawyer attorney counsel barrister solicitor advocate prosecutor defender",
    "judge": "judge justice magistrate",
    "officer": "general colonel commander officer sheriff captain admiral lieutenant sergeant major "
    "detective inspector constable marshal policeman policewoman investigator",
    "candidate": "candidate nominee contender frontrunner hopeful challenger incumbent",
    "writer": "writer author novelist poet columnist journalist reporter correspondent editor "
    "commentator blogger critic",
    "artist": "artist actor actress singer musician director filmmaker painter composer producer",
    "athlete": "athlete player striker goalkeeper midfielder defender swimmer runner skier champion",
    "coach": "coach manager trainer",
    "physician": "doctor physician surgeon nurse pathologist coroner dentist psychiatrist",
    "business": "businessman businesswoman billionaire tycoon entrepreneur magnate investor owner "
    "developer mogul founder",
    "activist": "activist campaigner organizer organiser dissident whistleblower protester",
    "cleric": "bishop archbishop cardinal imam rabbi priest pastor reverend vicar cleric ayatollah",
    "mayor": "mayor",
    "aide": "aide adviser advisor assistant strategist secretary",
    "kin": "father mother brother sister son daughter wife husband widow cousin uncle aunt nephew "
    "niece grandfather grandmother partner girlfriend boyfriend parent",
    "teacher": "teacher principal headmaster",
    "resident": "resident neighbour neighbor farmer fisherman shopkeeper villager worker student",
    "politician": "politician statesman republican democrat conservative",
    "official": "official bureaucrat functionary",
    "person": "man woman boy girl teenager victim suspect survivor witness driver pilot immigrant refugee "
    "veteran native",
}
ROLE_KINDS: dict[str, frozenset[str]] = {}
for _kind, _heads in _ROLE_KINDS.items():
    for _head in _heads.split():
        ROLE_KINDS[_head] = ROLE_KINDS.get(_head, frozenset()) | {_kind}
# These may mean whoever is at the top, whatever the office is called.
TOP = _words(
    "chief head leader boss ruler",
)
# What may modify a role's head without being a name.
ROLE_MODIFIERS = _words(
    "prime foreign deputy vice former ex acting interim senior chief top human rights state interior defence",
    "defense finance health education justice transport transportation trade energy agriculture",
    "environment climate culture sports labour labor home high lead district attorney general police",
    "fire city county provincial regional federal national military army navy air force opposition party",
    "parliament parliamentary house senate majority minority republican democratic presidential",
    "congressional government ministry press media special veteran longtime long-time retired late then",
    "new outgoing incoming assistant associate executive managing political security intelligence aid",
    "relief refugee world union trade-union campaign company bank central business team study research",
    "council committee commission agency permanent under undersecretary under-secretary co chief-of-staff",
    "young old elderly local crown supreme court public relations affairs communications first",
    "financial operating technology medical science housing treasury planning water church",
)
MEDIA = _words(
    "newspaper paper daily tabloid broadsheet weekly magazine agency newswire wire broadcaster network",
    "channel station outlet website site journal portal blog podcast programme program",
)
KNOWN_OUTLETS = frozenset(
    {
        "reuters",
        "afp",
        "agence france-presse",
        "ap",
        "associated press",
        "the associated press",
        "xinhua",
        "tass",
        "ria novosti",
        "interfax",
        "upi",
        "dpa",
        "efe",
        "ansa",
        "anadolu",
        "kyodo",
        "yonhap",
        "kcna",
        "irna",
        "isna",
        "fars",
        "tasnim",
        "sana",
        "wafa",
        "petra",
        "bbc",
        "cnn",
        "nbc",
        "cbs",
        "abc",
        "fox news",
        "msnbc",
        "npr",
        "pbs",
        "cnbc",
        "al jazeera",
        "al arabiya",
        "rt",
        "cctv",
        "cgtn",
        "nhk",
        "guardian",
        "telegraph",
        "economist",
        "politico",
        "bloomberg",
        "axios",
        "vox",
        "buzzfeed",
        "buzzfeed news",
        "huffington post",
        "wall street journal",
        "le monde",
        "le figaro",
        "el pais",
        "der spiegel",
        "bild",
        "die zeit",
        "haaretz",
        "sky news",
        "itv",
        "pti",
        "ani",
        "dawn",
        "novosti",
        "wikinews",
        "usa today",
        "newsweek",
        "financial times",
        "global times",
        "people's daily",
        "new yorker",
        "atlantic",
        "breitbart",
    }
)
OUTLET_WORDS = _words(
    "times post herald gazette tribune journal news daily courier chronicle observer telegraph guardian",
    "express mirror mail star globe bulletin dispatch examiner inquirer sentinel tv radio television press",
    "weekly broadcasting magazine novosti agence wire",
)
DOCUMENTS = _words(
    "report study survey poll statement account readout letter document memo memorandum communique",
    "transcript email e-mail filing lawsuit suit indictment complaint bill resolution decree order book",
    "memoir",
    "tweet post article editorial paper analysis review audit investigation inquiry assessment declaration",
    "release affidavit warrant brief briefing census figure data record cable dossier draft text",
    "document note petition testimony plan proposal constitution law treaty agreement charter",
    "guideline bulletin summary minutes estimate statistic finding result research dispatch",
    "advisory notice message speech ruling verdict judgment judgement opinion",
)
GOVERNMENTS = _words(
    "government authorities authority regime administration cabinet leadership state junta kremlin",
)
BODIES = _words(
    "ministry department office agency commission committee council court police party company firm bank",
    "union group army military parliament senate congress legislature assembly organization organisation",
    "association foundation institute university school college hospital team club board bureau",
    "corporation federation league alliance coalition movement charity watchdog campaign chamber tribunal",
    "embassy consulate mission delegation secretariat panel body service force navy church city country",
    "nation kingdom republic industry business startup lab laboratory think-tank thinktank fund trust",
    "airline operator manufacturer maker retailer giant militia bloc society network",
)
# What belongs to somebody and yet speaks for itself.
GROUPS = _words(
    "people folks media press staff public family police crowd majority others",
)

DETERMINERS = _words(
    "the a an this that these those some many several few most all one two three four five six seven",
    "eight nine ten dozens hundreds thousands another other any each every both various numerous his her",
    "their its my our your no such certain more half scores",
)
DEFINITE = _words(
    "the this that these those",
)
OWNERS = _words(
    "his her their its my our your",
)
# Words that end the core of a noun phrase.
STOPS = _words(
    "of in for from at on with to by about against over under near who which that whose where whom when",
    "familiar close briefed speaking including such as based working quoted cited citing said says like",
    "through during within across among between after before since while because than into around",
    "and or but is was are were has have had will would",
)
HE = _words(
    "he him his himself",
)
SHE = _words(
    "she her hers herself",
)
THEY = _words(
    "they them their theirs themselves",
)
IT = _words(
    "it its itself",
)
FIRST = _words(
    "i me my mine myself",
)
WE = _words(
    "we us our ours ourselves",
)
YOU = _words(
    "you your yours yourself yourselves",
)
THIRD = HE | SHE | THEY | IT
PRONOUNS = THIRD | FIRST | WE | YOU
# Words that stand for nobody in particular.
INDEFINITE = _words(
    "some many others few most several all everyone everybody someone somebody anyone anybody nobody none",
    "one people those both each another sources no-one who critics observers",
)
# Before a city, these make it a place rather than a government.
LOCATIVE = _words(
    "in at near outside around across inside throughout into onto from to through via above beyond",
    "toward towards downtown central east west north south eastern western northern southern greater",
)
