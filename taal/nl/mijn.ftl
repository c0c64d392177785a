overview-title = Mijn overzicht
overview-hello = Welkom, { $naam }
overview-nothing = Hier ziet u wat er gebeurt met uw vragen. U hoeft nu niets te doen.
overview-to-do = { $n ->
    [one] Hier ziet u wat er gebeurt met uw vragen. U hoeft nu 1 ding te doen.
   *[other] Hier ziet u wat er gebeurt met uw vragen. U moet nu { $n } dingen doen.
}
do-come = Kom op { $day } om { $time }
do-come-where = U heeft een afspraak bij { $organisatie }. De plaats is: { $plaats }.
do-before = Doe dit voor { $day }
do-return = Kom terug bij { $organisatie }. Vragen? Bel { $telefoon }.
do-return-for = Kom terug bij { $organisatie }. Het gaat om: { $tekst }. Vragen? Bel { $telefoon }.

questions-title = Mijn vragen
questions-none = U heeft nu geen vraag bij ons. Wilt u hulp? Bel 14 053 of loop binnen.
question-general = Hulp aan de balie
question-asked = { $day }: u stelde uw vraag aan { $organisatie }
question-with = { $organisatie } helpt u. Telefoon: { $telefoon }. Uw nummer is { $nummer }.
question-was-with = U was bij { $organisatie }. Telefoon: { $telefoon }. Uw nummer was { $nummer }.
stands-appointment = Uw afspraak staat. Die is op { $day }.
stands-offered = Wij vragen de balie of zij u kan helpen. U hoort het voor { $day }.
stands-return = U komt terug voor { $day }.
stands-call = { $organisatie } belt u voor { $day }. U hoeft niets te doen.
stands-busy = { $organisatie } helpt u nu.
stands-stuck = Uw vraag ging te vaak van de een naar de ander. { $organisatie } zoekt het nu voor u uit. U hoort iets voor { $day }.
stands-other = { $organisatie } werkt aan uw vraag. De volgende stap is voor { $day }.
ended-solved = Klaar. Uw vraag is opgelost.
ended-partly = Klaar. Een deel van uw vraag is opgelost.
ended-unsolved = Klaar. Het lukte niet om uw vraag op te lossen. Wilt u weer hulp? Bel ons.
ended-withdrawn = U wilde niet meer verder met deze vraag.

appointments-title = Mijn afspraken
appointments-none = U heeft nu geen afspraak.
bring = Neem mee:
cannot-come = Kunt u niet komen? Bel { $telefoon }.

help-title = Hulp nodig?
help-call = Bel 14 053. Of loop binnen bij het stadskantoor. U hoeft geen computer te gebruiken.
help-letter = Krijgt u liever alles per brief? Zeg het aan de telefoon of aan de balie.
