CREATE TABLE IF NOT EXISTS run (
    id BLOB PRIMARY KEY, afnemer TEXT NOT NULL, grondslag BLOB NOT NULL, vragenset BLOB NOT NULL, peildatum TEXT NOT NULL,
    hoofd BLOB NOT NULL, sneden TEXT NOT NULL, begonnen INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS pakket (
    nr INTEGER PRIMARY KEY AUTOINCREMENT, run BLOB NOT NULL, nummer INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE, op INTEGER NOT NULL,
    aantal INTEGER NOT NULL, vragen INTEGER NOT NULL, betrokkenen BLOB NOT NULL, keten BLOB NOT NULL, UNIQUE (run, nummer)
) STRICT;
CREATE TABLE IF NOT EXISTS weigering (
    op INTEGER NOT NULL, afnemer TEXT NOT NULL, code INTEGER NOT NULL, aantal INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS antwoord (pakket BLOB PRIMARY KEY, run BLOB NOT NULL, tekst BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS run_blijft BEFORE UPDATE ON run BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS run_gaat_niet_weg BEFORE DELETE ON run BEGIN SELECT raise(ABORT, 'a line stays'); END;
CREATE TRIGGER IF NOT EXISTS pakket_blijft BEFORE UPDATE ON pakket BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS pakket_gaat_niet_weg BEFORE DELETE ON pakket BEGIN SELECT raise(ABORT, 'a line stays'); END;
CREATE TRIGGER IF NOT EXISTS weigering_blijft BEFORE UPDATE ON weigering BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS weigering_gaat_niet_weg BEFORE DELETE ON weigering BEGIN SELECT raise(ABORT, 'a line stays'); END;
CREATE TABLE IF NOT EXISTS blind (
    run BLOB PRIMARY KEY, hd BLOB NOT NULL UNIQUE, gemeente TEXT NOT NULL, regelingen TEXT NOT NULL, drempels TEXT NOT NULL,
    aantal INTEGER NOT NULL, op INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS blind_th (hd BLOB PRIMARY KEY, th BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS blind_verstuurd (hd BLOB PRIMARY KEY) STRICT;
CREATE TRIGGER IF NOT EXISTS blind_blijft BEFORE UPDATE ON blind BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS blind_gaat_niet_weg BEFORE DELETE ON blind BEGIN SELECT raise(ABORT, 'a line stays'); END;
CREATE TRIGGER IF NOT EXISTS blind_th_blijft BEFORE UPDATE ON blind_th BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS blind_th_gaat_niet_weg BEFORE DELETE ON blind_th BEGIN SELECT raise(ABORT, 'a line stays'); END;
CREATE TRIGGER IF NOT EXISTS blind_verstuurd_blijft BEFORE UPDATE ON blind_verstuurd BEGIN SELECT raise(ABORT, 'a line stays as it is'); END;
CREATE TRIGGER IF NOT EXISTS blind_verstuurd_gaat_niet_weg BEFORE DELETE ON blind_verstuurd BEGIN SELECT raise(ABORT, 'a line stays'); END;
