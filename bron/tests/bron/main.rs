//! The bron as those see it who ask it: over bytes, over HTTP, and as a process that is killed.

mod antwoorden;
mod bestanden;
mod bevraging;
mod blind;
mod blind_gekild;
mod blind_hersteld;
mod blind_weigeringen;
mod blindstad;
mod demo;
mod draad;
mod gegevens;
mod gekild;
mod instellingen;
mod logboek;
mod mensen;
mod parquet_bestand;
mod proces;
mod stad;
mod stilgevallen;
mod tasten;
mod vectoren;
mod volgorde;
mod weigeringen;
mod wereld;
