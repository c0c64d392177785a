taken-title = Mijn taken
taken-list = Nog te doen ({ $n })
taken-empty = Er is nu niets te doen. Nieuwe taken komen hier vanzelf.
errors-title = Er klopt nog iets niet
error-done-or-answer = Deze taak is al gedaan of opgepakt, of eindigt pas met een antwoord. U koos: { $keuze }. Zo staat het nu: { $stand }.
stand-klaar = klaar
stand-vervallen = niet meer nodig
stand-opgepakt = opgepakt door { $naam }
stand-open = nog te doen
col-what = Wat
col-nummer = Nummer
col-owner = Wie
col-before = Voor
col-do = Doen
owner-desk = de balie
too-late = te laat
done = Klaar
give-answer = Geef antwoord
choose-desk = Kies een balie
taak-nabellen = Bel de inwoner: hij of zij kwam niet
taak-niet-verschenen = Goed om te weten: de inwoner kwam niet
taak-geweigerd = De balie zei nee: kies opnieuw
taak-verlopen = Geen antwoord van de balie: kies opnieuw
taak-terugkomen = De inwoner komt terug
taak-vastgelopen = Deze vraag loopt vast: doe uw deel
taak-afstemmen = U bent ketenregisseur van deze vraag: zoek uit wie helpt, en laat het de inwoner weten
taak-aanbod-wacht = Uw balie gaf geen antwoord. Pak dit op, anders kan niemand uw balie kiezen
take-up = Ik pak dit op
owner-coordinator = de coördinator
went-coordinator = Te laat. Sinds { $day } bij { $who }.
went-both = Sinds { $day } zien beide organisaties dit.
taak-van-ander = Een taak bij { $organisatie } is al lang te laat
taak-ingetrokken = Goed om te weten: deze afspraak gaat niet door
taak-regie = Wilt u ketenregisseur worden? Zeg ja of nee
taak-regie-geweigerd = De opvolger zei nee: kies een ander of ga zelf door
taak-laat-niet-los = Laat niet los: zoek contact met de inwoner
taak-rooster-gewijzigd = Bel de inwoner: op deze tijd zit er niemand. Spreek iets anders af
closed-done = De hulpvraag is gesloten.
closed-letter = De afspraak gaat niet door. De inwoner krijgt dat per brief.
closed-email = De afspraak gaat niet door. De inwoner krijgt een e-mail dat er een bericht is.
closed-call = De afspraak gaat niet door. Er gaat geen brief: wij kennen het adres niet helemaal. Wij bellen de inwoner.
closed-nothing = De inwoner krijgt hierover geen bericht.
owner-officer = Privacyofficer
look-at-it = Bekijk
taak-zoekremmen =
    { $n ->
        [one] Iemand zocht te vaak, of typte te vaak een verkeerde wachtzin
       *[other] Er is { $n } keer te vaak gezocht, of te vaak een verkeerde wachtzin getypt
    }
taak-meldingen =
    { $n ->
        [one] Iemand keek zonder open vraag: was dat nodig?
       *[other] Er is { $n } keer gekeken zonder open vraag: was dat nodig?
    }
left-zoekremmen = De privacyofficer is te laat: er is te vaak gezocht, of te vaak een verkeerde wachtzin getypt
left-meldingen = De privacyofficer is te laat: er is gekeken zonder open vraag
speak-to-officer = Spreek { $wie } aan. Kan dat niet? Laat de beheerder een ander privacyofficer maken
taak-inzage-vraag = Een inwoner vraagt wie er keek: geef antwoord
taak-afgezegd = De inwoner zegde af: bel en spreek iets nieuws af
taak-bericht-retour = Bel de inwoner: een brief kwam terug
taak-bericht-bellen = Bel de inwoner: een bericht kan niet weg
taak-berichten-wachten = Print de brieven: zij wachten te lang
balie-without-coordinator = { $balie } heeft geen coördinator. Niemand kan deze balie nu kiezen
owner-coordinators = de coördinatoren
name-coordinator = Coördinator kiezen
taak-stap-voorbij = De volgende stap is voorbij. Bel de inwoner en spreek iets nieuws af, of sluit de vraag
taak-document-vermist = Een document was als vermist of gestolen gemeld. Kijk wat er gebeurde
taak-balie-kiezen = Maak een afspraak: kies een balie
taak-bellen = Bel de inwoner: dat is zo afgesproken
told-coordinator = Te laat. { $who } weet dit sinds { $day }.
next-what = Wat gebeurt er nu?
next-we-call = Wij bellen de inwoner
next-comes-back = De inwoner komt terug
next-when = Voor welke dag?
next-send = Taak is klaar
next-or-close = Is de hele vraag klaar? Dan is er geen volgende stap. Sluit de vraag op haar eigen bladzijde:
next-close-there = vraag { $nummer }
error-next-step = Kies wat er nu gebeurt. De vraag is nog open en heeft altijd een volgende stap.
error-next-day = Vul een dag in die nog komt, als dag-maand-jaar.
error-next-closed = Op die dag is de balie dicht. Kies een dag waarop de balie open is.
error-next-far = Deze dag is meer dan een jaar weg. Kijk of het jaar klopt.
error-next-free = Op die dag werkt niemand. Kies een werkdag.
error-next-needless = Bij deze taak hoort geen volgende stap. Laat de stap en de dag leeg.
