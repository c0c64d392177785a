taken-title = My tasks
taken-list = Still to do ({ $n })
taken-empty = There is nothing to do now. New tasks appear here by themselves.
errors-title = Something is not right yet
error-done-or-answer = This task is done or taken up already, or ends only with an answer. You chose: { $keuze }. This is how it stands now: { $stand }.
stand-klaar = done
stand-vervallen = no longer needed
stand-opgepakt = taken up by { $naam }
stand-open = still to do
col-what = What
col-nummer = Number
col-owner = Who
col-before = Before
col-do = Do
owner-desk = the desk
too-late = too late
done = Done
give-answer = Answer it
choose-desk = Choose a desk
taak-nabellen = Call the resident: he or she did not come
taak-niet-verschenen = Good to know: the resident did not come
taak-geweigerd = The desk said no: choose again
taak-verlopen = No answer from the desk: choose again
taak-terugkomen = The resident comes back
taak-vastgelopen = This question is stuck: do your part
taak-afstemmen = You hold this question together: find out who helps, and let the resident know
taak-aanbod-wacht = Your desk gave no answer. Take this up, or nobody can choose your desk
take-up = I take this up
owner-coordinator = the coordinator
went-coordinator = Late. With { $who } since { $day }.
went-both = Both organisations see this since { $day }.
taak-van-ander = A task at { $organisatie } has been late for long
taak-ingetrokken = Good to know: this appointment does not go ahead
taak-regie = Do you want to be the one contact? Say yes or no
taak-regie-geweigerd = The successor said no: name somebody else or go on yourself
taak-laat-niet-los = Do not let go: look for contact with the resident
taak-rooster-gewijzigd = Call the resident: nobody is at the desk then. Agree on something else
closed-done = The question is closed.
closed-letter = The appointment does not go ahead. The resident gets a letter about that.
closed-email = The appointment does not go ahead. The resident gets an e-mail that there is a message.
closed-call = The appointment will not take place. No letter goes: we do not know the whole address. We will call the resident.
closed-nothing = The resident gets no message about this.
owner-officer = Privacy officer
look-at-it = Look at it
taak-zoekremmen =
    { $n ->
        [one] Somebody searched too often, or typed a wrong passphrase too often
       *[other] { $n } times somebody searched too often, or typed a wrong passphrase too often
    }
taak-meldingen =
    { $n ->
        [one] Somebody looked without an open question: was that needed?
       *[other] { $n } times somebody looked without an open question: was that needed?
    }
left-zoekremmen = The privacy officer is too late: somebody searched too often, or typed a wrong passphrase too often
left-meldingen = The privacy officer is too late: somebody looked without an open question
speak-to-officer = Speak to { $wie }. Not possible? Ask the administrator to make somebody else privacy officer
taak-inzage-vraag = A resident asks who looked: answer
taak-afgezegd = The resident cancelled: call and agree on something new
taak-bericht-retour = Call the resident: a letter came back
taak-bericht-bellen = Call the resident: a message cannot be sent
taak-berichten-wachten = Print the letters: they have waited too long
balie-without-coordinator = { $balie } has no coordinator. Nobody can choose this desk now
owner-coordinators = the coordinators
name-coordinator = Choose a coordinator
taak-stap-voorbij = The next step has passed. Call the resident and agree on something new, or close the question
taak-document-vermist = A document was reported as lost or stolen. See what happened
taak-balie-kiezen = Make an appointment: choose a desk
taak-bellen = Call the resident: that was agreed
told-coordinator = Too late. { $who } has known this since { $day }.
next-what = What happens now?
next-we-call = We call the resident
next-comes-back = The resident comes back
next-when = By which day?
next-send = Task is done
next-or-close = Is the whole question done? Then there is no next step. Close the question on its own page:
next-close-there = question { $nummer }
error-next-step = Choose what happens now. The question is still open and always has a next step.
error-next-day = Fill in a day that is still to come, as day-month-year.
error-next-closed = The desk is closed on that day. Choose a day on which it is open.
error-next-far = That day is more than a year away. Check the year.
error-next-free = Nobody works on that day. Choose a working day.
error-next-needless = This task has no next step. Leave the step and the day empty.
