# bericht

bevestigd-titel = Bo sita riba { $dag }
bevestigd-brief =
    Bo sita ta fiho. Akibou bo por lesa na unda i ki ora.
    Bo no por bini? Yama nos. Huntu nos ta buska un otro momento.
bevestigd-script =
    Bo sita ta riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }.
    Bo number ta { $nummer }. Skirbi'é.
    Bo no por bini? E ora ei yama { $telefoon }.
bevestigd-print =
    Bo sita ta riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }.
    Bo no por bini? E ora ei yama { $telefoon }.
verplaatst-titel = Awor bo sita ta riba { $dag }
verplaatst-brief =
    Bo sita di { $eerder } no ta sigui. Tin un dia i ora nobo.
    Akibou bo por lesa na unda i ki ora. E ora ei bo no por? Yama nos.
verplaatst-script =
    Bo sita di { $eerder } no ta sigui.
    E sita nobo ta riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }. Bo number ta keda { $nummer }.
    E ora ei bo no por? Yama { $telefoon }.
verplaatst-print =
    Bo sita di { $eerder } no ta sigui.
    E sita nobo ta riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }. E ora ei bo no por? Yama { $telefoon }.
afgezegd-titel = Bo sita riba { $dag } no ta sigui
afgezegd-brief =
    Bo sita riba { $dag } pa { $tijd } no ta sigui. Bo no mester bini.
    Bo ke un sita nobo? Yama nos. Huntu nos ta buska un momento.
afgezegd-script =
    Bo sita riba { $dag } pa { $tijd } no ta sigui.
    Bo no mester bai { $plaats }.
    Bo ke un sita nobo? Esei por awor, òf despues na { $telefoon }.
afgezegd-print =
    Bo sita riba { $dag } pa { $tijd } no ta sigui.
    Bo no mester bai { $plaats }.
    Bo ke un sita nobo? Yama { $telefoon }.
herinnering-titel = Kòrda bo sita riba { $dag }
herinnering-brief =
    Pronto bo tin un sita. Akibou bo por lesa na unda i ki ora.
    Bo no por bini? Yama nos mas pronto posibel. Asina nos por yuda otro hende.
herinnering-script =
    Bo tin un sita riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }.
    Bo no por bini? Bisa awor, òf yama { $telefoon }.
herinnering-print =
    Bo tin un sita riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }.
    Bo no por bini? Yama { $telefoon }.
gemist-titel = Bo no tabata ei riba { $dag }
gemist-brief =
    Bo tabatin un sita riba { $dag } pa { $tijd }. Bo no tabata ei. Esei por pasa.
    Nos ta yama bo pa un momento nobo. Bo mes tambe por yama nos.
gemist-script =
    Bo tabatin un sita riba { $dag } pa { $tijd } na { $plaats }.
    Bo no tabata ei. Esei por pasa.
    Bo ke un sita nobo? Esei por awor, òf despues na { $telefoon }.
gemist-print =
    Bo tabatin un sita riba { $dag } pa { $tijd } na { $plaats }.
    Bo no tabata ei. Esei por pasa.
    Bo ke un sita nobo? Puntra aki, òf yama { $telefoon }.
samenvatting-titel = Loke nos a papia ku bo
samenvatting-brief =
    Bo a papia ku { $organisatie }. Akibou bo por lesa loke nos a hasi.
    { $vervolg }
samenvatting-script =
    Bo a papia ku { $organisatie }.
    { $vervolg }
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
samenvatting-print =
    Bo a papia ku { $organisatie }.
    { $vervolg }
    Pregunta? Yama { $telefoon }.
gesprek-vervolg = Bo ta bin bèk riba òf promé ku { $dag }.
gesprek-vervolg-voor = Bo ta bin bèk riba òf promé ku { $dag }. Ta trata di: { $vervolg }.
gesprek-klaar = Awor bo no mester hasi nada.
contact-titel = Un otro hende ta yuda bo
contact-brief =
    For di awor { $contactpersoon } ta yuda bo ku bo pregunta.
    Bo no mester konta bo historia un biaha mas. Bo no mester hasi nada.
contact-script =
    For di awor { $contactpersoon } di { $organisatie } ta yuda bo.
    Bo no mester konta bo historia un biaha mas.
    Pregunta? Yama { $telefoon } i duna number { $nummer }.
contact-print =
    For di awor { $contactpersoon } di { $organisatie } ta yuda bo.
    Pregunta? Yama { $telefoon }.
stand-titel = Kon ta para ku bo pregunta
stand-brief =
    { $stand }
    Awor bo no mester hasi nada.
stand-script =
    { $stand }
    Awor bo no mester hasi nada.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
stand-print =
    { $stand }
    Awor bo no mester hasi nada. Pregunta? Yama { $telefoon }.
stand-aangeboden = Nos a pidi { $bestemming } pa yuda bo. Nos ta laga bo sa si nan ta hasi esei.
stand-geaccepteerd = { $bestemming } ta bai yuda bo.
stand-geweigerd = Awor { $bestemming } no por yuda bo. Nos ta buska un otro lugá. Despues nos ta yama bo.
stand-verlopen = { $bestemming } no a kontestá. Nos ta buska un otro lugá. Despues nos ta yama bo.
ontvangst-titel = Nos a risibí bo pregunta
ontvangst-brief =
    Nos a risibí bo pregunta.
    Bo ta haña kontesta no mas lat ku { $termijn }. Bo no mester hasi nada.
ontvangst-script =
    Nos a risibí bo pregunta.
    Bo ta haña kontesta no mas lat ku { $termijn }.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
ontvangst-print =
    Nos a risibí bo pregunta.
    Bo ta haña kontesta no mas lat ku { $termijn }. Pregunta? Yama { $telefoon }.
doorgestuurd-titel = Nos a manda bo pregunta mas leu
doorgestuurd-brief =
    Nos a manda bo pregunta pa { $bestemming }. Nan tin bo pregunta awor i ta sigui yuda bo.
    Bo tin un sita einan. Akibou bo por lesa na unda i ki ora.
    Bo no por bini? Yama nos. Huntu nos ta buska un otro momento.
doorgestuurd-script =
    Nos a manda bo pregunta pa { $bestemming }. Nan tin bo pregunta awor.
    Bo sita ta riba { $dag } pa { $tijd }.
    Bo ta bai { $plaats }.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
doorgestuurd-print =
    Nos a manda bo pregunta pa { $bestemming }. Nan tin bo pregunta awor.
    Bo sita ta riba { $dag } pa { $tijd }. Bo ta bai { $plaats }.
    Pregunta? Yama { $telefoon }.
afmelding-titel = Nos no ta buska pa bo
afmelding-brief =
    Bo a bisa ku niun hende no mester buska pa bo. Nos a warda esaki. E ta konta for di awor.
    Bo mes por pidi semper. Bo ke pa nos buska tòg? Bisa nos.
afmelding-script =
    Bo a bisa ku niun hende no mester buska pa bo. Nos a warda esaki.
    Bo mes por pidi semper.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
afmelding-print =
    Bo a bisa ku niun hende no mester buska pa bo. Nos a warda esaki.
    Bo mes por pidi semper. Pregunta? Yama { $telefoon }.
vervalt-titel = Nos ta buska pa bo?
vervalt-brief =
    Awor bo tin 18 aña. Ora bo tabata mas yòn, a bisa ku niun hende no mester buska pa bo. Esei a stòp.
    Awor nos por buska si bo ta pèrdè yudansa òf plaka. Bo no ke esei? Bisa nos. Bo no mester bisa dikon.
vervalt-script =
    Awor bo tin 18 aña. Ora bo tabata mas yòn, a bisa ku niun hende no mester buska pa bo. Esei a stòp.
    Ainda bo no ke pa nos buska? E ora ei mi ta ward'é pa bo awor.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
vervalt-print =
    Awor bo tin 18 aña. Nos por buska pa bo atrobe.
    Bo no ke esei? Bisa nos. Pregunta? Yama { $telefoon }.
achttien-titel = Bo ta hasi 18
achttien-brief =
    Riba { $termijn } bo ta hasi 18. E ora ei hopi kos ta kambia. Esaki bo mes ta regla:
    Seguro médiko: for di e dia ei bo mester di bo mes seguro. Regl'é den kuater luna.
    DigiD: kuné bo ta drenta serka gobièrnu. Pidi esaki riba digid.nl.
    Zorgtoeslag: kisas bo tin derecho riba dje. Bo ta pidi esaki serka Dienst Toeslagen.
    Finansiamentu di estudio: bo ta bai studia? Pidi esaki na tempu serka DUO.
    Bo ke yudansa? Yama nos òf pasa. Bo no ke mensahe ku bo no a pidi? Bisa nos.
achttien-script =
    Bo ta hasi 18 riba { $termijn }. E ora ei bo mes ta regla bo seguro médiko.
    Bo ta pidi DigiD. Kisas bo tin derecho riba zorgtoeslag.
    Bo ta bai studia? Pidi finansiamentu di estudio serka DUO.
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
achttien-print =
    Riba { $termijn } bo ta hasi 18. Regla bo seguro médiko i pidi DigiD.
    Kisas bo tin derecho riba zorgtoeslag. Bo ta bai studia? Pidi finansiamentu di estudio.
    Pregunta? Yama { $telefoon }.
voorstel-brief =
    Riba { $termijn } bo ta hasi 18. E ora ei hopi kos ta kambia. Esaki bo mes ta regla:
    Seguro médiko: for di e dia ei bo mester di bo mes seguro. Regl'é den kuater luna.
    DigiD: kuné bo ta drenta serka gobièrnu. Pidi esaki riba digid.nl.
    Zorgtoeslag: kisas bo tin derecho riba dje. Bo ta pidi esaki serka Dienst Toeslagen.
    Finansiamentu di estudio: bo ta bai studia? Pidi esaki na tempu serka DUO.
    Bo ke yudansa? Nos a prepará un petishon di yudansa pa bo. Bo mester konfirm'é so.
    Bo por hasi esei ora bo drenta den Eenloket. Bo por yama òf pasa tambe. Si bo no hasi nada, nada no ta pasa.
voorstel-script =
    Bo ta hasi 18 riba { $termijn }. E ora ei bo mes ta regla bo seguro médiko.
    Bo ta pidi DigiD. Kisas bo tin derecho riba zorgtoeslag.
    Bo ta bai studia? Pidi finansiamentu di estudio serka DUO.
    Un petishon di yudansa ta kla pa bo. Bo ke pa nos yuda bo?
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
voorstel-print =
    Riba { $termijn } bo ta hasi 18. Regla bo seguro médiko i pidi DigiD.
    Kisas bo tin derecho riba zorgtoeslag. Bo ta bai studia? Pidi finansiamentu di estudio.
    Un petishon di yudansa ta kla pa bo. Pregunta? Yama { $telefoon }.
antwoord-titel = E contesta riba bo pregunta
antwoord-brief =
    Bo a puntra nos ken a wak bo datonan. Esaki ta nos contesta:
    { $antwoord }
    Bo no ta di acuerdo? Yama nos. Òf bisa Autoriteit Persoonsgegevens.
antwoord-script =
    Bo a puntra nos ken a wak bo datonan. Esaki ta nos contesta:
    { $antwoord }
    Bo number ta { $nummer }. Pregunta? Yama { $telefoon }.
antwoord-print =
    Bo a puntra nos ken a wak bo datonan. Esaki ta nos contesta:
    { $antwoord }
    Bo no ta di acuerdo? Yama { $telefoon }. Òf bisa Autoriteit Persoonsgegevens.

brief-aanhef = Estimá { $naam },
brief-gedaan = Loke nos a hasi
brief-groet = Ku kordial saludo,
bellen = Pregunta? Yama nos i duna bo number:
feit-wanneer = Ki ora
feit-waar = Na unda
feit-meenemen = Trese
feit-nummer = Bo number
stap-digid-aangevraagd = Huntu nos a pidi DigiD.
stap-digid-geactiveerd = Huntu nos a aktivá bo DigiD.
stap-berichtenbox-uitgelegd = Nos a splika e Berichtenbox.
stap-formulier-ingevuld = Huntu nos a yena un formulario.
stap-brief-uitgelegd = Nos a splika un karta.
stap-samen-gebeld = Huntu nos a yama pa telefòn.

email-titel = Tin un mensahe di { $organisatie } pa bo
email-tekst =
    { $organisatie } tin un mensahe pa bo.

    Bo ke lesa esaki? Bai bo mes na Eenloket i log in.
    Òf yama { $telefoon }. E ora ei nos ta konta loke tin aden.

    Den e e-mail aki no tin link. Nunka nos ta manda un link. Esei ta mas sigur.
    Bo ke un karta? E ora ei yama e mesun number.
email-code-titel = Bo kódigo di { $organisatie }
email-code-tekst =
    Bo ke mensahe di { $organisatie } na e adrès di e-mail aki.
    Bo kódigo ta: { $code }

    Duna e kódigo na e persona ku ta yuda bo. E kódigo ta bal un dia.
    Bo no a pidi esaki? E ora ei bo no mester hasi nada. Bo ta haña karta manera semper.
    Pregunta? Yama { $telefoon }.

queue-title = Mensahe
queue-stuck = Tin karta ku ta warda mas ku un dia di trabou. Print nan awor.
queue-waiting = Pa print ({ $n })
queue-waiting-looks = Pa print tokante ken a wak ({ $n })
queue-looks-why = E kartanan aki ta pa habitante ku a puntra ken a wak nan dato. E balie no ta mira nan. No laga nan einan.
queue-empty = Awor no tin karta ta warda. Karta nobo ta bin aki di nan mes.
queue-no-adres = Di un habitante nos no konosé e adrès kompletu. Habri e mensahe i yena e adrès. Si bo print awor, ta bin un tarea pa yama.
print-all =
    { $n ->
        [one] Print 1 karta
       *[other] Print { $n } karta
    }
col-nummer = Number
col-soort = Sorto di mensahe
col-sinds = Ta warda for di
col-status = Estado
large = lèter grandi
no-adres = adrès no kompletu
too-late = muchu largu
printed-title = Printá promé
printed-why = Algu a bai malu ku e printer? E ora ei habri e kartanan un biaha mas.
printed-line =
    { $n ->
        [one] { $when }: 1 karta
       *[other] { $when }: { $n } karta
    }
outside-title = Na kaminda òf bini bèk
back-to-queue = Bèk na e mensahenan
partij-title = Karta printá
partij-print = Print i manda
partij-how = Habri e kartanan i print nan. Pone nan den un envelòp ku bentana na man robes.
partij-open =
    { $n ->
        [one] Habri 1 karta (pdf)
       *[other] Habri { $n } karta (pdf)
    }
partij-call = Un parti no por a bai pa karta. Tin tarea kla pa yama.
partij-lapsed = No tin nada pa print. E kartanan aki no tabata nesesario mas: e sita a pasa kaba, òf no a sigui.
partij-lines = Kiko a pasa ku e mensahenan
bericht-title = Mensahe
bericht-nummer = Number { $nummer }
bericht-stand = Kon ta para
bericht-queued = Poné kla
bericht-left = A bai
bericht-is-back = E karta aki a bin bèk. Tin un tarea pa yama e habitante.
bericht-call = Yama { $naam }:
bericht-script = Pa bisa na telefòn
bericht-incomplete = Den e mensahe aki ta falta un dato. E no por bai pa karta òf e-mail. Yama e habitante.
hand-over = Entregá na e balie
hand-over-how = Promé print e página aki. Despues primi e boton. E ora ei no ta bai karta mas.
came-back = E karta a bin bèk
change-channel = Skohe karta òf e-mail
errors-title = Esaki no ta bon ainda
error-bericht-left = E mensahe aki a bai kaba, òf un kolega tabata promé. Bo a skohe: { $keuze }. Asina e ta para awor: { $stand }.
soort-bevestigd = Sita konfirmá
soort-verplaatst = Sita moví
soort-afgezegd = Sita kanselá
soort-herinnering = Rekordatorio di e sita
soort-gemist = Sita perdí
soort-samenvatting = Resúmen di e kombersashon
soort-contact = Persona di kontakto nobo
soort-stand = Estado di e referimentu
soort-ontvangst = Pregunta risibí
soort-doorgestuurd = Pregunta mandá mas leu
soort-afmelding = No buska: wardá
soort-vervalt = No buska: a stòp na 18
soort-levensgebeurtenis = Bo ta hasi 18
soort-levensgebeurtenis-voorstel = Bo ta hasi 18, ku petishon di yudansa
soort-antwoord = Contesta riba pregunta ken a wak
status-klaar = ta kla
status-geprint = printá
status-verstuurd = mandá
status-bezorgd = entregá na adrès
status-uitgereikt = entregá na man
status-retour = a bin bèk
status-onbestelbaar = e-mail a bin bèk
status-te-bellen = yama e habitante
status-vervallen = no mester mas
krijgt-brief = E habitante ta haña esaki pa karta.
krijgt-grote-brief = E habitante ta haña esaki pa karta, ku lèter grandi.
krijgt-email = E habitante ta haña un e-mail ku tin un mensahe.
krijgt-balie = E habitante a haña esaki na e balie.
krijgt-te-laat = No ta manda karta: e lo yega muchu lat. Bisa e habitante e dia i e ora awor.
krijgt-geen-adres = Ningun karta ta bai: nos no konosé e adrès kompletu. Yen'é na skohe karta òf e-mail. Sino nos ta yama e habitante.
krijgt-niets = Nos no ta manda e habitante nada tokante esaki.
krijgt-telefoon = Un karta lo yega muchu lat. Yama e habitante.
u-krijgt-brief = Bo ta haña esaki tambe pa karta.
u-krijgt-grote-brief = Bo ta haña esaki tambe pa karta, ku lèter grandi.
u-krijgt-email = Bo ta haña un e-mail ku tin un mensahe pa bo. Bo ta les'é aki.
u-krijgt-geen-adres = Nos no konosé bo adrès kompletu. P'esei nos ta yama bo. Bo ke un karta? Yena bo adrès na Mi datonan.
u-krijgt-niets = Bo no ta haña karta tokante esaki. Skirbi'é.
voorkeur-title = Karta òf e-mail
voorkeur-back = Bèk na e kòmbersashon
voorkeur-last = Último eskoho { $when }: { $how }.
voorkeur-how = Sin eskoho tur kos ta bai pa karta. E-mail por solamente si e habitante mes pidi esei.
voorkeur-kinds = Pa kiko e habitante ke un e-mail?
field-adres = Adrès di e-mail
adres-hint = Nos ta manda un kódigo na e adrès aki. Te ora e habitante bisa e kódigo, tur kos ta bai pa karta.
adres-nieuw = Nos ta manda un kódigo na e adrès aki. Puntra e habitante pa e kódigo.
adres-bevestigd = E adrès aki ta funshoná. E habitante a bisa e kódigo.
adres-onbestelbaar = E-mail na e adrès aki a bin bèk. Awor tur kos ta bai pa karta. Yena un otro adrès.
field-taal = Idioma di e mensahenan
field-large = Karta ku lèter grandi
woont-title = Adrès pa karta
woont-hint = Esaki nos no sa ainda. Sin kaya, number di kas i lugá di biba ningun karta ta bai.
woont-hint-whole = Nos no sa henter e adrès ainda. Sin kaya, number di kas i lugá di biba ningun karta ta bai. Yena henter e adrès.
woont-moved = Solamente si e habitante a muda òf e adrès no ta bon. E ora ei yena henter e adrès. E habitante mes tambe ta informá munisipio di e mudansa.
woont-known = Nos sa e adrès. E habitante a muda? Un otro adrès por despues ku e habitante mustra su dokumento na balie, òf log in.
woont-other = E habitante a muda, òf e adrès no ta bon
own-woont-hint = Bo kartanan ta bai na e adrès aki. Bo a muda? Yena henter bo adrès nobo aki. Informá bo munisipio tambe di bo mudansa.
no-email = E balie aki no ta manda e-mail. Tur kos ta bai pa karta, òf nos ta yama.
voorkeur-theirs = Mientrastantu esaki a keda skohé otro. Nada no a bai pèrdí. Awor ta para: { $nu }. Loke bo a yena ta akibou. Ta korekto? Wardé un biaha mas.
theirs-email = e-mail na { $adres } pa: { $kinds }
theirs-brief = tur kos pa karta
field-straat = Kaya
field-huisnummer = Number di kas
field-postcode = Kódigo postal
field-plaats = Lugá di biba
voorkeur-vorm = Kon e habitante a pidi esaki?
vorm-mondeling = Ku boka
vorm-schriftelijk = Pa eskrito
vorm-ingelogd = E mes, despues di log in
voorkeur-save = Warda
code-title = Kódigo di e habitante
code-how = Un e-mail a bai pa e habitante. Puntra ki kódigo tin aden.
code-field = Kódigo (6 sifra)
code-send = Kontrolá e kódigo
error-soort = Pa e sorto di mensahe aki e-mail no por. Skohe di nobo.
error-adres-nodig = Yena un adrès di e-mail, òf kita e markanan.
error-adres-bsn = Den e adrès aki tin kisas un bsn (9 sifra). Pidi un otro adrès.
error-adres = Esaki no ta un adrès di e-mail. Un adrès ta asina: nomber@ehempel.nl.
error-straat = Yena nòmber di e kaya, ku lèter.
error-huisnummer = Yena e number di kas. E ta kuminsá ku un sifra.
error-postcode = Yena un kódigo postal ku 4 sifra i 2 lèter, manera 7511 AA.
error-plaats = Yena nòmber di e lugá di biba, ku lèter.
error-woont-bsn = Den e kampo aki kisas tin un bsn (9 sifra). Kit'é.
error-woont-bekend = Nos sa e adrès kaba. Un otro adrès por despues ku e habitante mustra su dokumento na balie, òf log in.
error-taal = Skohe un idioma.
error-instemming = Skohe kon e habitante a pidi esaki. Sin e petishon ei no mag.
error-code = Esaki no ta e kódigo den e e-mail. Pidi e habitante pa les'é un biaha mas.
error-code-many = E kódigo tabata robes muchu biaha. Warda e adrès di nobo. E ora ei un kódigo nobo ta bai.
error-code-old = Awor no mester kódigo pa e adrès aki. Akibou bo ta mira kon ta para.
messages-about = Mensahe tokante e pregunta aki
error-printed = No tin karta ta warda mas. Kisas un kolega tabata promé. Wak bou di printá promé.

# E páginanan propio di un habitante.
own-title = Mi mensahenan
own-what = Akinan bo ta lesa loke nos a bisabo. Loke bo a haña ku karta ta aki tambe.
own-list = Mensahenan
own-none = No tin mensahe pa bo awor.
own-back = Bèk na mi bista general
own-back-list = Bèk na mi mensahenan
own-incomplete = Nos ta konta bo e mensahe aki na telefòn. Yama { $telefoon } i bisa number { $nummer }.
own-help-title = Bo mester di yudansa?
own-help-call = Yama { $telefoon }. Bo no mester di komputer.
own-help-walk = Yama { $telefoon }. Òf bini paden: { $locatie }. Bo no mester di komputer.
own-help-letter = Bo ke haña tur kos mas mihó ku karta? Bisa esei na telefòn òf na balie.
gegevens-title = Mi datonan
gegevens-what = Akinan bo ta skohe kon nos ta alkansá bo. Bo no ta skohe nada? Anto bo ta haña tur kos ku karta.
gegevens-kept = Nos a warda esaki. E ta konta for di awor, tambe pa karta ku no a sali ainda.
own-phone = Number di telefòn
own-phone-hint = Nos ta yama bo na e number aki. Lag'é bashí si bo no ke pa nos yama bo.
own-kinds = Pa kiko bo ke un e-mail?
own-kinds-hint = E ora ei bo ta haña un e-mail ku tin un mensahe. Bo ta les'é aki, despues di drenta. Loke bo no marka, ta bini ku karta.
own-adres-hint = Nos ta manda un kódigo na e adrès aki. Yen'é aki despues. Te e ora ei bo ta haña karta.
own-adres-nieuw = Nos ta manda un kódigo na e adrès aki. Yena e kódigo ei aki riba. Te e ora ei bo ta haña karta.
own-adres-bevestigd = E adrès aki ta funshoná.
own-adres-onbestelbaar = Nos e-mail na e adrès aki a bini bèk. Awor bo ta haña tur kos ku karta. Yena un otro adrès.
own-code-title = Yena e kódigo
own-code-how = Nos a manda bo un e-mail ku un kódigo. E no ta ei ainda? Warda algun minüt.
own-error-code = Esaki no ta e kódigo for di e e-mail. Wak e kódigo un biaha mas.
own-error-code-many = E kódigo tabata robes demasiado biaha. Yena bo adrès di e-mail atrobe aki bou. E ora ei nos ta manda un kódigo nobo.
own-error-code-old = No mester kódigo pa e adrès aki awor. Aki bou bo ta mira kon ta.
error-telefoon = Yena un number di telefòn di 5 te 15 sifra, manera 000-543 0010. Solamente sifra, streepi i parèntesis.
error-telefoon-bsn = Den e number aki kisas tin un BSN (9 sifra). Yena un number di telefòn.
error-adres-nobody = E-mail ta posibel solamente ora un organisashon ta yudabo. Yama nos pa yudansa.
