errors-title = Algu no ta bon ainda
choose = Skohe
rooster-title = Roster
rooster-where = Skohe un lugá kaminda { $organisatie } tin un balie.
locaties-list = Lugánan ({ $n })
locaties-empty = Bo organisashon no tin balie ainda. Puntra bo atministradó pa traha un.
col-locatie = Lugá
col-plaats = Sitio
col-balies = Balienan

week-title = Roster: { $locatie }
week-range = { $van } te ku { $tot }
week-nav = Otro siman
week-before = Siman pasá
week-now = E siman aki
week-after = Otro siman
week-list = Ken ta na kua balie
week-empty = E lugá aki no tin balie ainda. Puntra bo atministradó pa traha un.
week-caption = Ken ta na kua balie, { $range }
col-balie = Balie
closed = será
closed-for = será: { $naam }
other-medewerker = empleado di { $organisatie }
nobody-yet = niun hende ainda
somebody = un otro hende
draft = konsepto
booked = { $n } { $n ->
    [one] sita
   *[other] sita
}
add-dienst = Agregá un turno
repeat-title = Ripití e siman aki
repeat-about = Bo turnonan di e siman aki ta bini tambe den e simannan despues, komo konsepto. Loke no ta pas, nos ta laga afó.
repeat-empty = E siman aki no tin turno di bo organisashon ainda. Traha un promé.
field-weken = Kantidat di siman
repeat-months = Òf tur luna riba e mesun dia. Un turno riba e promé djaluna ta bini riba kada promé djaluna.
field-maanden = Kantidat di luna
repeat-do = Ripití
publish-title = Publiká un luna
publish-about = Despues hende por reservá e oranan di bo organisashon. Solamente bo organisashon ta mira konsepto.
publish-empty = No tin konsepto. Tur loke bo a plania por wòrdu reservá.
field-maand = Luna
month-drafts = { $maand } ({ $n })
months-long = yanüari, febrüari, mart, aprel, mei, yüni, yüli, ougùstùs, sèptèmber, òktober, novèmber, desèmber
publish-do = Publiká
done-saved = Wardá.
done-published = Publiká: { $n } { $n ->
    [one] turno
   *[other] turno
} por wòrdu reservá awor.
done-repeated = { $n ->
    [one] 1 turno a bini
   *[other] { $n } turno a bini
} aserka, komo konsepto.
done-repeated-not-all = { $n } turno a bini aserka, komo konsepto. { $m } no a pas: un dia di fiesta, òf ya tin hende.
error-maanden = Yena un kantidat di luna di 1 te ku { $max }.
error-weken = Yena un kantidat di siman di 1 te ku { $max }.
error-nothing-repeated = Nada no a bini aserka. Riba e dianan ei tur kos t'ei kaba, òf e lugá ta será.
error-maand = Skohe un luna.
error-nothing-published = No tin nada pa publiká. Kisas un kolega a hasi esaki kaba.

dienst-new = Turno nobo
dienst-title = Kambia un turno
dienst-gone = E turno aki a kai afó. Bo por traha un turno nobo for di e siman.
back-to-week = Bèk na e siman
field-medewerker = Ken
field-datum = Dia (por ehèmpel 3-3-2027)
field-begin = Di
field-einde = Te
field-pauze-begin = Pousa di (por keda bashí)
field-pauze-einde = Pousa te (por keda bashí)
field-minuten = Minüt pa kada sita
field-vrijgehouden = Tene liber pa kada mitar dia, pa hende ku ta drenta
save = Warda
falls-about = E turno aki no por sigui? Nos ta mustra promé ken tin un sita. Niun hende no ta kai afó di su mes.
falls = E turno ta kai afó
ill = Malu awe
theirs = Esaki ta para awor: { $dienst }. Loke bo a yena ta para akibou.
touched-title = { $n } { $n ->
    [one] sita no ta pas
   *[other] sita no ta pas
} mas
touched-about = Skohe pa kada sita kiko ta pasa. E habitante ta tende esaki na su mes manera: pa karta, òf nos ta yama.
touched-do = Hasi asina
touched-not = No hasi esaki
col-nummer = Number
col-when = Ki ora
col-product = Tokante
col-choice = Kiko ta pasa
is-here = ya t'aki
choice-for = Kiko ta pasa ku { $nummer }
choice-colleague = { $wie } ta tuma over
choice-move = Pa { $wanneer }, { $balie }
choice-call = Yama: ta traha un tarea

error-medewerker = Skohe un hende ku ta traha na e balie aki.
error-balie = E balie di un turno no ta kambia. Traha un turno nobo na e otro balie.
error-locatie = Duna e id di un lugá.
error-datum = Yena un dia, por ehèmpel 3-3-2027. Bo no por plania mas ku dos aña padilanti.
error-dagen = Pidi máksimo { $max } dia pareu. E último dia ta bini despues di e promé.
error-tijd = Yena un ora, por ehèmpel 9:30.
error-tijd-bestaat-niet = E ora aki no ta eksistí e dia ei: oloshi ta bai un ora dilanti. Skohe un otro ora.
error-einde-voor-begin = E turno ta kaba promé ku e ta kuminsá. Skohe un ora mas lat.
error-pauze = E pousa no ta kai den e turno. Skohe un pousa despues di kuminsamentu i promé ku fin.
error-voorbij = E ora aki a pasa kaba. Skohe un ora ku ta bini ainda.
error-minuten = Yena un kantidat di minüt di 5 te ku 240.
error-vrijgehouden = Yena un kantidat di 0 te ku 20.
error-balie-bezet = Na e balie aki { $wie } ta sinta kaba, di { $begin } te { $einde }. Skohe un otro ora òf balie.
error-medewerker-bezet = E hende aki ta sinta na un balie kaba, di { $begin } te { $einde }. Skohe un otro hende òf ora.
error-feestdag = E lugá ta será e dia ei: { $naam }. Skohe un otro dia.
error-dicht = { $locatie } ta será e dia aki. Skohe un otro dia.
error-open = E lugá ta habrí e dia aki di { $open }. Skohe un ora paden, sin e pousa meimei.
error-jaar = Nos no konosé e dianan di fiesta di e aña aki ainda. Skohe un dia mas trempan.
error-outdated = Un kolega a kaba di kambia e turno aki. Wak kiko ta para awor i skohe di nobo. Nada no a wòrdu skirbi over.
error-choice = Skohe pa kada sita kiko ta pasa. { $n ->
    [one] Tin 1
   *[other] Tin { $n }
} sin skoho ainda.
error-choice-gone = Un otro hende a kaba di tuma un ora ku bo a skohe. Skohe un otro ora. Bo otro skohonan t'ei ainda.
error-choice-colleague = E kolega no por e ora ei. Skohe un otro hende, un otro ora òf yama.
told-brief = { $n } habitante ta haña esaki via karta.
told-email = { $n } habitante ta haña un e-mail ku tin un mensahe.
told-bellen = Mester yama { $n } habitante. Tin un tarea pa esaki.
