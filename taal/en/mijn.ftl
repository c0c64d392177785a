overview-title = My overview
overview-hello = Welcome, { $naam }
overview-nothing = Here you see what happens with your questions. You do not have to do anything now.
overview-to-do = { $n ->
    [one] Here you see what happens with your questions. You have 1 thing to do now.
   *[other] Here you see what happens with your questions. You have { $n } things to do now.
}
do-come = Come on { $day } at { $time }
do-come-where = You have an appointment with { $organisatie }. The place is: { $plaats }.
do-before = Do this before { $day }
do-return = Come back to { $organisatie }. Questions? Call { $telefoon }.
do-return-for = Come back to { $organisatie }. It is about: { $tekst }. Questions? Call { $telefoon }.

questions-title = My questions
questions-none = You have no question with us now. Do you want help? Call { $telefoon } or walk in.
question-general = Help at the counter
question-asked = { $day }: you asked { $organisatie } your question
question-with = { $organisatie } helps you. Telephone: { $telefoon }. Your number is { $nummer }.
question-was-with = You were with { $organisatie }. Telephone: { $telefoon }. Your number was { $nummer }.
question-looked-with = You asked { $organisatie } this. Telephone: { $telefoon }. Your number is { $nummer }.
question-answer-link = Read the answer
question-look-link = See your question
stands-appointment = Your appointment is booked. It is on { $day }.
stands-offered = We are asking the counter if they can help you. You will hear before { $day }.
stands-return = You come back before { $day }.
stands-call = { $organisatie } will call you before { $day }. You do not have to do anything.
stands-busy = { $organisatie } is helping you now.
stands-stuck = Your question was sent round too often. { $organisatie } is sorting it out for you now. You will hear before { $day }.
stands-passed = This was on { $day }. { $organisatie } will contact you. If you hear nothing, please call.
stands-other = { $organisatie } is working on your question. The next step is before { $day }.
ended-solved = Done. Your question is solved.
ended-answered = Done. You got an answer to your question.
ended-partly = Done. A part of your question is solved.
ended-unsolved = Done. We could not solve your question. Do you want help again? Call us.
ended-withdrawn = You did not want to go on with this question.

question-title = My question
question-open-link = What happened? Or are you being sent round?
question-closed-link = What happened?
question-who = Who helps you
question-phone = Telephone
question-number = Your number
back-to-overview = Back to my overview
bounce-why = Did you have to go somewhere else again and again? Tell us. Then you get one name and one telephone number. That person finds it out for you.
bounce-send = I am being sent round
bounce-done = We now keep your question together
bounce-done-who = { $naam } of { $organisatie } finds it out for you. Call { $telefoon }. You also get this as a message.
error-bounce-not-now = This is not possible any more. Your question is done, or somebody already finds it out for you. See below who that is.
path-title = What happened so far
path-begun = { $day }: you asked { $organisatie } your question.
path-asked = { $day }: { $van } asked { $naar } to help you.
path-booked = { $day }: { $van } made an appointment for you at { $naar }.
path-accepted = { $day }: { $naar } said yes.
path-refused = { $day }: { $naar } could not help you.
path-expired = { $day }: { $naar } did not answer.
path-withdrawn = { $day }: the question to { $naar } did not go ahead.
path-missed = { $day }: you were not at { $naar }.
path-ended = { $day }: you were at { $naar }.
path-regisseur = { $day }: from now on { $naam } keeps your question together.
complaint-title = Do you have a complaint?
complaint-why = You may complain about every organisation. You can do that by letter, at the counter or by telephone. The organisation it is about has to deal with it. The law says so (Awb, chapter 9).
complaint-link = Read how to complain
complaint-line = { $organisatie }: call { $telefoon } and ask how to complain.

appointments-title = My appointments
appointments-none = You have no appointment now.
bring = Bring:
cannot-come = Can you not come? Call { $telefoon }.

messages-title = My messages
messages-short = What we told you, by letter or here.
messages-all = All messages
gegevens-link = How we reach you: letter or e-mail, language and telephone

help-title = Need help?
help-call = Call { $telefoon }. Or walk in at the city office. You do not need a computer.
help-letter = Would you rather get everything by letter? Say so on the telephone or at the counter.

looked-title = Who looked at my data
looked-what = Here you see each time somebody looked at your data or changed them. We give no names of staff. When you look yourself, that is listed here too.
looked-list = Who looked, and why
looked-empty = Nobody looked at your data. If somebody does, you will see it here.
looked-empty-filter = Nobody looked at your data in this period. Choose another period or all organisations.
looked-times =
    { $n ->
        [one] { $day }, { $tot }
       *[other] { $day }, { $n } times, from { $van } to { $tot }
    }
looked-own =
    { $n ->
        [one] You looked yourself 1 time
       *[other] You looked yourself { $n } times
    }
looked-only-self = Here only you looked.
ask-link-many = Is this not right? Choose a time
filter-title = Choose what you want to see
filter-who = Organisation
filter-all = All organisations
filter-from = From (day-month-year)
filter-to = Up to and including (day-month-year)
filter-show = Show
filter-none = Show everything
error-day = Fill in a date, such as 2-3-2027. We now show all days.
errors-title = Something is not right yet
col-when = When
col-who = Who
col-role = Role
col-why = Why
col-what = Which data
col-ground = Why this is allowed
col-note = Note
older = Earlier
newest = To the newest
export-what = Take the list along:
export-pdf = as PDF
export-pdf-large = as PDF in large print
export = as a file for a spreadsheet (CSV)
pdf-more = These are the { $n } newest lines. Choose a period to see older ones.
pdf-call = Questions? Call
who-self = Yourself
ask-link = Is this not right? Ask about it
note-mark = Not with a question of yours
note-open = The privacy officer is checking whether this was needed.
note-needed = The privacy officer checked: this was needed for the work.
note-not-needed = The privacy officer checked: this was not needed. Do you want to know more? Ask about it.

asked-title = We have received your question
asked-receipt = { $organisatie } received your question on { $day }. Your number is { $nummer }.
asked-next = You will get an answer before { $before }. You do not have to do anything. Questions? Call { $telefoon }.
asked-list = What you asked about
asked-on = Asked on { $day }
asked-answer = The answer

ask-title = Is this not right? Ask about it
ask-what = You ask { $organisatie } why it looked at your data. The privacy officer will find out.
ask-about = This is what it is about
ask-label = What is not right, or what do you want to know?
ask-hint = You do not have to fill in anything. Do not write a citizen service number here.
ask-term = You will get an answer within one month. That is the law.
ask-send = Send my question
error-ask-text = The text holds a number that may not be in it, or the text is too long. Remove the number or make the text shorter. Your text is still there.
error-asked-before = You asked this before. You do not have to do anything. The answer will be on the page Who looked at my data.
back-to-looked = Who looked at my data
question-inzage = Question about who looked at your data
stands-inzage = The privacy officer of { $organisatie } is finding out. You will get an answer before { $day }.

why-doorverwijzen = Helping you to an appointment at the right counter
why-ontvangen = Taking over a question of yours from another organisation
why-telefoon = Helping you on the telephone
why-volgen = Checking how your question is going
why-balie = Helping you at the counter
why-identiteit = Checking who you are
why-berichten = Sending you a message or letter
why-inzage = Showing you who looked at your data
why-eigen = Looking at your own pages
why-termijnen = Making sure that you get an answer in time
why-toezicht = Checking whether looking at your data was needed
why-netwerk = Giving your question to another member of staff
why-demo = Making test data
why-other = Working on your question

what-contact = Name, address, telephone and your question
what-question = Your question and how it is going
what-visit = Name, your question, and what we agreed with you
what-identity = Which document you showed and your citizen service number
what-address = Name, address and what the message is about
what-log = Who looked at your data
what-own = Your questions and appointments
what-all = All data (invented)
what-other = Data with your question

role-telefoonagent = member of staff on the telephone
role-baliemedewerker = member of staff at the counter
role-receptie = member of staff of the reception
role-coordinator = coordinator of the counter
role-roosterplanner = planner
role-privacyofficer = privacy officer
role-fg = data protection officer
role-beheerder = administrator
role-inwoner = yourself
role-systeem = the computer, by itself
role-other = member of staff

paper-title = Who looked at your data
paper-for = Who looked at the data of { $naam }
paper-made = Made by { $organisatie } on { $when }.
paper-back = Back to the visit
paper-wrong = Is something not right? Say so at the counter, or call { $telefoon }. You will get an answer within one month.
paper-print = Print this page and give it along. Do not keep a copy yourself.

questions-officer-title = Questions about looks
answer-sent = Your answer has been sent.
officer-send-name = Send it with the name all the same
error-answer-name = Your answer has the name { $naam } in it. A resident hears which organisation looked, and not who. Take the name out. Or send the answer all the same.
questions-officer-what = Residents ask why your organisation looked at their data. You do not see who asks. The answer is due within one month (GDPR art. 12).
questions-officer-list = To answer ({ $n })
questions-officer-empty = There are no questions now. A new question comes here by itself.
officer-asked = Asked on
officer-before = Answer before
officer-late = too late
officer-look = It is about
officer-no-text = The resident wrote nothing with it.
officer-answer = Answer to the resident
officer-answer-hint = Write in plain words. Name no member of staff and no citizen service number.
officer-send = Send the answer
error-answer-empty = Write an answer.
error-officer-late = A colleague was first. You do not have to do anything. Your text is still there.
officer-theirs = This is what your colleague saved:
officer-mine = This is what you chose or wrote, it was not saved:

reports-title = Looked without an open question
reports-what = These times a member of staff looked at somebody of whom your organisation had no open question. Find out whether that was needed. The resident sees your judgement.
reports-list = To judge ({ $n })
reports-empty = There is nothing to judge. What belongs here comes by itself.
reports-act = Act:
judge-legend = Was this needed?
judged-needed = Needed for the work
judged-not-needed = Not needed
judge-why = Explanation, for your organisation only (may be empty)
judge-save = Save the judgement
error-judge-choose = Choose whether it was needed.

privacy-title = What we keep about you
privacy-lead = Here you read what we keep, why, how long, and what you can do.
privacy-controller = Who is responsible?
privacy-controller-who = The organisation that helps you. That is for example your municipality, the SVB or DUO. The name and the telephone number are on every letter and on My overview.
privacy-controller-more = Are you referred? Then each organisation is responsible for its own part. You may come to each of them with your question.
privacy-controller-fg = Every government body has a data protection officer, who looks after your privacy. Ask the organisation how to reach them.
privacy-what = What do we keep?
privacy-what-who = Your name, date of birth, address, telephone number and citizen service number.
privacy-what-question = Your question, your appointments, and what you agreed with us.
privacy-what-visit = What we did with you at the desk and how it ended. Also what the employee wrote down about that, for the own organisation.
privacy-what-letter = How you want your letters: in which language, with normal or large print. And your e-mail address, if you asked for that yourself.
privacy-what-document = Which document you showed at the counter. Sometimes also the last three characters of it.
privacy-what-log = Each time somebody looks at your data: when, which organisation and why.
privacy-what-login = When you logged in and logged out.
privacy-what-not = We keep no copy of your passport. We never ask for your password.
privacy-source = How do we get your data?
privacy-source-you = From you: on the telephone, at the counter or on My overview. Do you log in with DigiD? Then DigiD gives your citizen service number.
privacy-source-sender = From the organisation that referred you. It passes on only what you agreed to.
privacy-source-choice = You do not have to share anything. Then we make an appointment under your first name. A citizen service number is not needed. Sometimes we can do less for you then. We tell you so.
privacy-why = Why is that allowed?
privacy-why-help = We help you with a question to the government. These data are needed for that.
privacy-why-law = The law says that the government has to help you and send you on (Algemene wet bestuursrecht, articles 2:1 and 2:3). The privacy law (GDPR) says that this is allowed.
privacy-why-yes = For these things we ask you to say yes: sharing your question with another organisation, telling whether it worked out, and e-mail. You may always say no. You may take back your yes to e-mail later.
privacy-who = Who sees your data?
privacy-who-desk = Only the organisation that helps you. Other organisations do not even see that you are there.
privacy-who-sender = Who referred you sees whether the desk said yes or no. Does your question get stuck? Then that organisation sees that, too, and who helps you from then on.
privacy-who-sender-end = Did you agree? Then that organisation also sees how it ended: you were helped, you were not helped, or you were not there. It does not see what you told at the desk.
privacy-who-bsn = Your citizen service number is locked away. Nobody can read it on a screen.
privacy-who-check = Does somebody look at you while no question of yours is open? Then the privacy officer of that organisation finds out why. Was your question done a day before? Or did you ask it within an hour after? Then there was a reason to look.
privacy-who-company = The organisation can ask a company to run the computers or print letters. That company may do nothing else with your data.
privacy-who-sell = We sell nothing. We make no list of people with something in common.
privacy-computer = Does a computer decide about you?
privacy-computer-no = No. A person helps you and a person decides. The program gives you no mark and works out no chances.
privacy-terms = How long do we keep it?
privacy-terms-what = What
privacy-terms-long = How long
privacy-term-hulpvraag = Your question, after it is done
privacy-term-advies = Your question, if we gave you advice
privacy-term-afspraak = Your appointment, after that day
privacy-term-concept = What somebody began to type and did not finish
privacy-term-log = Who looked at your data
privacy-term-login = When you logged in
privacy-term-backup = Backups
privacy-terms-then = After that the organisation has to remove it. You may also ask for that yourself.
duration-not = not
duration-day = until the end of the day
duration-hours = { $n } hours
duration-days = { $n } days
duration-months = { $n } months
duration-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
privacy-rights = What can you do?
privacy-rights-see = You may see what we keep and who looked at it. You can do that at My overview.
privacy-rights-ask = Is something not right? Ask the organisation about it. You will get an answer within one month.
privacy-rights-change = You may ask to correct or remove data. Sometimes the law does not allow that. Then we say why.
privacy-rights-object = You may also ask us to stop using your data for a while. Or say that you do not agree that we use them, and why. Then we look at it again.
privacy-rights-free = You pay nothing for this.
privacy-rights-complain = Do you not agree with the answer? You can complain to the Autoriteit Persoonsgegevens.
privacy-rights-where = You can do that at autoriteitpersoonsgegevens.nl. Or with a letter: Autoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag.
privacy-paper = Without a computer
privacy-paper-how = You do not need a computer. Come to the counter and bring your passport or identity card. The counter prints for you what you agreed with us and who looked at your data. Do you want to see more? Ask for it. You will get an answer within one month.
privacy-paper-call = You can also call: { $telefoon }. Or ask for a letter, also in large print.
looked-short = See which organisation looked, when and why.
looked-all = See all looks
change-link = Move or cancel
why-wijzigen = Moving or cancelling an appointment
why-keten = Making sure that one person keeps your question together
why-rooster = Arranging your appointment when a member of staff is away
why-inloggen = Checking who logs in
what-login = Who you are and when you logged in
why-kanaal = Writing down how you want to hear from us
why-misbruik = Stopping people who guess at data
why-toegang = Deciding which programs may have access
