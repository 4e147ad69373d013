"""What is one word to people and two to a computer: bokmål and nynorsk, «aa» and «å», accents that are left out."""

from __future__ import annotations

_FOLDED = str.maketrans("éèêëáàâóòôúùüäö", "eeeeaaaooouuuæø")

_PAIRS = """
anbefal tilrå, ansvarlig ansvarleg, arbeidsgiver arbeidsgivar, avregning avrekning, behandl handsam, beregn berekn,
bruker brukar, deltaker deltakar, egeninnsats eigeninnsats, eier eigar, foreslå føreslå, forslag framlegg,
forutsetning føresetnad, fremdrift framdrift, fremtid framtid, hjem heim, høring høyring, innbygger innbyggjar,
innstilling tilråding, kommunene kommunane, kostnadsoppgave kostnadsoppgåve, leder leiar, ledelse leiing, løsning løysing,
mulighet moglegheit, oppgave oppgåve, prosjektansvarlig prosjektansvarleg, prosjekteier prosjekteigar,
prosjektleder prosjektleiar, regnskap rekneskap, saksbehandl sakshandsam, sammen saman, selvbetjening sjølvbetening,
sikkerhet tryggleik, skole skule, statsforvalter statsforvaltar, sykehjem sjukeheim, tilskudd tilskot, tjeneste teneste,
utred utgrei, veiledning rettleiing, virksomhet verksemd, åpen open, åpenhet openheit
"""
"""Beginnings of words of the domain that the two forms of Norwegian write in their own ways, bokmål first."""


def _both_ways() -> dict[str, str]:
    pairs = [pair.split() for pair in _PAIRS.replace("\n", " ").split(",")]
    return {ours: theirs for one, other in pairs for ours, theirs in ((one, other), (other, one))}


_OTHER_FORM = _both_ways()
_LONGEST = max(map(len, _OTHER_FORM))


def fold(word: str) -> str:
    """The word as the index has it, see the function ``search_words`` in the database: «Raadmann» as «rådmann»."""
    return word.lower().replace("aa", "å").translate(_FOLDED)


def other_form(word: str) -> str | None:
    """A folded word in the other form of Norwegian, its ending kept: «løsninger» as «løysinger»; None where it has no other."""
    for length in range(min(len(word), _LONGEST), 3, -1):
        if word[:length] in _OTHER_FORM:
            return _OTHER_FORM[word[:length]] + word[length:]
    return None
