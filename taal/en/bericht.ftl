# bericht

bevestigd-titel = Your appointment on { $dag }
bevestigd-brief =
    Your appointment is booked. Below you can read where and when.
    Can you not come? Please call us. We will find another time together.
bevestigd-script =
    Your appointment is on { $dag } at { $tijd }.
    You go to { $plaats }.
    Your number is { $nummer }. Please write it down.
    Can you not come? Then call { $telefoon }.
bevestigd-print =
    Your appointment is on { $dag } at { $tijd }.
    You go to { $plaats }.
    Can you not come? Then call { $telefoon }.
verplaatst-titel = Your appointment is now on { $dag }
verplaatst-brief =
    Your appointment of { $eerder } will not take place. There is a new day and time.
    Below you can read where and when. Does that not suit you? Please call us.
verplaatst-script =
    Your appointment of { $eerder } will not take place.
    The new appointment is on { $dag } at { $tijd }.
    You go to { $plaats }. Your number is still { $nummer }.
    Does that not suit you? Then call { $telefoon }.
verplaatst-print =
    Your appointment of { $eerder } will not take place.
    The new appointment is on { $dag } at { $tijd }.
    You go to { $plaats }. Does that not suit you? Call { $telefoon }.
afgezegd-titel = Your appointment on { $dag } is cancelled
afgezegd-brief =
    Your appointment on { $dag } at { $tijd } is cancelled. You do not have to come.
    Do you want a new appointment? Please call us. We will find a time together.
afgezegd-script =
    Your appointment on { $dag } at { $tijd } is cancelled.
    You do not have to come to { $plaats }.
    Do you want a new appointment? We can do that now, or later on { $telefoon }.
afgezegd-print =
    Your appointment on { $dag } at { $tijd } is cancelled.
    You do not have to come to { $plaats }.
    Do you want a new appointment? Call { $telefoon }.
herinnering-titel = Remember your appointment on { $dag }
herinnering-brief =
    You have an appointment soon. Below you can read where and when.
    Can you not come? Please call us soon. Then we can help somebody else at that time.
herinnering-script =
    You have an appointment on { $dag } at { $tijd }.
    You go to { $plaats }.
    Can you not come? Tell us now, or call { $telefoon }.
herinnering-print =
    You have an appointment on { $dag } at { $tijd }.
    You go to { $plaats }.
    Can you not come? Call { $telefoon }.
gemist-titel = You were not there on { $dag }
gemist-brief =
    You had an appointment on { $dag } at { $tijd }. You were not there. That can happen.
    We will call you for a new time. You can also call us.
gemist-script =
    You had an appointment on { $dag } at { $tijd } at { $plaats }.
    You were not there. That can happen.
    Do you want a new appointment? We can do that now, or later on { $telefoon }.
gemist-print =
    You had an appointment on { $dag } at { $tijd } at { $plaats }.
    You were not there. That can happen.
    Do you want a new appointment? Ask here, or call { $telefoon }.
samenvatting-titel = What we talked about
samenvatting-brief =
    You spoke with { $organisatie }. Below you can read what we did.
    { $vervolg }
samenvatting-script =
    You spoke with { $organisatie }.
    { $vervolg }
    Your number is { $nummer }. Questions? Call { $telefoon }.
samenvatting-print =
    You spoke with { $organisatie }.
    { $vervolg }
    Questions? Call { $telefoon }.
gesprek-vervolg = You come back on or before { $dag }.
gesprek-vervolg-voor = You come back on or before { $dag }. It is about: { $vervolg }.
gesprek-klaar = You do not have to do anything now.
contact-titel = Somebody else will help you
contact-brief =
    { $contactpersoon } will help you with your question from now on.
    You do not have to tell your story again. You do not have to do anything.
contact-script =
    { $contactpersoon } of { $organisatie } will help you from now on.
    You do not have to tell your story again.
    Questions? Call { $telefoon } and say number { $nummer }.
contact-print =
    { $contactpersoon } of { $organisatie } will help you from now on.
    Questions? Call { $telefoon }.
stand-titel = How your question is going
stand-brief =
    { $stand }
    You do not have to do anything now.
stand-script =
    { $stand }
    You do not have to do anything now.
    Your number is { $nummer }. Questions? Call { $telefoon }.
stand-print =
    { $stand }
    You do not have to do anything now. Questions? Call { $telefoon }.
stand-aangeboden = We asked { $bestemming } to help you. We will tell you if they do.
stand-geaccepteerd = { $bestemming } will help you.
stand-geweigerd = { $bestemming } cannot help you now. We are looking for another place. Then we will call you.
stand-verlopen = { $bestemming } did not answer. We are looking for another place. Then we will call you.
ontvangst-titel = We received your question
ontvangst-brief =
    We received your question.
    You will get an answer by { $termijn }. You do not have to do anything.
ontvangst-script =
    We received your question.
    You will get an answer by { $termijn }.
    Your number is { $nummer }. Questions? Call { $telefoon }.
ontvangst-print =
    We received your question.
    You will get an answer by { $termijn }. Questions? Call { $telefoon }.
doorgestuurd-titel = We sent your question on
doorgestuurd-brief =
    We sent your question on to { $bestemming }. They have your question now and will help you.
    You have an appointment there. Below you can read where and when.
    Can you not come? Please call us. We will find another time together.
doorgestuurd-script =
    We sent your question on to { $bestemming }. They have your question now.
    Your appointment is on { $dag } at { $tijd }.
    You go to { $plaats }.
    Your number is { $nummer }. Questions? Call { $telefoon }.
doorgestuurd-print =
    We sent your question on to { $bestemming }. They have your question now.
    Your appointment is on { $dag } at { $tijd }. You go to { $plaats }.
    Questions? Call { $telefoon }.
afmelding-titel = We do not look for you
afmelding-brief =
    You said that nobody has to look for you. We kept that. It holds from now on.
    You can always apply yourself. Do you want us to look after all? Tell us.
afmelding-script =
    You said that nobody has to look for you. We kept that.
    You can always apply yourself.
    Your number is { $nummer }. Questions? Call { $telefoon }.
afmelding-print =
    You said that nobody has to look for you. We kept that.
    You can always apply yourself. Questions? Call { $telefoon }.
vervalt-titel = Do we look for you?
vervalt-brief =
    You are 18 now. When you were younger, it was said that nobody has to look for you. That has ended.
    We may now look whether you miss help or money. You do not want that? Tell us. You need not say why.
vervalt-script =
    You are 18 now. When you were younger, it was said that nobody has to look for you. That has ended.
    Do you still not want us to look? Then I keep that for you now.
    Your number is { $nummer }. Questions? Call { $telefoon }.
vervalt-print =
    You are 18 now. We may look for you again.
    You do not want that? Tell us. Questions? Call { $telefoon }.
achttien-titel = You are turning 18
achttien-brief =
    On { $termijn } you turn 18. Much changes then. This is what you arrange yourself:
    Health insurance: from that day on you need your own. Arrange it within four months.
    DigiD: with it you log in with the government. Apply on digid.nl.
    Healthcare benefit (zorgtoeslag): you may have a right to it. You apply with Dienst Toeslagen.
    Student finance: are you going to study? Apply with DUO in time.
    Would you like help? Call us or come by. No messages that you did not ask for? Tell us.
achttien-script =
    You turn 18 on { $termijn }. Then you arrange your own health insurance.
    You apply for DigiD. You may have a right to healthcare benefit.
    Are you going to study? Apply for student finance with DUO.
    Your number is { $nummer }. Questions? Call { $telefoon }.
achttien-print =
    On { $termijn } you turn 18. Arrange your health insurance and apply for DigiD.
    You may have a right to healthcare benefit. Going to study? Apply for student finance.
    Questions? Call { $telefoon }.
voorstel-brief =
    On { $termijn } you turn 18. Much changes then. This is what you arrange yourself:
    Health insurance: from that day on you need your own. Arrange it within four months.
    DigiD: with it you log in with the government. Apply on digid.nl.
    Healthcare benefit (zorgtoeslag): you may have a right to it. You apply with Dienst Toeslagen.
    Student finance: are you going to study? Apply with DUO in time.
    Would you like help? We prepared a request for help. You only have to confirm it.
    You can do that when you log in to Eenloket. You can also call or come by. If you do nothing, nothing happens.
voorstel-script =
    You turn 18 on { $termijn }. Then you arrange your own health insurance.
    You apply for DigiD. You may have a right to healthcare benefit.
    Are you going to study? Apply for student finance with DUO.
    A request for help is ready for you. Would you like us to help?
    Your number is { $nummer }. Questions? Call { $telefoon }.
voorstel-print =
    On { $termijn } you turn 18. Arrange your health insurance and apply for DigiD.
    You may have a right to healthcare benefit. Going to study? Apply for student finance.
    A request for help is ready for you. Questions? Call { $telefoon }.
antwoord-titel = The answer to your question
antwoord-brief =
    You asked us who looked at your data. This is our answer:
    { $antwoord }
    Do you not agree? Call us. Or tell the Autoriteit Persoonsgegevens.
antwoord-script =
    You asked us who looked at your data. This is our answer:
    { $antwoord }
    Your number is { $nummer }. Questions? Call { $telefoon }.
antwoord-print =
    You asked us who looked at your data. This is our answer:
    { $antwoord }
    Do you not agree? Call { $telefoon }. Or tell the Autoriteit Persoonsgegevens.

brief-aanhef = Dear { $naam },
brief-gedaan = What we did
brief-groet = Kind regards,
bellen = Questions? Call us and say your number:
feit-wanneer = When
feit-waar = Where
feit-meenemen = Please bring
feit-nummer = Your number
stap-digid-aangevraagd = We applied for DigiD together.
stap-digid-geactiveerd = We activated your DigiD together.
stap-berichtenbox-uitgelegd = We explained the Berichtenbox (message box).
stap-formulier-ingevuld = We filled in a form together.
stap-brief-uitgelegd = We explained a letter.
stap-samen-gebeld = We made a phone call together.

email-titel = There is a message from { $organisatie } for you
email-tekst =
    { $organisatie } has a message for you.

    Do you want to read it? Go to Eenloket yourself and log in.
    Or call { $telefoon }. Then we will tell you what it says.

    There is no link in this e-mail. We never send a link. That is safer.
    Do you prefer a letter? Then call the same number.
email-code-titel = Your code from { $organisatie }
email-code-tekst =
    You want messages from { $organisatie } at this e-mail address.
    Your code is: { $code }

    Tell the code to the person who is helping you. The code works for one day.
    Did you not ask for this? Then you do not have to do anything. You will get letters as before.
    Questions? Call { $telefoon }.

queue-title = Messages
queue-stuck = Some letters have waited longer than a working day. Please print them now.
queue-waiting = To print ({ $n })
queue-waiting-looks = To print about who looked ({ $n })
queue-looks-why = These letters are for residents who asked who looked at their data. The desk does not see them. Do not leave them there.
queue-empty = No letters are waiting now. New letters will appear here.
queue-no-adres = We do not know the whole address of a resident. Open the message and add the address. If you print now, there will be a task to call.
print-all =
    { $n ->
        [one] Print 1 letter
       *[other] Print { $n } letters
    }
col-nummer = Number
col-soort = Kind of message
col-sinds = Waiting since
col-status = Status
large = large print
no-adres = address not complete
too-late = too long
printed-title = Printed before
printed-why = Did something go wrong with the printer? Then open the letters again.
printed-line =
    { $n ->
        [one] { $when }: 1 letter
       *[other] { $when }: { $n } letters
    }
outside-title = On the way or returned
back-to-queue = Back to the messages
partij-title = Printed letters
partij-print = Print and post
partij-how = Open the letters and print them. Use an envelope with a window on the left.
partij-open =
    { $n ->
        [one] Open 1 letter (pdf)
       *[other] Open { $n } letters (pdf)
    }
partij-call = Some could not go by letter. There are tasks to call.
partij-lapsed = There is nothing to print. These letters were no longer needed: the appointment was over, or did not go ahead.
partij-lines = What became of the messages
bericht-title = Message
bericht-nummer = Number { $nummer }
bericht-stand = Where it stands
bericht-queued = Queued
bericht-left = Left
bericht-is-back = This letter came back. There is a task to call the resident.
bericht-call = Call { $naam }:
bericht-script = To say on the telephone
bericht-incomplete = A fact is missing in this message. It cannot go by letter or e-mail. Call the resident.
hand-over = Hand over at the desk
hand-over-how = First print this page. Then press the button. No letter will go after that.
came-back = The letter came back
change-channel = Choose letter or e-mail
errors-title = Something is not right yet
error-bericht-left = This message has already left, or a colleague was first. You chose: { $keuze }. This is how it is now: { $stand }.
soort-bevestigd = Appointment confirmed
soort-verplaatst = Appointment moved
soort-afgezegd = Appointment cancelled
soort-herinnering = Reminder of the appointment
soort-gemist = Appointment missed
soort-samenvatting = Summary of the conversation
soort-contact = New contact person
soort-stand = Status of the referral
soort-ontvangst = Question received
soort-doorgestuurd = Question sent on
soort-afmelding = Not looking: kept
soort-vervalt = Not looking: ended at 18
soort-levensgebeurtenis = You are turning 18
soort-levensgebeurtenis-voorstel = You are turning 18, with a request for help
soort-antwoord = Answer to a question about who looked
status-klaar = queued
status-geprint = printed
status-verstuurd = sent
status-bezorgd = delivered
status-uitgereikt = handed over
status-retour = came back
status-onbestelbaar = e-mail came back
status-te-bellen = call the resident
status-vervallen = no longer needed
krijgt-brief = The resident gets this by letter.
krijgt-grote-brief = The resident gets this by letter, in large print.
krijgt-email = The resident gets an e-mail that there is a message.
krijgt-balie = The resident was given this at the desk.
krijgt-te-laat = No letter goes: it would come too late. Tell the resident the day and the time now.
krijgt-geen-adres = No letter goes: we do not know the whole address. Add it under choosing letter or e-mail. Otherwise we call the resident.
krijgt-niets = We send the resident nothing about this.
krijgt-telefoon = A letter would come too late. Call the resident.
u-krijgt-brief = You also get this by letter.
u-krijgt-grote-brief = You also get this by letter, in large print.
u-krijgt-email = You get an e-mail that there is a message for you. You read it here.
u-krijgt-geen-adres = We do not know your whole address. So we will call you. Do you want a letter? Add your address under My details.
u-krijgt-niets = You get no letter about this. Write it down.
voorkeur-title = Letter or e-mail
voorkeur-back = Back to the visit
voorkeur-last = Last chosen { $when }: { $how }.
voorkeur-how = Without a choice everything goes by letter. E-mail is only possible if the resident asks for it.
voorkeur-kinds = For what does the resident want an e-mail?
field-adres = E-mail address
adres-hint = We send a code to this address. Until the resident tells it, everything goes by letter.
adres-nieuw = We send a code to this address. Ask the resident for the code.
adres-bevestigd = This address works. The resident told the code.
adres-onbestelbaar = E-mail to this address came back. Everything goes by letter now. Fill in another address.
field-taal = Language of the messages
field-large = Letters in large print
woont-title = Address for letters
woont-hint = We do not know this yet. Without street, house number and town no letter goes.
woont-hint-whole = We do not know the whole address yet. Without street, house number and town no letter goes. Fill in the whole address.
woont-moved = Only if the resident has moved or the address is wrong. Then fill in the whole address. The resident also reports a move to the municipality.
woont-known = We know the address. Has the resident moved? Another address can be filled in after the resident shows an identity document at the counter, or logs in.
woont-other = The resident has moved, or the address is wrong
own-woont-hint = Your letters go to this address. Have you moved? Fill in your whole new address here. Report your move to your municipality, too.
no-email = This desk sends no e-mail. Everything goes by letter, or we call.
voorkeur-theirs = This was chosen differently meanwhile. Nothing of it was overwritten. It says now: { $nu }. What you filled in is below. Is that right? Then save it once more.
theirs-email = e-mail to { $adres } for: { $kinds }
theirs-brief = everything by letter
field-straat = Street
field-huisnummer = House number
field-postcode = Postcode
field-plaats = Town
voorkeur-vorm = How did the resident ask for this?
vorm-mondeling = Spoken
vorm-schriftelijk = In writing
vorm-ingelogd = Themselves, after logging in
voorkeur-save = Save
code-title = Code of the resident
code-how = An e-mail went to the resident. Ask which code it holds.
code-field = Code (6 digits)
code-send = Check the code
error-soort = This kind of message cannot go by e-mail. Choose again.
error-adres-nodig = Fill in an e-mail address, or remove the ticks.
error-adres-bsn = There may be a bsn (9 digits) in this address. Ask for another address.
error-adres = This is not an e-mail address. An address looks like this: name@example.nl.
error-straat = Fill in the name of the street, with letters.
error-huisnummer = Fill in the house number. It begins with a digit.
error-postcode = Fill in a postcode with 4 digits and 2 letters, such as 7511 AA.
error-plaats = Fill in the name of the town, with letters.
error-woont-bsn = There may be a bsn (9 digits) in this field. Remove it.
error-woont-bekend = We know the address already. Another address can be filled in after the resident shows an identity document at the counter, or logs in.
error-taal = Choose a language.
error-instemming = Choose how the resident asked for this. Without that question it is not allowed.
error-code = This is not the code in the e-mail. Ask the resident to read it once more.
error-code-many = The code was wrong too often. Save the address again. Then a new code is sent.
error-code-old = No code is needed for this address now. Below you see how it stands.
messages-about = Messages about this question
error-printed = No letter is waiting any more. Perhaps a colleague was first. Look under printed before.

# The own pages of a resident.
own-title = My messages
own-what = Here you read what we told you. What you got by letter is here, too.
own-list = Messages
own-none = There are no messages for you now.
own-back = Back to my overview
own-back-list = Back to my messages
own-incomplete = We tell you this message on the telephone. Call { $telefoon } and say number { $nummer }.
own-help-title = Do you need help?
own-help-call = Call { $telefoon }. You do not need a computer.
own-help-walk = Call { $telefoon }. Or walk in: { $locatie }. You do not need a computer.
own-help-letter = Do you rather get everything by letter? Say so on the telephone or at the counter.
gegevens-title = My details
gegevens-what = Here you choose how we reach you. Do you choose nothing? Then you get everything by letter.
gegevens-kept = We have kept this. It counts from now on, also for letters that have not left yet.
own-phone = Telephone number
own-phone-hint = We call you on this number. Leave it empty if you do not want calls.
own-kinds = For what do you want an e-mail?
own-kinds-hint = You then get an e-mail that there is a message. You read it here, after logging in. What you do not tick comes by letter.
own-adres-hint = We send a code to this address. Fill it in here afterwards. Until then you get letters.
own-adres-nieuw = We send a code to this address. Fill that code in above. Until then you get letters.
own-adres-bevestigd = This address works.
own-adres-onbestelbaar = Our e-mail to this address came back. You now get everything by letter. Fill in another address.
own-code-title = Fill in the code
own-code-how = We sent you an e-mail with a code. Is it not there yet? Wait a few minutes.
own-error-code = This is not the code from the e-mail. Please check the code again.
own-error-code-many = The code was wrong too often. Fill in your e-mail address again below. Then we send a new code.
own-error-code-old = No code is needed for this address now. Below you see how it stands.
error-telefoon = Fill in a telephone number of 5 to 15 digits, such as 000-543 0010. No other signs than digits, dashes and brackets.
error-telefoon-bsn = This number may hold a BSN (9 digits). Fill in a telephone number.
error-adres-nobody = E-mail is possible only when an organisation helps you. Call us for help.
