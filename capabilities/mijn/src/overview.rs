//! What is going on about an Inwoner, in one act.

use access::Verwerking;
use bericht::OrganisatieRow;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Ms, Personal, Store, StoreError, Tx};

/// All that the first page shows.
pub struct Overzicht {
    /// How to greet them.
    pub naam: String,
    /// Their Hulpvragen, the newest first.
    pub hulpvragen: Vec<HulpvraagRow>,
    /// Afspraken that still come, the first one first.
    pub afspraken: Vec<AfspraakRow>,
    /// For what they come back, and before when.
    pub taken: Vec<TaakRow>,
    /// Help that was prepared and waits for their word, the first day first.
    pub klaar: Vec<KlaarRow>,
    /// Whom they can call, and where they walk in.
    pub hulp: Option<OrganisatieRow>,
}

/// Rows about the Inwoner of this act, with the Inwoner they are about.
macro_rules! personal_row {
    ($name:ident) => {
        impl Personal for $name {
            fn inwoner(&self) -> Option<Uuid> {
                Some(self.inwoner_id)
            }
        }
    };
}

#[derive(FromQueryResult)]
struct NaamRow {
    inwoner_id: Uuid,
    voornaam: String,
    achternaam: String,
}
personal_row!(NaamRow);

/// A Hulpvraag with who keeps it and how to reach them.
#[derive(FromQueryResult)]
pub struct HulpvraagRow {
    inwoner_id: Uuid,
    /// The nummer to read aloud.
    pub nummer: String,
    /// The code of what it is about.
    pub product: String,
    /// What it is about.
    pub product_titel: String,
    /// How it stands.
    pub status: String,
    /// How it ended.
    pub uitkomst: Option<String>,
    /// What happens next.
    pub vervolgstap: Option<String>,
    /// And when.
    pub vervolgstap_op: Option<Ms>,
    /// When it was asked.
    pub aangemaakt_op: Ms,
    /// Where it was asked.
    pub gevraagd_bij: String,
    /// Who keeps it, or kept it.
    pub organisatie_naam: String,
    /// Their telephone.
    pub telefoon: String,
    /// The zone of the Balie that keeps it.
    pub tijdzone: String,
    /// Who holds it together by name, after it was sent round.
    pub ketenregisseur_naam: Option<String>,
    /// Since when.
    pub ketenregisseur_op: Option<Ms>,
}
personal_row!(HulpvraagRow);

/// An Afspraak with all that is needed to get there.
#[derive(FromQueryResult)]
pub struct AfspraakRow {
    inwoner_id: Uuid,
    /// The Afspraak.
    pub id: Uuid,
    /// How it stands.
    pub status: String,
    /// From.
    pub begin: Ms,
    /// The place as told when booked.
    pub plaats: String,
    /// Street and number.
    pub adres: String,
    /// Postcode and town.
    pub stad: String,
    /// Zone of the Locatie.
    pub tijdzone: String,
    /// Telephone of the Locatie.
    pub telefoon: String,
    /// With whom.
    pub organisatie_naam: String,
    /// About what.
    pub product_titel: String,
    /// What to bring.
    pub meenemen: String,
}
personal_row!(AfspraakRow);

/// For what somebody comes back.
#[derive(FromQueryResult)]
pub struct TaakRow {
    inwoner_id: Uuid,
    /// In the words of the Medewerker, as on the paper that was given.
    pub tekst: String,
    /// Before when.
    pub termijn_op: Ms,
    /// To whom.
    pub organisatie_naam: String,
    /// Zone of the Locatie.
    pub tijdzone: String,
    /// Their telephone.
    pub telefoon: String,
}
personal_row!(TaakRow);

/// Help that was prepared because something changes in their life.
#[derive(FromQueryResult)]
pub struct KlaarRow {
    inwoner_id: Uuid,
    /// The day on which it changes, as it is kept.
    pub dag: String,
    /// Who prepared it.
    pub organisatie_naam: String,
}
personal_row!(KlaarRow);

const NAAM: &str = "select id as inwoner_id, voornaam, achternaam from inwoner where id = $1";

/// The Hulpvragen of an Inwoner (`$1`), the newest first. Of what is closed, whoever had it last is who helped.
pub(crate) fn hulpvraag_sql(which: &str) -> String {
    format!("{HULPVRAGEN} {which} order by h.aangemaakt_op desc, h.id limit 50")
}

const HULPVRAGEN: &str = "
    select h.inwoner_id, h.nummer, h.product, coalesce(p.titel, '') as product_titel, h.status, h.uitkomst, h.vervolgstap, h.vervolgstap_op,
           h.aangemaakt_op, g.naam as gevraagd_bij, o.naam as organisatie_naam, coalesce(l.telefoon, o.telefoon) as telefoon,
           coalesce(l.tijdzone, (select x.tijdzone from afspraak a join locatie x on x.id = a.locatie_id
             where a.hulpvraag_id = h.id order by a.begin desc, a.id limit 1), 'Europe/Amsterdam') as tijdzone, k.naam as ketenregisseur_naam, h.ketenregisseur_op
    from hulpvraag h
    join organisatie g on g.id = h.aangemaakt_door_id
    left join eigenaar e on e.hulpvraag_id = h.id and h.eigenaar_organisatie_id is null and e.organisatie_id is not null
      and e.versie = (select max(x.versie) from eigenaar x where x.hulpvraag_id = h.id and x.organisatie_id is not null)
    join organisatie o on o.id = coalesce(h.eigenaar_organisatie_id, e.organisatie_id, h.aangemaakt_door_id)
    left join balie b on b.id = coalesce(h.eigenaar_balie_id, e.balie_id)
    left join locatie l on l.id = b.locatie_id
    left join medewerker k on k.id = h.ketenregisseur_id
    left join product p on p.code = h.product
    where h.inwoner_id = $1";

const AFSPRAKEN: &str = "
    select a.inwoner_id, a.id, a.status, a.begin, a.plaats, l.adres, l.postcode || ' ' || l.plaats as stad, l.tijdzone,
           l.telefoon, o.naam as organisatie_naam, coalesce(p.titel, '') as product_titel, coalesce(p.meenemen, '') as meenemen
    from afspraak a
    join locatie l on l.id = a.locatie_id
    join organisatie o on o.id = a.organisatie_id
    left join product p on p.code = a.product
    where a.inwoner_id = $1 and a.status in ('bevestigd', 'gemeld', 'bezig') and a.einde > $2
    order by a.begin, a.id limit 50";

const TAKEN: &str = "
    select t.inwoner_id, t.tekst, t.termijn_op, o.naam as organisatie_naam, coalesce(l.tijdzone, (select x.tijdzone from afspraak a join locatie x on x.id = a.locatie_id
             where a.hulpvraag_id = t.hulpvraag_id order by a.begin desc, a.id limit 1), 'Europe/Amsterdam') as tijdzone,
           coalesce(l.telefoon, o.telefoon) as telefoon
    from taak t
    join organisatie o on o.id = t.organisatie_id
    left join balie b on b.id = t.balie_id
    left join locatie l on l.id = b.locatie_id
    where t.inwoner_id = $1 and t.soort = 'terugkomen' and t.status in ('open', 'opgepakt')
    order by t.termijn_op, t.id limit 50";

const KLAAR: &str = "
    select v.inwoner_id, v.dag, o.naam as organisatie_naam
    from voorstel v
    join levensgebeurtenis l on l.id = v.levensgebeurtenis_id
    join organisatie o on o.id = l.organisatie_id
    where v.inwoner_id = $1 and v.status = 'klaargezet' and v.niveau = 'in_interactie'
    order by v.dag, v.id limit 50";

/// Reads what is going on about the Inwoner who acts.
pub async fn overview(store: &Store, purpose: &Verwerking) -> Result<Overzicht, StoreError> {
    let tx = store.begin(purpose);
    let outcome = read(&tx).await;
    tx.hand_out(outcome).await
}

async fn read(tx: &Tx) -> Result<Held<Overzicht>, StoreError> {
    let me = tx.purpose().actor().id;
    let now = Ms::from(tx.store().now());
    // Also where nothing is found: looking itself is an act about them.
    tx.concerns(me);
    let naam = naam_of(tx, me).await?;
    let hulpvragen = tx.sql::<HulpvraagRow>(&hulpvraag_sql(""), [me.into()]).await?;
    let afspraken = tx.sql::<AfspraakRow>(AFSPRAKEN, [me.into(), now.0.into()]).await?;
    let taken = tx.sql::<TaakRow>(TAKEN, [me.into()]).await?;
    let klaar = tx.sql::<KlaarRow>(KLAAR, [me.into()]).await?;
    let hulp = bericht::reach(tx, me).await?;
    let all = naam.zip(hulpvragen).zip(afspraken.zip(taken)).zip(klaar.zip(hulp));
    Ok(all.map(|(((naam, hulpvragen), (afspraken, taken)), (klaar, hulp))| Overzicht {
        naam,
        hulpvragen,
        afspraken,
        taken,
        klaar,
        hulp,
    }))
}

/// How somebody is called, in full.
pub(crate) async fn naam_of(tx: &Tx, inwoner: Uuid) -> Result<Held<String>, StoreError> {
    let rows = tx.sql::<NaamRow>(NAAM, [inwoner.into()]).await?;
    let full = |row: &NaamRow| format!("{} {}", row.voornaam, row.achternaam).trim().to_owned();
    Ok(rows.map(|rows| rows.first().map(full).unwrap_or_default()))
}
