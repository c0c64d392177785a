menu-refer = Referí
menu-refer-about = Yuda un hende na telefòn haña un sita na e balie korekto.
menu-mine = Mi referensianan
menu-mine-about = Wak kon ta bai ku e hendenan ku bo a referí.
menu-day = Balie awe
menu-day-about = Wak ken ta warda, yama un hende i yuda na bo balie.
menu-report = Mèldu yegada
menu-report-about = Mèldu ken ta drenta. Bo ta mira number i ora.
menu-received = Ofresé
menu-received-about = Aseptá pregunta di otro organisashon, òf nenga nan.
menu-tasks = Mi tareanan
menu-tasks-about = Wak kiko bo mester hasi ainda, i pa ki dia.

start-title = Un balie pa gobièrnu
start-what = Eenloket ta pa hende ku ta traha pa gobièrnu. Bo ta yuda un habitante haña un sita na e balie korekto. Tambe si e balie ta di un otro organisashon.
start-how = E habitante ta konta su historia un biaha so.
start-log-in = Log in
start-resident = Bo ta biba aki i bo mester di yudansa? Yama 14 053 òf bin na e kantor di munisipio.
start-hello = Bon biní, { $naam }
start-choose = Kiko bo ke hasi?
start-nothing = Bo no tin trabou aki ainda. Puntra bo koordinadó pa un ròl.

log-in-title = Log in
log-in-testdata = DATO DI PRUEBA: e hendenan aki ta inventá. Skohe ken bo ke ta.
log-in-none = Bo no por log in aki ainda. E Eenloket aki no ta konektá ainda ku e sistema di bo organisashon.
log-in-none-mend = Puntra bo atministradó pa regla esaki.
log-in-back = Bai na prinsipio

status-title = Tur kos ta funshoná?
status-works = Sí, tur kos ta funshoná.
status-storing = Nò, tin un problema. Nos ta trahando riba dje.
status-pages = E wèpsait
status-store = E datonan
status-ok = ta funshoná
status-down = no ta funshoná awor
status-call = Bo no por warda? Yama 14 053.
