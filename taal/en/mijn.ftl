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
questions-none = You have no question with us now. Do you want help? Call 14 053 or walk in.
question-general = Help at the counter
question-asked = { $day }: you asked { $organisatie } your question
question-with = { $organisatie } helps you. Telephone: { $telefoon }. Your number is { $nummer }.
question-was-with = You were with { $organisatie }. Telephone: { $telefoon }. Your number was { $nummer }.
stands-appointment = Your appointment is booked. It is on { $day }.
stands-offered = We are asking the counter if they can help you. You will hear before { $day }.
stands-return = You come back before { $day }.
stands-call = { $organisatie } will call you before { $day }. You do not have to do anything.
stands-busy = { $organisatie } is helping you now.
stands-stuck = Your question was sent round too often. { $organisatie } is sorting it out for you now. You will hear before { $day }.
stands-other = { $organisatie } is working on your question. The next step is before { $day }.
ended-solved = Done. Your question is solved.
ended-partly = Done. A part of your question is solved.
ended-unsolved = Done. We could not solve your question. Do you want help again? Call us.
ended-withdrawn = You did not want to go on with this question.

appointments-title = My appointments
appointments-none = You have no appointment now.
bring = Bring:
cannot-come = Can you not come? Call { $telefoon }.

help-title = Need help?
help-call = Call 14 053. Or walk in at the city office. You do not need a computer.
help-letter = Would you rather get everything by letter? Say so on the telephone or at the counter.
