"""Headlines of our own, marked: what they attribute in all the forms that headlines have, and what does not.

They were written before anything was trained on headlines, and nothing is tuned to them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and what it attributes: (source, cue, content), source empty where there is none.

    Of a part that stands in the headline several times the first place is meant, of a cue the last.
    """

    text: str
    said: tuple[tuple[str, str, str], ...]


def one(text: str, source: str, cue: str, content: str) -> Headline:
    """A headline with one attribution."""
    return Headline(text, ((source, cue, content),))


ATTRIBUTING = (
    # P, X says
    one("Lomar ferry was overloaded, inquiry told", "inquiry", "told", "Lomar ferry was overloaded"),
    one(
        "Harbour dredging to cost twice as much, port admits",
        "port",
        "admits",
        "Harbour dredging to cost twice as much",
    ),
    one(
        "Quarry blast cracked our walls, residents say", "residents", "say", "Quarry blast cracked our walls"
    ),
    one(
        "No plan to close Selmark hospital, health board insists",
        "health board",
        "insists",
        "No plan to close Selmark hospital",
    ),
    one("Children slept in cells, watchdog finds", "watchdog", "finds", "Children slept in cells"),
    one(
        "Wolves back in Hadrin hills after 80 years, rangers confirm",
        "rangers",
        "confirm",
        "Wolves back in Hadrin hills after 80 years",
    ),
    # P, says X
    one("Tram line will open in May, says Dervic", "Dervic", "says", "Tram line will open in May"),
    one("Wheat harvest worst since 1971, warns Okolo", "Okolo", "warns", "Wheat harvest worst since 1971"),
    one(
        "Border post never fired first, claims Varosh army",
        "Varosh army",
        "claims",
        "Border post never fired first",
    ),
    one(
        "'We were promised clean water', say Ostel miners",
        "Ostel miners",
        "say",
        "'We were promised clean water'",
    ),
    # X says P
    one("Coastguard says search for trawler is over", "Coastguard", "says", "search for trawler is over"),
    one("Teachers warn of empty classrooms by autumn", "Teachers", "warn", "of empty classrooms by autumn"),
    one(
        "Survey suggests one in five Lindel homes stand empty",
        "Survey",
        "suggests",
        "one in five Lindel homes stand empty",
    ),
    one("Bishop calls eviction of monks 'a disgrace'", "Bishop", "calls", "eviction of monks 'a disgrace'"),
    one(
        "Pilots' union tells airline to ground ageing fleet",
        "Pilots' union",
        "tells",
        "airline to ground ageing fleet",
    ),
    one(
        "Finance minister denies secret loan from Karsk",
        "Finance minister",
        "denies",
        "secret loan from Karsk",
    ),
    one("Aid groups accuse Torvan of blocking convoys", "Aid groups", "accuse", "Torvan of blocking convoys"),
    one("Premier vows to sell palace and fund clinics", "Premier", "vows", "to sell palace and fund clinics"),
    one("Farmers demand halt to grain imports", "Farmers", "demand", "halt to grain imports"),
    one(
        "Speaker hopes to pass water bill before recess",
        "Speaker",
        "hopes",
        "to pass water bill before recess",
    ),
    # a source and a colon
    one("Prosecutor: mayor took cash in car park", "Prosecutor", ":", "mayor took cash in car park"),
    one("Halvik: I never signed that order", "Halvik", ":", "I never signed that order"),
    one(
        "Red Cross: thousands still cut off in Menda valley",
        "Red Cross",
        ":",
        "thousands still cut off in Menda valley",
    ),
    one("Study: night shifts raise risk of falls", "Study", ":", "night shifts raise risk of falls"),
    one(
        "Energy chief: 'Lights will stay on this winter'",
        "Energy chief",
        ":",
        "'Lights will stay on this winter'",
    ),
    one(
        "Witnesses: Soldiers Fired Into Crowd At Belgar Market",
        "Witnesses",
        ":",
        "Soldiers Fired Into Crowd At Belgar Market",
    ),
    one("Anneke Roos on dam collapse: 'Nobody warned us'", "Anneke Roos", ":", "'Nobody warned us'"),
    one(
        "EU: Sarnia broke fishing accord twice last year",
        "EU",
        ":",
        "Sarnia broke fishing accord twice last year",
    ),
    # a colon and a source
    one(
        "Landslide buries 30 homes in Orvell: rescuers",
        "rescuers",
        ":",
        "Landslide buries 30 homes in Orvell",
    ),
    one(
        "Talks on prisoner swap to resume Monday: envoy",
        "envoy",
        ":",
        "Talks on prisoner swap to resume Monday",
    ),
    one(
        "Central bank cut growth figures under pressure: report",
        "report",
        ":",
        "Central bank cut growth figures under pressure",
    ),
    one(
        "Missing hikers found alive near Mount Tessin: police",
        "police",
        ":",
        "Missing hikers found alive near Mount Tessin",
    ),
    # a dash and a source
    one("Karsk will not join pact - foreign minister", "foreign minister", "-", "Karsk will not join pact"),
    one(
        "Vaccine stocks to run out in a week – WHO official",
        "WHO official",
        "–",
        "Vaccine stocks to run out in a week",
    ),
    one(
        "Two freed after pipeline kidnapping — company", "company", "—", "Two freed after pipeline kidnapping"
    ),
    one("Grain deal close to collapse - Ruvim", "Ruvim", "-", "Grain deal close to collapse"),
    # other forms, and two at once
    one(
        "According to leaked memo, Delmar plant knew of leak",
        "leaked memo",
        "According to",
        "Delmar plant knew of leak",
    ),
    one("Strike over by Friday, hopes rail boss", "rail boss", "hopes", "Strike over by Friday"),
    Headline(
        "Governor denies knowing of dam cracks, blames engineers",
        (("Governor", "denies", "knowing of dam cracks"), ("Governor", "blames", "engineers")),
    ),
    Headline(
        "Army says village is safe; villagers say shelling goes on",
        (("Army", "says", "village is safe"), ("villagers", "say", "shelling goes on")),
    ),
)

SILENT = (
    "Ferry runs aground off Lomar, 12 missing",
    "Why the Selmark hospital may never reopen",
    "Explainer: how the Karsk pipeline works",
    "Live: storm crosses the Menda valley",
    "Ten walks for a long weekend in Hadrin",
    "Orvell 2, Lindel 2: late penalty saves a point",
    "Menda valley floods: what we know so far",
    "Obituary: Tomas Ferring, builder of bridges",
    "In pictures: the lantern boats of Ostel",
    "Bridge reopens after nine months",
    "Torvan army crosses border at dawn",
    "Gallery - a winter on the Tessin glacier",
    "Fire destroys Belgar market, 200 stalls lost",
    "Vareno, Lomar and Selmark without power",
    "Who will pay for the new harbour?",
    "From quarry to concert hall: a village reborn",
    "Wheat, wool and war: three centuries of Sarnia",
    "Snow closes Hadrin pass - 40 lorries stranded",
    "The week ahead: elections, eclipses and a royal wedding",
    "Dervic wins second term in Lindel",
)

BODIES = (
    "The first calls came in shortly after six on Tuesday. By noon the road along the river was closed.\n\n"
    "Nobody has been hurt, according to the district office. “We had luck,” said Piet Aalders, a miller.",
    "VARENO, 3 May – The decision had been expected for weeks. It came in two lines on Friday evening.\n\n"
    "The statement gave no reason. Council member Ines Farkas told reporters that she had read it “with "
    "astonishment”.",
    "It is the third time in ten years. Each time the costs were higher, and each time the town paid.\n\n"
    "The ministry said it would publish its figures next month. Local people doubt that it will.",
)
