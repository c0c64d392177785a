overview-title = Mi resúmen
overview-hello = Bon bini, { $naam }
overview-nothing = Akinan bo ta mira kiko ta pasa ku bo preguntanan. Bo no mester hasi nada awor.
overview-to-do = { $n ->
    [one] Akinan bo ta mira kiko ta pasa ku bo preguntanan. Bo tin 1 kos di hasi awor.
   *[other] Akinan bo ta mira kiko ta pasa ku bo preguntanan. Bo tin { $n } kos di hasi awor.
}
do-come = Bini riba { $day } pa { $time }
do-come-where = Bo tin un sita serka { $organisatie }. E lugá ta: { $plaats }.
do-before = Hasi esaki promé ku { $day }
do-return = Bini bèk serka { $organisatie }. Pregunta? Yama { $telefoon }.
do-return-for = Bini bèk serka { $organisatie }. Ta trata di: { $tekst }. Pregunta? Yama { $telefoon }.

questions-title = Mi preguntanan
questions-none = Bo no tin ningun pregunta serka nos awor. Bo ke yudansa? Yama 14 053 òf drenta.
question-general = Yudansa na baliè
question-asked = { $day }: bo a hasi { $organisatie } bo pregunta
question-with = { $organisatie } ta yuda bo. Telefon: { $telefoon }. Bo number ta { $nummer }.
question-was-with = Bo tabata serka { $organisatie }. Telefon: { $telefoon }. Bo number tabata { $nummer }.
stands-appointment = Bo sita ta para. E ta riba { $day }.
stands-offered = Nos ta puntra e baliè si nan por yuda bo. Bo ta tende promé ku { $day }.
stands-return = Bo ta bini bèk promé ku { $day }.
stands-call = { $organisatie } ta yama bo promé ku { $day }. Bo no mester hasi nada.
stands-busy = { $organisatie } ta yuda bo awor.
stands-stuck = Bo pregunta a bai di un pa otro muchu biaha. { $organisatie } ta buska e solushon pa bo awor. Bo ta tende algu promé ku { $day }.
stands-other = { $organisatie } ta traha riba bo pregunta. E siguiente paso ta promé ku { $day }.
ended-solved = Kla. Bo pregunta ta resolvé.
ended-partly = Kla. Un parti di bo pregunta ta resolvé.
ended-unsolved = Kla. No a logra resolvé bo pregunta. Bo ke yudansa atrobe? Yama nos.
ended-withdrawn = Bo no tabata ke sigui ku e pregunta aki.

appointments-title = Mi sitanan
appointments-none = Bo no tin sita awor.
bring = Trese:
cannot-come = Bo no por bini? Yama { $telefoon }.

help-title = Mester di yudansa?
help-call = Yama 14 053. Òf drenta na e ofisina. Bo no mester usa un kòmpiuter.
help-letter = Bo ke haña tur kos mihó pa karta? Bisa esei na telefon òf na baliè.
