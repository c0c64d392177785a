# inwoner
