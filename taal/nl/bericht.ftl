# bericht

# De soorten berichten. Elke soort heeft een titel, een brief, een tekst om te zeggen en een tekst om te printen.
bevestigd-titel = Uw afspraak op { $dag }
bevestigd-brief =
    Uw afspraak staat. Hieronder leest u waar en wanneer.
    Kunt u niet komen? Bel ons dan. Wij zoeken samen een ander moment.
bevestigd-script =
    Uw afspraak is op { $dag } om { $tijd }.
    U gaat naar { $plaats }.
    Uw nummer is { $nummer }. Schrijf het op.
    Kunt u niet komen? Bel dan { $telefoon }.
bevestigd-print =
    Uw afspraak is op { $dag } om { $tijd }.
    U gaat naar { $plaats }.
    Kunt u niet komen? Bel dan { $telefoon }.
verplaatst-titel = Uw afspraak is nu op { $dag }
verplaatst-brief =
    Uw afspraak van { $eerder } gaat niet door. Er is een nieuwe dag en tijd.
    Hieronder leest u waar en wanneer. Kunt u dan niet? Bel ons.
verplaatst-script =
    Uw afspraak van { $eerder } gaat niet door.
    De nieuwe afspraak is op { $dag } om { $tijd }.
    U gaat naar { $plaats }. Uw nummer blijft { $nummer }.
    Kunt u dan niet? Bel dan { $telefoon }.
verplaatst-print =
    Uw afspraak van { $eerder } gaat niet door.
    De nieuwe afspraak is op { $dag } om { $tijd }.
    U gaat naar { $plaats }. Kunt u dan niet? Bel { $telefoon }.
afgezegd-titel = Uw afspraak op { $dag } gaat niet door
afgezegd-brief =
    Uw afspraak op { $dag } om { $tijd } gaat niet door. U hoeft niet te komen.
    Wilt u een nieuwe afspraak? Bel ons. Wij zoeken samen een moment.
afgezegd-script =
    Uw afspraak op { $dag } om { $tijd } gaat niet door.
    U hoeft niet te komen naar { $plaats }.
    Wilt u een nieuwe afspraak? Dat kan nu, of later op { $telefoon }.
afgezegd-print =
    Uw afspraak op { $dag } om { $tijd } gaat niet door.
    U hoeft niet te komen naar { $plaats }.
    Wilt u een nieuwe afspraak? Bel { $telefoon }.
herinnering-titel = Denk aan uw afspraak op { $dag }
herinnering-brief =
    U heeft binnenkort een afspraak. Hieronder leest u waar en wanneer.
    Kunt u niet komen? Bel ons zo snel u kunt. Dan helpen wij iemand anders op die tijd.
herinnering-script =
    U heeft een afspraak op { $dag } om { $tijd }.
    U gaat naar { $plaats }.
    Kunt u niet komen? Zeg het nu, of bel { $telefoon }.
herinnering-print =
    U heeft een afspraak op { $dag } om { $tijd }.
    U gaat naar { $plaats }.
    Kunt u niet komen? Bel { $telefoon }.
gemist-titel = U was er niet op { $dag }
gemist-brief =
    U had een afspraak op { $dag } om { $tijd }. U was er niet. Dat kan gebeuren.
    Wij bellen u voor een nieuw moment. U mag ons ook zelf bellen.
gemist-script =
    U had een afspraak op { $dag } om { $tijd } bij { $plaats }.
    U was er niet. Dat kan gebeuren.
    Wilt u een nieuwe afspraak? Dat kan nu, of later op { $telefoon }.
gemist-print =
    U had een afspraak op { $dag } om { $tijd } bij { $plaats }.
    U was er niet. Dat kan gebeuren.
    Wilt u een nieuwe afspraak? Vraag het hier, of bel { $telefoon }.
samenvatting-titel = Wat wij met u bespraken
samenvatting-brief =
    U sprak met { $organisatie }. Hieronder leest u wat wij deden.
    { $vervolg }
samenvatting-script =
    U sprak met { $organisatie }.
    { $vervolg }
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
samenvatting-print =
    U sprak met { $organisatie }.
    { $vervolg }
    Vragen? Bel { $telefoon }.
gesprek-vervolg = U komt terug op of voor { $dag }.
gesprek-vervolg-voor = U komt terug op of voor { $dag }. Het gaat om: { $vervolg }.
gesprek-klaar = U hoeft nu niets te doen.
contact-titel = Iemand anders helpt u verder
contact-brief =
    { $contactpersoon } helpt u vanaf nu met uw vraag.
    U hoeft uw verhaal niet nog een keer te vertellen. U hoeft niets te doen.
contact-script =
    { $contactpersoon } van { $organisatie } helpt u vanaf nu.
    U hoeft uw verhaal niet nog een keer te vertellen.
    Vragen? Bel { $telefoon } en noem nummer { $nummer }.
contact-print =
    { $contactpersoon } van { $organisatie } helpt u vanaf nu.
    Vragen? Bel { $telefoon }.
stand-titel = Hoe het staat met uw vraag
stand-brief =
    { $stand }
    U hoeft nu niets te doen.
stand-script =
    { $stand }
    U hoeft nu niets te doen.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
stand-print =
    { $stand }
    U hoeft nu niets te doen. Vragen? Bel { $telefoon }.
stand-aangeboden = Wij vroegen { $bestemming } om u te helpen. U hoort van ons als zij dat doen.
stand-geaccepteerd = { $bestemming } gaat u helpen.
stand-geweigerd = { $bestemming } kan u nu niet helpen. Wij zoeken een andere plek. Daarna bellen wij u.
stand-verlopen = { $bestemming } gaf geen antwoord. Wij zoeken een andere plek. Daarna bellen wij u.
ontvangst-titel = Wij hebben uw vraag ontvangen
ontvangst-brief =
    Wij hebben uw vraag ontvangen.
    U krijgt antwoord uiterlijk { $termijn }. U hoeft niets te doen.
ontvangst-script =
    Wij hebben uw vraag ontvangen.
    U krijgt antwoord uiterlijk { $termijn }.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
ontvangst-print =
    Wij hebben uw vraag ontvangen.
    U krijgt antwoord uiterlijk { $termijn }. Vragen? Bel { $telefoon }.
doorgestuurd-titel = Wij stuurden uw vraag door
doorgestuurd-brief =
    Wij stuurden uw vraag door naar { $bestemming }. Zij hebben uw vraag nu en helpen u verder.
    U heeft daar een afspraak. Hieronder leest u waar en wanneer.
    Kunt u niet komen? Bel ons dan. Wij zoeken samen een ander moment.
doorgestuurd-script =
    Wij stuurden uw vraag door naar { $bestemming }. Zij hebben uw vraag nu.
    Uw afspraak is op { $dag } om { $tijd }.
    U gaat naar { $plaats }.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
doorgestuurd-print =
    Wij stuurden uw vraag door naar { $bestemming }. Zij hebben uw vraag nu.
    Uw afspraak is op { $dag } om { $tijd }. U gaat naar { $plaats }.
    Vragen? Bel { $telefoon }.
afmelding-titel = Wij zoeken niet voor u
afmelding-brief =
    U zei dat niemand voor u hoeft te zoeken. Wij hebben dat bewaard. Het geldt vanaf nu.
    U kunt altijd zelf iets aanvragen. Wilt u toch dat wij zoeken? Zeg het ons.
afmelding-script =
    U zei dat niemand voor u hoeft te zoeken. Wij hebben dat bewaard.
    U kunt altijd zelf iets aanvragen.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
afmelding-print =
    U zei dat niemand voor u hoeft te zoeken. Wij hebben dat bewaard.
    U kunt altijd zelf iets aanvragen. Vragen? Bel { $telefoon }.
vervalt-titel = Zoeken wij voor u?
vervalt-brief =
    U bent nu 18. Toen u jonger was, is gezegd dat niemand voor u hoeft te zoeken. Dat is gestopt.
    Wij mogen nu zoeken of u hulp of geld misloopt. Wilt u dat niet? Zeg het ons. U hoeft niet te zeggen waarom.
vervalt-script =
    U bent nu 18. Toen u jonger was, is gezegd dat niemand voor u hoeft te zoeken. Dat is gestopt.
    Wilt u nog steeds niet dat wij zoeken? Dan bewaar ik dat nu voor u.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
vervalt-print =
    U bent nu 18. Er mag weer voor u gezocht worden.
    Wilt u dat niet? Zeg het ons. Vragen? Bel { $telefoon }.
achttien-titel = U wordt 18
achttien-brief =
    Op { $termijn } wordt u 18. Dan verandert er veel. Dit regelt u zelf:
    Zorgverzekering: u heeft vanaf die dag een eigen verzekering nodig. Regel het binnen vier maanden.
    DigiD: daarmee logt u in bij de overheid. Vraag het aan op digid.nl.
    Zorgtoeslag: misschien heeft u daar recht op. U vraagt het aan bij Dienst Toeslagen.
    Studiefinanciering: gaat u studeren? Vraag het op tijd aan bij DUO.
    Wilt u hulp? Bel ons of kom langs. Wilt u geen berichten die u niet vroeg? Zeg het ons.
achttien-script =
    U wordt 18 op { $termijn }. Dan regelt u zelf uw zorgverzekering.
    U vraagt DigiD aan. Misschien heeft u recht op zorgtoeslag.
    Gaat u studeren? Vraag studiefinanciering aan bij DUO.
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
achttien-print =
    Op { $termijn } wordt u 18. Regel uw zorgverzekering en vraag DigiD aan.
    Misschien heeft u recht op zorgtoeslag. Gaat u studeren? Vraag studiefinanciering aan.
    Vragen? Bel { $telefoon }.
voorstel-brief =
    Op { $termijn } wordt u 18. Dan verandert er veel. Dit regelt u zelf:
    Zorgverzekering: u heeft vanaf die dag een eigen verzekering nodig. Regel het binnen vier maanden.
    DigiD: daarmee logt u in bij de overheid. Vraag het aan op digid.nl.
    Zorgtoeslag: misschien heeft u daar recht op. U vraagt het aan bij Dienst Toeslagen.
    Studiefinanciering: gaat u studeren? Vraag het op tijd aan bij DUO.
    Wilt u hulp? Wij hebben een hulpvraag voor u klaargezet. U hoeft haar alleen te bevestigen.
    Dat kan als u inlogt bij Eenloket. U kunt ook bellen of langskomen. Doet u niets? Dan gebeurt er niets.
voorstel-script =
    U wordt 18 op { $termijn }. Dan regelt u zelf uw zorgverzekering.
    U vraagt DigiD aan. Misschien heeft u recht op zorgtoeslag.
    Gaat u studeren? Vraag studiefinanciering aan bij DUO.
    Er staat een hulpvraag voor u klaar. Wilt u dat wij u helpen?
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
voorstel-print =
    Op { $termijn } wordt u 18. Regel uw zorgverzekering en vraag DigiD aan.
    Misschien heeft u recht op zorgtoeslag. Gaat u studeren? Vraag studiefinanciering aan.
    Er staat een hulpvraag voor u klaar. Vragen? Bel { $telefoon }.
antwoord-titel = Het antwoord op uw vraag
antwoord-brief =
    U vroeg ons over wie er naar uw gegevens keek. Dit is ons antwoord:
    { $antwoord }
    Bent u het er niet mee eens? Bel ons. Of meld het bij de Autoriteit Persoonsgegevens.
antwoord-script =
    U vroeg ons over wie er naar uw gegevens keek. Dit is ons antwoord:
    { $antwoord }
    Uw nummer is { $nummer }. Vragen? Bel { $telefoon }.
antwoord-print =
    U vroeg ons over wie er naar uw gegevens keek. Dit is ons antwoord:
    { $antwoord }
    Bent u het er niet mee eens? Bel { $telefoon }. Of meld het bij de Autoriteit Persoonsgegevens.

# Wat in elke brief staat.
brief-aanhef = Beste { $naam },
brief-gedaan = Wat wij deden
brief-groet = Met vriendelijke groet,
bellen = Vragen? Bel ons en noem uw nummer:
feit-wanneer = Wanneer
feit-waar = Waar
feit-meenemen = Neem mee
feit-nummer = Uw nummer
stap-digid-aangevraagd = Wij hebben samen DigiD aangevraagd.
stap-digid-geactiveerd = Wij hebben samen uw DigiD geactiveerd.
stap-berichtenbox-uitgelegd = Wij hebben de Berichtenbox uitgelegd.
stap-formulier-ingevuld = Wij hebben samen een formulier ingevuld.
stap-brief-uitgelegd = Wij hebben een brief uitgelegd.
stap-samen-gebeld = Wij hebben samen gebeld.

# De e-mail: voor elke soort dezelfde.
email-titel = Er is een bericht van { $organisatie } voor u
email-tekst =
    { $organisatie } heeft een bericht voor u.

    Wilt u het lezen? Ga zelf naar Eenloket en log in.
    Of bel { $telefoon }. Dan vertellen wij wat erin staat.

    In deze e-mail staat geen link. Wij sturen nooit een link. Dat is veiliger.
    Wilt u liever een brief? Bel dan hetzelfde nummer.
email-code-titel = Uw code van { $organisatie }
email-code-tekst =
    U wilt berichten van { $organisatie } op dit e-mailadres.
    Uw code is: { $code }

    Noem de code aan de medewerker die u helpt. De code werkt een dag.
    Vroeg u dit niet? Dan hoeft u niets te doen. U krijgt gewoon brieven.
    Vragen? Bel { $telefoon }.

# De schermen
queue-title = Berichten
queue-stuck = Er wachten brieven langer dan een werkdag. Print ze nu.
queue-waiting = Te printen ({ $n })
queue-waiting-looks = Te printen over wie er keek ({ $n })
queue-looks-why = Deze brieven gaan naar inwoners die vroegen wie er naar hun gegevens keek. De balie ziet ze niet. Geef ze daar ook niet af.
queue-empty = Er wachten nu geen brieven. Nieuwe brieven komen hier vanzelf.
queue-no-adres = Van een inwoner kennen wij het adres niet helemaal. Open het bericht en vul het adres aan. Print u nu, dan komt er een taak om te bellen.
print-all =
    { $n ->
        [one] Print 1 brief
       *[other] Print { $n } brieven
    }
col-nummer = Nummer
col-soort = Soort bericht
col-sinds = Wacht sinds
col-status = Stand
large = grote letters
no-adres = adres niet compleet
too-late = te lang
printed-title = Eerder geprint
printed-why = Ging er iets mis met de printer? Open de brieven dan nog een keer.
printed-line =
    { $n ->
        [one] { $when }: 1 brief
       *[other] { $when }: { $n } brieven
    }
outside-title = Onderweg of teruggekomen
back-to-queue = Terug naar de berichten
partij-title = Geprinte brieven
partij-print = Printen en versturen
partij-how = Open de brieven en print ze. Doe ze in een envelop met een venster links.
partij-open =
    { $n ->
        [one] Open 1 brief (pdf)
       *[other] Open { $n } brieven (pdf)
    }
partij-call = Een deel kon niet per brief. Er staan taken klaar om te bellen.
partij-lapsed = Er is niets te printen. Deze brieven waren niet meer nodig: de afspraak was al voorbij, of ging niet door.
partij-lines = Wat er met de berichten gebeurde
bericht-title = Bericht
bericht-nummer = Nummer { $nummer }
bericht-stand = Hoe het staat
bericht-queued = Klaargezet
bericht-left = Weggegaan
bericht-is-back = Deze brief kwam terug. Er staat een taak klaar om de inwoner te bellen.
bericht-call = Bel { $naam }:
bericht-script = Om te zeggen aan de telefoon
bericht-incomplete = Dit bericht mist een gegeven. Het kan niet per brief of e-mail. Bel de inwoner.
hand-over = Meegeven aan de balie
hand-over-how = Print eerst deze pagina. Druk daarna op de knop. Dan gaat er geen brief meer.
came-back = De brief kwam terug
change-channel = Brief of e-mail kiezen
errors-title = Dit klopt nog niet
error-bericht-left = Dit bericht is al weg, of een collega was u voor. U koos: { $keuze }. Zo staat het nu: { $stand }.
soort-bevestigd = Afspraak bevestigd
soort-verplaatst = Afspraak verplaatst
soort-afgezegd = Afspraak afgezegd
soort-herinnering = Herinnering aan de afspraak
soort-gemist = Afspraak gemist
soort-samenvatting = Samenvatting van het gesprek
soort-contact = Nieuwe contactpersoon
soort-stand = Stand van de doorverwijzing
soort-ontvangst = Vraag ontvangen
soort-doorgestuurd = Vraag doorgestuurd
soort-afmelding = Niet zoeken: bewaard
soort-vervalt = Niet zoeken: gestopt bij 18
soort-levensgebeurtenis = U wordt 18
soort-levensgebeurtenis-voorstel = U wordt 18, met een hulpvraag
soort-antwoord = Antwoord op een vraag over wie keek
status-klaar = staat klaar
status-geprint = geprint
status-verstuurd = verstuurd
status-bezorgd = bezorgd
status-uitgereikt = meegegeven
status-retour = kwam terug
status-onbestelbaar = e-mail kwam terug
status-te-bellen = bel de inwoner
status-vervallen = niet meer nodig
krijgt-brief = De inwoner krijgt dit per brief.
krijgt-grote-brief = De inwoner krijgt dit per brief, met grote letters.
krijgt-email = De inwoner krijgt een e-mail dat er een bericht is.
krijgt-balie = De inwoner kreeg dit mee aan de balie.
krijgt-te-laat = Er gaat geen brief: die komt te laat. Zeg de inwoner nu de dag en de tijd.
krijgt-geen-adres = Er gaat geen brief: wij kennen het adres niet helemaal. Vul het aan bij brief of e-mail kiezen. Anders bellen wij de inwoner.
krijgt-niets = Wij sturen de inwoner hierover niets.
krijgt-telefoon = Een brief komt te laat. Bel de inwoner.
u-krijgt-brief = U krijgt dit ook per brief.
u-krijgt-grote-brief = U krijgt dit ook per brief, met grote letters.
u-krijgt-email = U krijgt een e-mail dat er een bericht voor u is. Dat leest u hier.
u-krijgt-geen-adres = Wij kennen uw adres niet helemaal. Daarom bellen wij u. Wilt u een brief? Vul uw adres aan bij Mijn gegevens.
u-krijgt-niets = U krijgt hierover geen brief. Schrijf het op.
voorkeur-title = Brief of e-mail
voorkeur-back = Terug naar het gesprek
voorkeur-last = Laatst gekozen { $when }: { $how }.
voorkeur-how = Zonder keuze gaat alles per brief. E-mail kan alleen als de inwoner dat zelf vraagt.
voorkeur-kinds = Waarvoor wil de inwoner een e-mail?
field-adres = E-mailadres
adres-hint = Wij sturen een code naar dit adres. Tot de inwoner die noemt, gaat alles per brief.
adres-nieuw = Wij sturen een code naar dit adres. Vraag de inwoner naar de code.
adres-bevestigd = Dit adres werkt. De inwoner noemde de code.
adres-onbestelbaar = E-mail naar dit adres kwam terug. Alles gaat nu per brief. Vul een ander adres in.
field-taal = Taal van de berichten
field-large = Brieven met grote letters
woont-title = Adres voor brieven
woont-hint = Dit weten wij nog niet. Zonder straat, huisnummer en woonplaats gaat er geen brief.
woont-hint-whole = Wij weten het adres nog niet helemaal. Zonder straat, huisnummer en woonplaats gaat er geen brief. Vul het hele adres in.
woont-moved = Alleen als de inwoner verhuisd is of het adres niet klopt. Vul dan het hele adres in. De inwoner geeft een verhuizing ook zelf door aan de gemeente.
woont-known = Wij weten het adres. Is de inwoner verhuisd? Een ander adres kan nadat de inwoner zich aan de balie legitimeert, of als die zelf inlogt.
woont-other = De inwoner is verhuisd, of het adres klopt niet
own-woont-hint = Naar dit adres gaan uw brieven. Bent u verhuisd? Vul hier uw hele nieuwe adres in. Geef uw verhuizing ook door aan uw gemeente.
no-email = Dit loket verstuurt geen e-mail. Alles gaat per brief, of wij bellen.
voorkeur-theirs = Dit is intussen anders gekozen. Er is niets van overschreven. Dit staat er nu: { $nu }. Wat u invulde, staat hieronder. Klopt dat? Bewaar het dan nog een keer.
theirs-email = e-mail naar { $adres } voor: { $kinds }
theirs-brief = alles per brief
field-straat = Straat
field-huisnummer = Huisnummer
field-postcode = Postcode
field-plaats = Woonplaats
voorkeur-vorm = Hoe vroeg de inwoner dit?
vorm-mondeling = Mondeling
vorm-schriftelijk = Schriftelijk
vorm-ingelogd = Zelf, na inloggen
voorkeur-save = Bewaren
code-title = Code van de inwoner
code-how = Er ging een e-mail naar de inwoner. Vraag welke code daarin staat.
code-field = Code (6 cijfers)
code-send = Code controleren
error-soort = Voor dit soort bericht kan geen e-mail. Kies opnieuw.
error-adres-nodig = Vul een e-mailadres in, of haal de vinkjes weg.
error-adres-bsn = In dit adres staat misschien een bsn (9 cijfers). Vraag een ander adres.
error-adres = Dit is geen e-mailadres. Een adres ziet er zo uit: naam@voorbeeld.nl.
error-straat = Vul de naam van de straat in, met letters.
error-huisnummer = Vul het huisnummer in. Het begint met een cijfer.
error-postcode = Vul een postcode in met 4 cijfers en 2 letters, zoals 7511 AA.
error-plaats = Vul de naam van de woonplaats in, met letters.
error-woont-bsn = In dit veld staat misschien een bsn (9 cijfers). Haal het weg.
error-woont-bekend = Wij weten het adres al. Een ander adres kan nadat de inwoner zich legitimeert aan de balie, of zelf inlogt.
error-taal = Kies een taal.
error-instemming = Kies hoe de inwoner dit vroeg. Zonder die vraag mag het niet.
error-code = Dit is niet de code uit de e-mail. Vraag de inwoner om hem nog eens te lezen.
error-code-many = De code was te vaak fout. Bewaar het adres opnieuw. Dan gaat er een nieuwe code.
error-code-old = Er is nu geen code nodig voor dit adres. Hieronder ziet u hoe het staat.
messages-about = Berichten over deze vraag
error-printed = Er wacht geen brief meer. Misschien was een collega u voor. Kijk bij eerder geprint.

# De eigen bladzijden van een inwoner.
own-title = Mijn berichten
own-what = Hier leest u wat wij u vertelden. Ook wat u per brief kreeg, staat hier.
own-list = Berichten
own-none = Er zijn nu geen berichten voor u.
own-back = Terug naar mijn overzicht
own-back-list = Terug naar mijn berichten
own-incomplete = Dit bericht vertellen wij u aan de telefoon. Bel { $telefoon } en noem nummer { $nummer }.
own-help-title = Hulp nodig?
own-help-call = Bel { $telefoon }. U hoeft geen computer te gebruiken.
own-help-walk = Bel { $telefoon }. Of loop binnen: { $locatie }. U hoeft geen computer te gebruiken.
own-help-letter = Krijgt u liever alles per brief? Zeg het aan de telefoon of aan de balie.
gegevens-title = Mijn gegevens
gegevens-what = Hier kiest u hoe wij u bereiken. Kiest u niets? Dan krijgt u alles per brief.
gegevens-kept = Wij hebben dit bewaard. Het geldt vanaf nu, ook voor brieven die nog niet weg zijn.
own-phone = Telefoonnummer
own-phone-hint = Wij bellen u op dit nummer. Laat het leeg als u niet gebeld wilt worden.
own-kinds = Waarvoor wilt u een e-mail?
own-kinds-hint = U krijgt dan een e-mail dat er een bericht is. U leest het hier, na inloggen. Wat u niet aanvinkt, komt per brief.
own-adres-hint = Wij sturen een code naar dit adres. Vul die daarna hier in. Tot dan krijgt u brieven.
own-adres-nieuw = Wij sturen een code naar dit adres. Vul die code hierboven in. Tot dan krijgt u brieven.
own-adres-bevestigd = Dit adres werkt.
own-adres-onbestelbaar = Onze e-mail naar dit adres kwam terug. U krijgt nu alles per brief. Vul een ander adres in.
own-code-title = Vul de code in
own-code-how = Wij stuurden u een e-mail met een code. Staat hij er nog niet? Wacht een paar minuten.
own-error-code = Dit is niet de code uit de e-mail. Kijk de code nog eens na.
own-error-code-many = De code was te vaak fout. Vul uw e-mailadres hieronder opnieuw in. Dan sturen wij een nieuwe code.
own-error-code-old = Er is nu geen code nodig voor dit adres. Hieronder ziet u hoe het staat.
error-telefoon = Vul een telefoonnummer in van 5 tot 15 cijfers, zoals 000-543 0010. Andere tekens dan cijfers, streepjes en haakjes horen er niet in.
error-telefoon-bsn = In dit nummer staat misschien een bsn (9 cijfers). Vul een telefoonnummer in.
error-adres-nobody = E-mail kan pas als een organisatie u helpt. Bel ons voor hulp.
