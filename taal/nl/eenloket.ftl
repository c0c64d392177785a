menu-refer = Doorverwijzen
menu-refer-about = Help iemand aan de telefoon aan een afspraak bij de juiste balie.
menu-mine = Mijn doorverwijzingen
menu-mine-about = Zie hoe het gaat met de mensen die u doorverwees.
menu-day = Balie vandaag
menu-day-about = Zie wie er wacht, roep iemand op en help aan uw balie.
menu-report = Melden
menu-report-about = Meld wie er binnenkomt. U ziet nummers en tijden.
menu-received = Aangeboden
menu-received-about = Neem vragen van andere organisaties aan, of weiger ze.
menu-tasks = Mijn taken
menu-tasks-about = Zie wat u nog moet doen, en voor wanneer.

start-title = Eén loket voor de overheid
start-what = Eenloket is voor mensen die bij de overheid werken. U helpt een inwoner aan een afspraak bij de juiste balie. Ook als dat een balie van een andere organisatie is.
start-how = De inwoner vertelt zijn verhaal maar één keer.
start-log-in = Inloggen
start-resident = Woont u hier en zoekt u hulp? Bel 14 053 of kom naar het stadskantoor.
start-hello = Welkom, { $naam }
start-choose = Wat wilt u doen?
start-nothing = U heeft hier nog geen werk. Vraag uw coördinator om een rol.

log-in-title = Inloggen
log-in-testdata = TESTDATA: deze mensen zijn verzonnen. Kies wie u wilt zijn.
log-in-none = U kunt hier nog niet inloggen. Dit Eenloket is nog niet verbonden met de inlog van uw organisatie.
log-in-none-mend = Vraag uw beheerder om de inlog in te stellen.
log-in-back = Naar het begin

status-title = Werkt alles?
status-works = Ja, alles werkt.
status-storing = Nee, er is een storing. Wij werken eraan.
status-pages = De website
status-store = De gegevens
status-ok = werkt
status-down = werkt nu niet
status-call = Kunt u niet wachten? Bel 14 053.
