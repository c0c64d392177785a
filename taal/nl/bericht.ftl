# bericht
