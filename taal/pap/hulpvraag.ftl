taken-title = Mi tareanan
taken-list = Mester hasi ainda ({ $n })
taken-empty = No tin nada di hasi awor. Tarea nobo ta bini aki di su mes.
errors-title = Tin algu ku no ta bon ainda
error-done-or-answer = E tarea aki ta kla òf kohé kaba, òf ta terminá solamente ku un kontesta. Bo a skohe: { $keuze }. Asina e ta para awor: { $stand }.
stand-klaar = kla
stand-vervallen = no ta nesesario mas
stand-opgepakt = { $naam } a kohe esaki
stand-open = ainda pa hasi
col-what = Kiko
col-nummer = Number
col-owner = Ken
col-before = Promé ku
col-do = Hasi
owner-desk = e balie
too-late = muchu lat
done = Kla
give-answer = Kontestá
choose-desk = Skohe un balie
taak-nabellen = Yama e habitante: e no a bini
taak-niet-verschenen = Bon pa sa: e habitante no a bini
taak-geweigerd = E balie a bisa nò: skohe di nobo
taak-verlopen = E balie no a kontestá: skohe di nobo
taak-terugkomen = E habitante ta bini bèk
taak-vastgelopen = E pregunta aki a keda pegá: hasi bo parti
taak-afstemmen = Bo ta koordiná e pregunta aki: buska ken ta yuda, i laga e habitante sa
taak-aanbod-wacht = Bo balie no a duna kontesta. Kohe esaki, sino niun hende por skohe bo balie
take-up = Mi ta kohe esaki
owner-coordinator = e koordinadó
went-coordinator = Tardi. Serka { $who } for di { $day }.
went-both = Tur dos organisashon ta mira esaki for di { $day }.
taak-van-ander = Un tarea na { $organisatie } ta tardi pa basta tempu
taak-ingetrokken = Bon pa sa: e sita aki no ta sigui
taak-regie = Bo ke ta e persona di kontakto? Bisa si òf nò
taak-regie-geweigerd = E susesor a bisa nò: skohe un otro òf sigui bo mes
taak-laat-niet-los = No laga lòs: buska kontakto ku e abitante
taak-rooster-gewijzigd = Yama e habitante: na e ora ei no tin niun hende. Palabrá un otro ora
closed-done = E pregunta ta será.
closed-letter = E sita no ta sigui. E habitante ta haña un karta tokante esei.
closed-email = E sita no ta sigui. E habitante ta haña un e-mail ku tin un mensahe.
closed-call = E sita no ta sigui. Ningun karta ta bai: nos no konosé e adrès kompletu. Nos ta yama e habitante.
closed-nothing = E habitante no ta haña mensahe tokante esaki.
owner-officer = Privacy officer
look-at-it = Wak e
taak-zoekremmen =
    { $n ->
        [one] Un hende a buska muchu biaha, òf a tek un frase sekreto robes muchu biaha
       *[other] { $n } biaha a buska muchu biaha, òf a tek un frase sekreto robes
    }
taak-meldingen =
    { $n ->
        [one] Un hende a wak sin pregunta habrí: esei tabata nesesario?
       *[other] { $n } biaha a wak sin pregunta habrí: esei tabata nesesario?
    }
left-zoekremmen = E privacy officer ta lat: a buska muchu biaha, òf a tek un frase sekreto robes muchu biaha
left-meldingen = E privacy officer ta lat: a wak sin ku tabatin un pregunta habrí
speak-to-officer = Papia ku { $wie }. No por? Pidi e atministradó pa hasi un otro hende privacy officer
taak-inzage-vraag = Un habitante ta puntra ken a wak: kontestá
taak-afgezegd = E habitante a kanselá: yama i palabrá algu nobo
taak-bericht-retour = Yama e habitante: un karta a bin bèk
taak-bericht-bellen = Yama e habitante: un mensahe no por bai
taak-berichten-wachten = Print e kartanan: nan ta warda muchu
balie-without-coordinator = { $balie } no tin koordinadó. Awor niun hende no por skohe e balí aki
owner-coordinators = e koordinadónan
name-coordinator = Skohe un koordinadó
taak-stap-voorbij = E siguiente paso a pasa kaba. Yama e abitante i palabrá algu nobo, òf sera e pregunta
taak-document-vermist = Un dokumento tabata raportá komo pèrdí òf hòrtá. Wak kiko a pasa
taak-balie-kiezen = Traha un sita: skohe un balie
taak-bellen = Yama e habitante: asina a palabrá
told-coordinator = Muchu lat. { $who } sa esaki for di { $day }.
next-what = Kiko ta pasa awor?
next-we-call = Nos ta yama e habitante
next-comes-back = E habitante ta bini bèk
next-when = Pa ki dia?
next-send = E tarea ta kla
next-or-close = Henter e pregunta ta kla? E ora ei no tin siguiente paso. Sera e pregunta riba su propio página:
next-close-there = pregunta { $nummer }
error-next-step = Skohe kiko ta pasa awor. E pregunta ta habrí ainda i semper tin un siguiente paso.
error-next-day = Yena un dia ku ta bini ainda, den forma di dia-luna-aña.
error-next-closed = Riba e dia ei e balie ta será. Skohe un dia ku e ta habrí.
error-next-far = E dia aki ta mas ku un aña leu. Wak si e aña ta korekto.
error-next-free = Riba e dia ei niun hende no ta traha. Skohe un dia di trabou.
error-next-needless = E tarea aki no tin un siguiente paso. Laga e paso i e dia bashí.
