errors-title = Er klopt nog iets niet
choose = Kies
rooster-title = Rooster
rooster-where = Kies een locatie waar { $organisatie } een balie heeft.
locaties-list = Locaties ({ $n })
locaties-empty = Uw organisatie heeft nog geen balie. Vraag uw beheerder om er een te maken.
col-locatie = Locatie
col-plaats = Plaats
col-balies = Balies

week-title = Rooster: { $locatie }
week-range = { $van } tot en met { $tot }
week-nav = Andere week
week-before = Vorige week
week-now = Deze week
week-after = Volgende week
week-list = Wie zit waar
week-empty = Deze locatie heeft nog geen balies. Vraag uw beheerder om er een te maken.
week-caption = Wie zit waar, { $range }
col-balie = Balie
closed = dicht
closed-for = dicht: { $naam }
other-medewerker = { $organisatie }-medewerker
nobody-yet = nog niemand
somebody = iemand anders
draft = concept
booked = { $n } { $n ->
    [one] afspraak
   *[other] afspraken
}
add-dienst = Dienst erbij
repeat-title = Deze week herhalen
repeat-about = Uw diensten van deze week komen ook in de weken erna, als concept. Wat daar niet past, slaan wij over.
repeat-empty = Deze week heeft nog geen diensten van uw organisatie. Maak er eerst een.
field-weken = Aantal weken
repeat-months = Of elke maand op dezelfde dag. Een dienst op de eerste maandag komt dan op elke eerste maandag.
field-maanden = Aantal maanden
repeat-do = Herhalen
publish-title = Maand publiceren
publish-about = Daarna zijn de tijden van uw organisatie te boeken. Concepten ziet alleen uw organisatie.
publish-empty = Er zijn geen concepten. Alles wat u plande, is te boeken.
field-maand = Maand
month-drafts = { $maand } ({ $n })
months-long = januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december
publish-do = Publiceren
done-saved = Bewaard.
done-published = Gepubliceerd: { $n } { $n ->
    [one] dienst is
   *[other] diensten zijn
} nu te boeken.
done-repeated = Er { $n ->
    [one] kwam 1 dienst
   *[other] kwamen { $n } diensten
} bij, als concept.
done-repeated-not-all = Er kwamen { $n } diensten bij, als concept. { $m } pasten niet: een vrije dag, of er zit al iemand.
error-maanden = Vul een aantal maanden in van 1 tot en met { $max }.
error-weken = Vul een aantal weken in van 1 tot en met { $max }.
error-nothing-repeated = Er kwam niets bij. Op die dagen staat alles al, of de locatie is dicht.
error-maand = Kies een maand.
error-nothing-published = Er is niets te publiceren. Misschien deed een collega dit al.

dienst-new = Nieuwe dienst
dienst-title = Dienst wijzigen
dienst-gone = Deze dienst is vervallen. U kunt een nieuwe dienst maken vanuit de week.
back-to-week = Terug naar de week
field-medewerker = Wie
field-datum = Dag (bijvoorbeeld 3-3-2027)
field-begin = Van
field-einde = Tot
field-pauze-begin = Pauze van (mag leeg)
field-pauze-einde = Pauze tot (mag leeg)
field-minuten = Minuten per afspraak
field-vrijgehouden = Vrijhouden per dagdeel, voor inloop en overdracht
save = Bewaren
falls-about = Kan deze dienst niet doorgaan? Wij laten eerst zien wie er een afspraak heeft. Niemand vervalt vanzelf.
falls = Dienst vervalt
ill = Ziek vandaag
theirs = Dit staat er nu: { $dienst }. Wat u invulde, staat hieronder.
touched-title = { $n } { $n ->
    [one] afspraak past
   *[other] afspraken passen
} niet meer
touched-about = Kies voor elke afspraak wat er gebeurt. De inwoner hoort het op de eigen manier: per brief, of wij bellen.
touched-do = Zo doen
touched-not = Niet doen
col-nummer = Nummer
col-when = Wanneer
col-product = Waarover
col-choice = Wat gebeurt er
is-here = is er al
choice-for = Wat gebeurt er met { $nummer }
choice-colleague = { $wie } neemt over
choice-move = Naar { $wanneer }, { $balie }
choice-call = Bellen: er komt een taak

error-medewerker = Kies een medewerker die aan deze balie werkt.
error-balie = De balie van een dienst verandert niet. Maak aan de andere balie een nieuwe dienst.
error-locatie = Geef het id van een locatie.
error-datum = Vul een dag in, bijvoorbeeld 3-3-2027. Meer dan twee jaar vooruit plannen kan niet.
error-dagen = Vraag hoogstens { $max } dagen tegelijk. De laatste dag ligt na de eerste.
error-tijd = Vul een tijd in, bijvoorbeeld 9:30.
error-tijd-bestaat-niet = Deze tijd bestaat niet op die dag: de klok gaat dan een uur vooruit. Kies een andere tijd.
error-einde-voor-begin = De dienst eindigt voor het begin. Kies een latere tijd.
error-pauze = De pauze valt niet binnen de dienst. Kies een pauze na het begin en voor het einde.
error-voorbij = Deze tijd is al voorbij. Kies een tijd die nog komt.
error-minuten = Vul een aantal minuten in van 5 tot en met 240.
error-vrijgehouden = Vul een aantal in van 0 tot en met 20.
error-balie-bezet = Aan deze balie zit dan al { $wie }, van { $begin } tot { $einde }. Kies een andere tijd of balie.
error-medewerker-bezet = Deze medewerker zit dan al aan een balie, van { $begin } tot { $einde }. Kies iemand anders of een andere tijd.
error-feestdag = De locatie is dan dicht: { $naam }. Kies een andere dag.
error-dicht = { $locatie } is op deze dag dicht. Kies een andere dag.
error-open = De locatie is op deze dag open van { $open }. Kies een tijd daarbinnen, zonder de pauze ertussen.
error-jaar = Van dit jaar kennen wij de feestdagen nog niet. Kies een eerdere dag.
error-outdated = Een collega wijzigde deze dienst net. Kijk wat er nu staat en kies opnieuw. Er is niets overschreven.
error-choice = Kies voor elke afspraak wat er gebeurt. Er { $n ->
    [one] is er nog 1
   *[other] zijn er nog { $n }
} zonder keuze.
error-choice-gone = Een gekozen tijd is net door iemand anders genomen. Kies een andere tijd. Uw andere keuzes staan er nog.
error-choice-colleague = De collega kan dan niet. Kies iemand anders, een andere tijd of bellen.
told-brief = { $n } { $n ->
    [one] inwoner krijgt
   *[other] inwoners krijgen
} dit per brief.
told-email = { $n } { $n ->
    [one] inwoner krijgt
   *[other] inwoners krijgen
} een e-mail dat er een bericht is.
told-bellen = { $n } { $n ->
    [one] inwoner moet
   *[other] inwoners moeten
} gebeld worden. Er staat een taak klaar.
