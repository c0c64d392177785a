menu-refer = Refer
menu-refer-about = Help somebody on the phone to an appointment at the right desk.
menu-mine = My referrals
menu-mine-about = See how the people you referred are doing.
menu-day = Desk today
menu-day-about = See who is waiting, call somebody and help at your desk.
menu-report = Report arrivals
menu-report-about = Report who comes in. You see numbers and times.
menu-received = Offered
menu-received-about = Accept questions of other organisations, or refuse them.
menu-tasks = My tasks
menu-tasks-about = See what you still have to do, and by when.

start-title = One counter for the government
start-what = Eenloket is for people who work for the government. You help a resident to an appointment at the right desk. Also when that desk belongs to another organisation.
start-how = The resident tells the story only once.
start-log-in = Log in
start-resident = Do you live here and do you need help? Call 14 053 or come to the town hall.
start-hello = Welcome, { $naam }
start-choose = What would you like to do?
start-nothing = You have no work here yet. Ask your coordinator for a role.

log-in-title = Log in
log-in-testdata = TEST DATA: these people are invented. Choose who you want to be.
log-in-none = You cannot log in here yet. This Eenloket is not yet connected to the login of your organisation.
log-in-none-mend = Ask your administrator to set up the login.
log-in-back = To the start

status-title = Is everything working?
status-works = Yes, everything is working.
status-storing = No, there is an outage. We are working on it.
status-pages = The website
status-store = The data
status-ok = works
status-down = does not work now
status-call = Can you not wait? Call 14 053.
