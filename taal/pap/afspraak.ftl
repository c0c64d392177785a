# afspraak
