errors-title = Something is not right yet
choose = Choose
rooster-title = Rota
rooster-where = Choose a location where { $organisatie } has a desk.
locaties-list = Locations ({ $n })
locaties-empty = Your organisation has no desk yet. Ask your administrator to make one.
col-locatie = Location
col-plaats = Place
col-balies = Desks

week-title = Rota: { $locatie }
week-range = { $van } up to and including { $tot }
week-nav = Another week
week-before = Previous week
week-now = This week
week-after = Next week
week-list = Who sits where
week-empty = This location has no desks yet. Ask your administrator to make one.
week-caption = Who sits where, { $range }
col-balie = Desk
closed = closed
closed-for = closed: { $naam }
other-medewerker = { $organisatie } employee
nobody-yet = nobody yet
somebody = somebody else
draft = draft
booked = { $n } { $n ->
    [one] appointment
   *[other] appointments
}
add-dienst = Add a shift
repeat-title = Repeat this week
repeat-about = Your shifts of this week also come in the weeks after it, as drafts. What does not fit there is left out.
repeat-empty = This week has no shifts of your organisation yet. Make one first.
field-weken = Number of weeks
repeat-months = Or every month on the same day. A shift on the first Monday then comes on every first Monday.
field-maanden = Number of months
repeat-do = Repeat
publish-title = Publish a month
publish-about = After that the times of your organisation can be booked. Only your organisation sees drafts.
publish-empty = There are no drafts. Everything you planned can be booked.
field-maand = Month
month-drafts = { $maand } ({ $n })
months-long = January, February, March, April, May, June, July, August, September, October, November, December
publish-do = Publish
done-saved = Saved.
done-published = Published: { $n } { $n ->
    [one] shift
   *[other] shifts
} can be booked now.
done-repeated = { $n ->
    [one] 1 shift was
   *[other] { $n } shifts were
} added, as drafts.
done-repeated-not-all = { $n } shifts were added, as drafts. { $m } did not fit: a holiday, or somebody sits there already.
error-maanden = Fill in a number of months from 1 to { $max }.
error-weken = Fill in a number of weeks from 1 to { $max }.
error-nothing-repeated = Nothing was added. On those days everything is there already, or the location is closed.
error-maand = Choose a month.
error-nothing-published = There is nothing to publish. Perhaps a colleague did this already.

dienst-new = New shift
dienst-title = Change a shift
dienst-gone = This shift has been cancelled. You can make a new one from the week.
back-to-week = Back to the week
field-medewerker = Who
field-datum = Day (for example 3-3-2027)
field-begin = From
field-einde = To
field-pauze-begin = Break from (may be empty)
field-pauze-einde = Break to (may be empty)
field-minuten = Minutes per appointment
field-vrijgehouden = Keep free per half day, for walk-ins and hand-overs
save = Save
falls-about = Can this shift not go on? We first show who has an appointment. Nobody is dropped by itself.
falls = Cancel the shift
ill = Ill today
theirs = This is what it says now: { $dienst }. What you filled in stands below.
touched-title = { $n } { $n ->
    [one] appointment does
   *[other] appointments do
} not fit any more
touched-about = Choose for each appointment what happens. The resident hears of it in their own way: by letter, or we call.
touched-do = Do this
touched-not = Do not do this
col-nummer = Number
col-when = When
col-product = About
col-choice = What happens
is-here = is here already
choice-for = What happens with { $nummer }
choice-colleague = { $wie } takes over
choice-move = To { $wanneer }, { $balie }
choice-call = Call: a task is made

error-medewerker = Choose somebody who works at this desk.
error-balie = The desk of a shift does not change. Make a new shift at the other desk.
error-locatie = Give the id of a location.
error-datum = Fill in a day, for example 3-3-2027. Planning more than two years ahead is not possible.
error-dagen = Ask for at most { $max } days at once. The last day comes after the first.
error-tijd = Fill in a time, for example 9:30.
error-tijd-bestaat-niet = This time does not exist on that day: the clock goes forward an hour. Choose another time.
error-einde-voor-begin = The shift ends before its beginning. Choose a later time.
error-pauze = The break does not lie within the shift. Choose a break after the beginning and before the end.
error-voorbij = This time has passed. Choose a time that is still to come.
error-minuten = Fill in a number of minutes from 5 to 240.
error-vrijgehouden = Fill in a number from 0 to 20.
error-balie-bezet = At this desk sits { $wie } already, from { $begin } to { $einde }. Choose another time or desk.
error-medewerker-bezet = This person sits at a desk already, from { $begin } to { $einde }. Choose somebody else or another time.
error-feestdag = The location is closed then: { $naam }. Choose another day.
error-dicht = { $locatie } is closed on this day. Choose another day.
error-open = The location is open on this day from { $open }. Choose a time within that, without the break between.
error-jaar = We do not know the holidays of this year yet. Choose an earlier day.
error-outdated = A colleague just changed this shift. Look at what it says now and choose again. Nothing was overwritten.
error-choice = Choose for each appointment what happens. { $n ->
    [one] There is 1
   *[other] There are { $n }
} without a choice.
error-choice-gone = A time you chose was just taken by somebody else. Choose another time. Your other choices are still there.
error-choice-colleague = The colleague cannot be there then. Choose somebody else, another time, or a call.
told-brief = { $n } { $n ->
    [one] resident gets
   *[other] residents get
} this by letter.
told-email = { $n } { $n ->
    [one] resident gets
   *[other] residents get
} an e-mail that there is a message.
told-bellen = { $n } { $n ->
    [one] resident has
   *[other] residents have
} to be called. There is a task for it.
