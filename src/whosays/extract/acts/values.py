"""Words that praise or blame what they are said of: "called the plan *reckless*"."""

from __future__ import annotations

import re

from whosays.extract.acts.wordsets import word_set

_BLAME = word_set(
    """absurd abuse abysmal antisemitic appalling arrogant awful bad baseless betrayal bigot bigoted
    bigotry bizarre bluff bogus boring bully callous chaos cheap coward cowardly crazy criminal
    criminals crook crooked cruel cynical damaging dangerous deceitful deplorable desperate despicable
    destructive dirty disaster disastrous discriminatory disgrace disgraceful disgusting dishonest
    disqualifying distasteful disturbing divisive dreadful dumb dysfunctional embarrassing embarrassment
    evil extreme extremist fail failed failure fake false farce fascist flawed foolish fool fraud
    fraudulent frightening ghastly grotesque hateful heretic hoax horrendous horrible horrific hypocrisy
    hypocrite hypocritical idiot idiotic ignorant illegal immoral incompetent insane insult
    irresponsible joke killers laughable lawless lazy liar liars lie lies loser losers ludicrous lunatic
    mad madness malicious meaningless meritless mess misguided misleading mistake monster monstrous
    naive nasty nonsense nonsensical nuts obscene odious offensive outrage outrageous pathetic
    pathological phony preposterous propaganda provocative puppet racist racism radical rapists reckless
    repugnant ridiculous rigged ruthless sad scam scandal scandalous scary selfish sexist shameful
    shameless sham sick silly sinister sleazy smear stiff stunt stupid tasteless terrible thug thugs
    thuggish toxic traitor travesty treason troubling ugly unacceptable unconscionable unfair unfit
    unhinged unhelpful unjust unpatriotic untrue unwise useless vicious vile vulgar weak wicked worst
    worthless wrong"""
)
_PRAISE = word_set(
    """admirable amazing astonishing beautiful best brave brilliant champion courageous decent
    distinguished effective excellent exceptional extraordinary fabulous fair fantastic fine friend
    generous genius gifted good great greatest hero heroes heroic historic honest honorable impressive
    incredible incredibly inspiring inspiration landmark leader magnificent marvelous masterpiece
    outstanding patriot patriotic phenomenal qualified remarkable smart spectacular splendid stunning
    superb talented terrific thoughtful tremendous triumph victory visionary welcome wise wonderful"""
)
_NEGATING = word_set("not n't never no hardly nothing")
_WORD = re.compile(r"n['’]t|\w+(?:-\w+)*")


def value(words: str) -> int:
    """1 if the words praise more than they blame, -1 if they blame more, else 0; negation reverses."""
    found = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    total = 0
    for before, word in zip(["", *found], found, strict=False):
        sign = (word in _PRAISE) - (word in _BLAME)
        total += -sign if before in _NEGATING else sign
    return (total > 0) - (total < 0)
