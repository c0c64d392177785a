//! The rules between tables. Each is a query for the ids for which it does not hold.

use super::broken;
use store::{Finding, Store, StoreError};

/// A rule, what its ids are of, and the ids for which it does not hold. The SQL is read by both databases;
/// `$1` is the instant before which every event was heard.
struct Rule {
    name: &'static str,
    of: &'static str,
    broken: &'static str,
}

pub(super) async fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for rule in &RULES {
        findings.extend(broken(store, rule.name, rule.of, rule.broken).await?);
    }
    Ok(findings)
}

const RULES: [Rule; 41] = [
    Rule {
        name: "hulpvraag_zonder_eigenaar",
        of: "hulpvraag",
        broken: "select id from hulpvraag where status <> 'afgesloten'
                 and (eigenaar_organisatie_id is null or vervolgstap is null or vervolgstap_op is null)",
    },
    // Nobody is lost: whoever has it now is the last of its list of owners, and of a closed one there is a list.
    Rule {
        name: "laatste_eigenaar_is_een_ander",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where not exists (select 1 from eigenaar e where e.hulpvraag_id = h.id
                 and e.versie <= h.versie and (h.status = 'afgesloten' or (e.organisatie_id = h.eigenaar_organisatie_id
                     and e.balie_id is not distinct from h.eigenaar_balie_id
                     and e.medewerker_id is not distinct from h.eigenaar_medewerker_id))
                 and not exists (select 1 from eigenaar l where l.hulpvraag_id = h.id and l.versie > e.versie))",
    },
    // One owner at every instant: the list begins with the Hulpvraag, each owner had it from the one before, none after the end.
    // The order is that of the versions; the clocks of two processes may be a minute apart.
    Rule {
        name: "eigenaren_sluiten_niet_aan",
        of: "hulpvraag",
        broken: "select distinct h.id from hulpvraag h join eigenaar e on e.hulpvraag_id = h.id
                 left join eigenaar v on v.hulpvraag_id = h.id and v.versie = (select max(w.versie) from eigenaar w
                     where w.hulpvraag_id = h.id and w.versie < e.versie)
                 where e.begin < v.begin - 60000 or e.begin > h.afgesloten_op + 60000
                 or (v.versie is null and e.begin <> h.aangemaakt_op)
                 or e.van_organisatie_id is distinct from v.organisatie_id or e.van_balie_id is distinct from v.balie_id
                 or e.van_medewerker_id is distinct from v.medewerker_id",
    },
    // Nobody is lost: a step that passed is somebody's Taak. The look at the clock has two days for it.
    Rule {
        name: "stap_voorbij_zonder_taak",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where h.status <> 'afgesloten' and h.vervolgstap_op < $1 - 172800000
                 and not exists (select 1 from taak t where t.hulpvraag_id = h.id and t.organisatie_id = h.eigenaar_organisatie_id
                                 and t.status in ('open', 'opgepakt'))",
    },
    Rule {
        name: "eigenaar_doet_niet_mee",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where h.status <> 'afgesloten' and not exists (select 1 from deelname d
                 where d.hulpvraag_id = h.id and d.organisatie_id = h.eigenaar_organisatie_id and d.einde is null)",
    },
    Rule {
        name: "tijdslot_bezet_zonder_afspraak",
        of: "tijdslot",
        broken: "select t.id from tijdslot t where t.bezet and not exists (select 1 from afspraak a
                 where a.tijdslot_id = t.id and a.status not in ('afgezegd', 'verplaatst'))",
    },
    Rule {
        name: "afspraak_in_vrij_tijdslot",
        of: "afspraak",
        broken: "select a.id from afspraak a join tijdslot t on t.id = a.tijdslot_id
                 where a.status not in ('afgezegd', 'verplaatst') and not t.bezet",
    },
    Rule {
        name: "afspraak_zonder_hulpvraag",
        of: "afspraak",
        broken: "select a.id from afspraak a where not exists (select 1 from hulpvraag h where h.id = a.hulpvraag_id)",
    },
    Rule {
        name: "doorverwijzing_zonder_hulpvraag",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d
                 where not exists (select 1 from hulpvraag h where h.id = d.hulpvraag_id)",
    },
    Rule {
        name: "taak_zonder_hulpvraag",
        of: "taak",
        broken: "select t.id from taak t where not exists (select 1 from hulpvraag h where h.id = t.hulpvraag_id)",
    },
    Rule {
        name: "bericht_zonder_hulpvraag",
        of: "bericht",
        broken: "select b.id from bericht b where not exists (select 1 from hulpvraag h where h.id = b.hulpvraag_id)",
    },
    Rule {
        name: "doorverwijzing_zonder_afspraak",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d where (d.status = 'geaccepteerd' or d.afspraak_id is not null)
                 and not exists (select 1 from afspraak a where a.id = d.afspraak_id and a.hulpvraag_id = d.hulpvraag_id)",
    },
    // Only the last one that was accepted decides: a Hulpvraag may have gone on to another organisatie.
    Rule {
        name: "geaccepteerd_door_andere_eigenaar",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.status = 'geaccepteerd' and h.status <> 'afgesloten'
                 and h.eigenaar_organisatie_id <> d.naar_organisatie_id and h.ketenregisseur_id is null
                 and not exists (select 1 from doorverwijzing later where later.hulpvraag_id = d.hulpvraag_id
                                 and later.geaccepteerd_op > d.geaccepteerd_op)",
    },
    // Until it is accepted the sender stays owner. Calling somebody in accepts, and is heard a moment later.
    Rule {
        name: "aangeboden_door_andere_eigenaar",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.status = 'aangeboden' and h.status <> 'afgesloten'
                 and h.eigenaar_organisatie_id <> d.van_organisatie_id and h.ketenregisseur_id is null
                 and not exists (select 1 from afspraak a where a.id = d.afspraak_id and a.bezig_op is not null)",
    },
    Rule {
        name: "ontvanger_doet_niet_mee",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.status in ('aangeboden', 'geaccepteerd', 'uitgevoerd') and h.status <> 'afgesloten'
                 and not exists (select 1 from deelname m where m.hulpvraag_id = d.hulpvraag_id
                                 and m.organisatie_id = d.naar_organisatie_id and m.einde is null)",
    },
    Rule {
        name: "doorverwijzing_zonder_momentopname",
        of: "doorverwijzing",
        // Who agreed to nothing may still be recognised later, at the Balie.
        broken: "select d.id from doorverwijzing d where d.instemming is not null and d.inwoner_id is not null
                 and not exists (select 1 from momentopname m where m.hulpvraag_id = d.hulpvraag_id
                                 and m.naar_organisatie_id = d.naar_organisatie_id)",
    },
    // What happened at the Balie has to reach the sender.
    Rule {
        name: "bezoek_niet_gehoord",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join afspraak a on a.id = d.afspraak_id
                 where (d.status = 'aangeboden' and a.bezig_op < $1)
                 or (d.status in ('aangeboden', 'geaccepteerd', 'uitgevoerd') and a.status = 'afgerond' and a.klaar_op < $1)",
    },
    Rule {
        name: "tijdslot_dubbel_geboekt",
        of: "tijdslot",
        broken: "select a.tijdslot_id as id from afspraak a where a.status not in ('afgezegd', 'verplaatst')
                 group by a.tijdslot_id having count(*) > 1",
    },
    // Of two Diensten at once the later one is told.
    Rule {
        name: "balie_dubbel_bezet",
        of: "dienst",
        broken: "select distinct b.id from dienst a join dienst b on b.balie_id = a.balie_id
                 and (a.begin < b.begin or (a.begin = b.begin and a.id < b.id)) and b.begin < a.einde
                 where a.vervallen_op is null and b.vervallen_op is null",
    },
    Rule {
        name: "medewerker_dubbel_bezet",
        of: "dienst",
        broken: "select distinct b.id from dienst a join dienst b on b.medewerker_id = a.medewerker_id
                 and (a.begin < b.begin or (a.begin = b.begin and a.id < b.id)) and b.begin < a.einde
                 where a.vervallen_op is null and b.vervallen_op is null",
    },
    Rule {
        name: "afgesloten_met_eigenaar",
        of: "hulpvraag",
        broken: "select id from hulpvraag where status = 'afgesloten'
                 and (eigenaar_organisatie_id is not null or vervolgstap is not null or vervolgstap_op is not null)",
    },
    Rule {
        name: "hulpvraag_zonder_inwoner",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where h.inwoner_id is not null
                 and not exists (select 1 from inwoner i where i.id = h.inwoner_id)",
    },
    Rule {
        name: "afspraak_van_een_ander",
        of: "afspraak",
        broken: "select a.id from afspraak a join hulpvraag h on h.id = a.hulpvraag_id
                 where a.inwoner_id is distinct from h.inwoner_id",
    },
    Rule {
        name: "doorverwijzing_van_een_ander",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.inwoner_id is distinct from h.inwoner_id",
    },
    Rule {
        name: "momentopname_zonder_hulpvraag",
        of: "momentopname",
        broken: "select t.id from momentopname t where not exists (select 1 from hulpvraag h where h.id = t.hulpvraag_id)",
    },
    Rule {
        name: "klantcontact_zonder_hulpvraag",
        of: "klantcontact",
        broken: "select t.id from klantcontact t where not exists (select 1 from hulpvraag h where h.id = t.hulpvraag_id)",
    },
    Rule {
        name: "identificatie_zonder_hulpvraag",
        of: "identificatie",
        broken: "select t.id from identificatie t where not exists (select 1 from hulpvraag h where h.id = t.hulpvraag_id)",
    },
    // Somebody who left has nothing by name, once that was heard.
    Rule {
        name: "eigenaar_werkt_hier_niet",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h join medewerker m on m.id = h.eigenaar_medewerker_id
                 where h.status <> 'afgesloten' and not m.actief and not exists (select 1 from event e
                 where e.kind = 'netwerk.medewerker_vertrokken' and e.due_at is not null)",
    },
    Rule {
        name: "taak_van_wie_hier_niet_werkt",
        of: "taak",
        broken: "select t.id from taak t join medewerker m on m.id = t.medewerker_id
                 where t.status in ('open', 'opgepakt') and not m.actief and not exists (select 1 from event e
                 where e.kind = 'netwerk.medewerker_vertrokken' and e.due_at is not null)",
    },
    Rule {
        name: "vastgelopen_zonder_ketenregisseur",
        of: "hulpvraag",
        broken: "select id from hulpvraag where status = 'vastgelopen' and ketenregisseur_id is null",
    },
    Rule {
        name: "ketenregisseur_is_geen_eigenaar",
        of: "hulpvraag",
        broken: "select id from hulpvraag where status <> 'afgesloten' and ketenregisseur_id is not null
                 and eigenaar_medewerker_id is distinct from ketenregisseur_id",
    },
    // From a door to a Balie of the same organisatie it never left, however often.
    Rule {
        name: "organisatie_kreeg_terug",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.geaccepteerd_op is not null and d.status <> 'ingetrokken' and d.van_organisatie_id <> d.naar_organisatie_id
                 and (d.naar_organisatie_id = h.aangemaakt_door_id
                      or exists (select 1 from doorverwijzing e where e.hulpvraag_id = d.hulpvraag_id and e.id <> d.id
                                 and e.naar_organisatie_id = d.naar_organisatie_id and e.geaccepteerd_op is not null
                                 and e.status <> 'ingetrokken' and e.van_organisatie_id <> e.naar_organisatie_id))",
    },
    // Thirty days in milliseconds.
    Rule {
        name: "derde_hop",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d where d.geaccepteerd_op is not null and d.status <> 'ingetrokken'
                 and d.van_organisatie_id <> d.naar_organisatie_id
                 and (select count(*) from doorverwijzing e where e.hulpvraag_id = d.hulpvraag_id and e.id <> d.id
                      and e.van_organisatie_id <> e.naar_organisatie_id
                      and e.geaccepteerd_op is not null and e.status <> 'ingetrokken'
                      and e.geaccepteerd_op < d.geaccepteerd_op and e.geaccepteerd_op >= d.aangemaakt_op - 2592000000) > 1",
    },
    Rule {
        name: "afgesloten_met_deelname",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where h.status = 'afgesloten'
                 and exists (select 1 from deelname d where d.hulpvraag_id = h.id and d.einde is null)",
    },
    Rule {
        name: "aanbod_op_afgesloten_hulpvraag",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.status = 'aangeboden' and h.afgesloten_op < $1",
    },
    Rule {
        name: "taak_zonder_deelnemer",
        of: "taak",
        broken: "select t.id from taak t join hulpvraag h on h.id = t.hulpvraag_id
                 where t.status in ('open', 'opgepakt') and h.status <> 'afgesloten'
                 and not exists (select 1 from deelname d where d.hulpvraag_id = t.hulpvraag_id
                                 and d.organisatie_id = t.organisatie_id and d.einde is null)",
    },
    // Real and invented people do not go together; the mark of the store says which it has.
    Rule {
        name: "grondslag_over_andere_personen",
        of: "grondslag",
        broken: "select g.id from grondslag g where (g.merk is null) = exists (select 1 from merk m where m.naam = 'demo')",
    },
    // Four eyes: what lets somebody ask was approved, and not by who had a hand in it.
    Rule {
        name: "grondslag_zonder_tweede_paar_ogen",
        of: "grondslag",
        broken: "select g.id from grondslag g where g.status = 'actief' and not exists (select 1 from grondslag_stap a
                 where a.grondslag_id = g.id and a.soort = 'geaccordeerd' and not exists (select 1 from grondslag_stap w
                     where w.grondslag_id = g.id and w.door_id = a.door_id
                     and w.soort in ('ingevoerd', 'gewijzigd', 'voorgelegd', 'aangehouden')))",
    },
    // The same at a levensgebeurtenis: the level at which it runs was approved by somebody else than who asked for it.
    Rule {
        name: "niveau_zonder_tweede_paar_ogen",
        of: "levensgebeurtenis",
        broken: "select l.id from levensgebeurtenis l where l.status in ('actief', 'wijziging') and not exists (
                 select 1 from levensgebeurtenis_stap a join levensgebeurtenis_stap g
                   on g.levensgebeurtenis_id = a.levensgebeurtenis_id and g.versie = a.versie - 1
                 where a.levensgebeurtenis_id = l.id and a.soort = 'goedgekeurd' and a.niveau = l.niveau
                   and g.soort = 'gevraagd' and g.niveau = l.niveau and g.door_id <> a.door_id)",
    },
    // Nobody is to be visited who opted out from all there is to talk about. What a parent said for a child ends by the calendar,
    // which this cannot read; no child is visited.
    Rule {
        name: "langs_bij_wie_zich_afmeldde",
        of: "regel",
        broken: "select r.id from looplijst_regel r join looplijst l on l.id = r.looplijst_id
                 where r.status in ('nieuw', 'toegewezen', 'gepland')
                 and (exists (select 1 from afmelding a where a.inwoner_id = r.inwoner_id and a.vervalt_op is null
                      and a.begin < $1 and a.regeling = ''
                      and (a.organisatie_id = l.organisatie_id
                           or not exists (select 1 from organisatie o where o.id = a.organisatie_id)))
                 or (r.regelingen <> '' and (select count(*) from afmelding a where a.inwoner_id = r.inwoner_id
                      and a.vervalt_op is null and a.begin < $1 and a.regeling <> ''
                      and ' ' || r.regelingen || ' ' like '% ' || a.regeling || ' %')
                     > length(r.regelingen) - length(replace(r.regelingen, ' ', ''))))",
    },
    // Nobody is to be visited for two lists of one organisatie: who is listed again goes on to the newest as they stand.
    Rule {
        name: "op_twee_looplijsten",
        of: "regel",
        broken: "select r.id from looplijst_regel r join looplijst l on l.id = r.looplijst_id
                 where r.status in ('nieuw', 'toegewezen', 'gepland') and exists (
                   select 1 from looplijst_regel o join looplijst b on b.id = o.looplijst_id
                   where o.inwoner_id = r.inwoner_id and o.id < r.id and o.status in ('nieuw', 'toegewezen', 'gepland')
                   and b.organisatie_id = l.organisatie_id)",
    },
];
