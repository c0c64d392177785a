//! One Hulpvraag as its participants see it: the path so far, who has it, what happens next. Who is not the owner sees the
//! state of what went to and fro with their own organisatie, and no content.

use crate::disclose::{Disclosed, disclose, kept_telefoon};
use crate::tables::doorverwijzing::{Column, Entity};
use crate::{DoorverwijzingError, Status, Uitkomst};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Held, Ms, Plain, Store, StoreError, Tx};

/// How it stands: about nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct HulpvraagRow {
    pub(crate) nummer: String,
    pub(crate) status: String,
    pub(crate) product: String,
    pub(crate) product_titel: String,
    pub(crate) begonnen_op: Ms,
    pub(crate) begonnen_door: String,
    pub(crate) eigenaar_naam: Option<String>,
    pub(crate) eigenaar_telefoon: Option<String>,
    pub(crate) balie_naam: Option<String>,
    /// The clock of the Balie that has it.
    pub(crate) tijdzone: Option<String>,
    pub(crate) medewerker_naam: Option<String>,
    pub(crate) vervolgstap: Option<String>,
    pub(crate) vervolgstap_op: Option<Ms>,
    pub(crate) ketenregisseur_id: Option<Uuid>,
    pub(crate) ketenregisseur_naam: Option<String>,
    pub(crate) ketenregisseur_op: Option<Ms>,
    pub(crate) opvolger_id: Option<Uuid>,
    pub(crate) opvolger_naam: Option<String>,
    pub(crate) versie: i32,
}
impl Plain for HulpvraagRow {}

const HULPVRAAG: &str = "
    select h.nummer, h.status, h.product, coalesce(p.titel, '') as product_titel, h.aangemaakt_op as begonnen_op,
           f.naam as begonnen_door, o.naam as eigenaar_naam,
           o.telefoon as eigenaar_telefoon, b.naam as balie_naam, l.tijdzone, m.naam as medewerker_naam, h.vervolgstap, h.vervolgstap_op,
           h.ketenregisseur_id, k.naam as ketenregisseur_naam, h.ketenregisseur_op, h.opvolger_id, s.naam as opvolger_naam,
           h.versie
    from hulpvraag h
    join organisatie f on f.id = h.aangemaakt_door_id
    left join organisatie o on o.id = h.eigenaar_organisatie_id
    left join balie b on b.id = h.eigenaar_balie_id
    left join locatie l on l.id = b.locatie_id
    left join medewerker m on m.id = h.eigenaar_medewerker_id
    left join medewerker k on k.id = h.ketenregisseur_id
    left join medewerker s on s.id = h.opvolger_id
    left join product p on p.code = h.product
    where h.id = $1";

/// One Doorverwijzing on the path.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct StapRow {
    pub(crate) id: Uuid,
    pub(crate) status: String,
    pub(crate) reden: Option<String>,
    pub(crate) uitkomst: Option<String>,
    pub(crate) terugkoppeling: bool,
    pub(crate) aangemaakt_op: Ms,
    pub(crate) geaccepteerd_op: Option<Ms>,
    pub(crate) afgerond_op: Option<Ms>,
    pub(crate) van_organisatie_id: Uuid,
    pub(crate) van_naam: String,
    pub(crate) naar_organisatie_id: Uuid,
    pub(crate) naar_naam: String,
    pub(crate) balie_naam: String,
    pub(crate) begin: Option<Ms>,
    pub(crate) afspraak_status: Option<String>,
}
impl Plain for StapRow {}

const STAPPEN: &str = "
    select d.id, d.status, d.reden, d.uitkomst, d.terugkoppeling, d.aangemaakt_op, d.geaccepteerd_op, d.afgerond_op,
           d.van_organisatie_id, v.naam as van_naam, d.naar_organisatie_id, n.naam as naar_naam, b.naam as balie_naam,
           a.begin, a.status as afspraak_status
    from doorverwijzing d
    join organisatie v on v.id = d.van_organisatie_id
    join organisatie n on n.id = d.naar_organisatie_id
    join balie b on b.id = d.naar_balie_id
    left join afspraak a on a.id = d.afspraak_id
    where d.hulpvraag_id = $1 order by d.aangemaakt_op, d.id";

impl StapRow {
    /// As this organisatie may see it: a sender without agreement to hear of it reads nothing that tells that somebody came.
    fn seen_by(mut self, own: Uuid) -> Self {
        let hears = self.terugkoppeling || self.naar_organisatie_id == own || self.van_organisatie_id != own;
        if !hears {
            self.uitkomst = None;
            self.afgerond_op = self.afgerond_op.filter(|_| !self.has_ended());
            self.afspraak_status = None;
            if self.has_ended() {
                self.status = Status::Geaccepteerd.into();
            }
        }
        self
    }

    fn has_ended(&self) -> bool {
        [Status::Uitgevoerd, Status::Afgerond].iter().any(|status| status.as_str() == self.status)
    }
}

/// A Taak on the page.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct TaakRow {
    pub(crate) id: Uuid,
    pub(crate) soort: String,
    pub(crate) organisatie_naam: String,
    /// Who has it now: until somebody takes it up, the coordinator it went to because it was late.
    pub(crate) medewerker_naam: Option<String>,
    pub(crate) termijn_op: Ms,
    pub(crate) own: bool,
}
impl Plain for TaakRow {}

const TAKEN: &str = "
    select t.id, t.soort, o.naam as organisatie_naam, t.termijn_op, t.organisatie_id = $2 as own,
           case when t.organisatie_id = $2 then coalesce(case when t.status = 'open' then c.naam end, m.naam) end as medewerker_naam
    from taak t join organisatie o on o.id = t.organisatie_id left join medewerker m on m.id = t.medewerker_id
    left join medewerker c on c.id = t.coordinator_id
    where t.hulpvraag_id = $1 and t.status in ('open', 'opgepakt') and (t.organisatie_id = $2 or $3)
    order by t.termijn_op, t.id";

/// An Afspraak ahead, for the choice before closing.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AfspraakRow {
    pub(crate) id: Uuid,
    pub(crate) begin: Ms,
    pub(crate) tijdzone: String,
    pub(crate) plaats: String,
}
impl Plain for AfspraakRow {}

const AHEAD: &str = "
    select a.id, a.begin, l.tijdzone, a.plaats from afspraak a join locatie l on l.id = a.locatie_id
    where a.hulpvraag_id = $1 and a.status = 'bevestigd' order by a.begin";

/// Where to complain about an organisatie of the keten (Awb chapter 9): of those that the reader sees on the path.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct KlachtRow {
    pub(crate) naam: String,
    pub(crate) telefoon: String,
}
impl Plain for KlachtRow {}

const KLACHTEN: &str = "
    select o.naam, o.telefoon from deelname d join organisatie o on o.id = d.organisatie_id
    where d.hulpvraag_id = $1
      and ($3 or o.id = $2 or exists (
            select 1 from doorverwijzing w where w.hulpvraag_id = $1
            and ((w.van_organisatie_id = $2 and w.naar_organisatie_id = o.id)
              or (w.naar_organisatie_id = $2 and w.van_organisatie_id = o.id))))
    order by o.naam";

/// Who owned it from when.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct EigenaarRow {
    pub(crate) begin: Ms,
    pub(crate) handeling: String,
    /// `None` where it was not kept.
    pub(crate) organisatie_naam: Option<String>,
    pub(crate) balie_naam: Option<String>,
    /// Of the own organisatie only.
    pub(crate) medewerker_naam: Option<String>,
    /// Whether the organisatie gave it to itself.
    pub(crate) zelf: bool,
}
impl Plain for EigenaarRow {}

/// The owner sees all of them, another organisatie when it had it itself.
const EIGENAREN: &str = "
    select e.begin, e.handeling, o.naam as organisatie_naam, b.naam as balie_naam,
           case when e.organisatie_id = $2 then m.naam end as medewerker_naam,
           coalesce(e.door_organisatie_id = e.organisatie_id, false) as zelf
    from eigenaar e
    left join organisatie o on o.id = e.organisatie_id
    left join balie b on b.id = e.balie_id
    left join medewerker m on m.id = e.medewerker_id
    where e.hulpvraag_id = $1 and ($3 or e.organisatie_id = $2) order by e.versie";

/// A Hulpvraag as one reader sees it.
pub(crate) struct Seen {
    pub(crate) row: HulpvraagRow,
    /// Whether the reader works for the owner.
    pub(crate) owner: bool,
    pub(crate) path: Vec<StapRow>,
    pub(crate) eigenaren: Vec<EigenaarRow>,
    pub(crate) taken: Vec<TaakRow>,
    pub(crate) ahead: Vec<AfspraakRow>,
    pub(crate) klachten: Vec<KlachtRow>,
    /// What was shared, for the owner only, as far as this reader may open it.
    pub(crate) shared: Disclosed,
    /// The number that the Inwoner keeps, beside the one that was shared.
    pub(crate) telefoon: String,
}

/// Reads a Hulpvraag for a participant; `None` for a sender who may not hear how it goes and does not have it any more.
pub(crate) async fn read(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Option<Seen>, DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id).await;
    tx.hand_out(outcome).await
}

async fn act(tx: &Tx, id: Uuid) -> Result<Held<Option<Seen>>, DoorverwijzingError> {
    let own = tx.purpose().actor().organisatie;
    let loaded = hulpvraag::load(tx, id).await?;
    let owner = loaded.peek(tx).eigenaar.is_some_and(|eigenaar| eigenaar.organisatie == own);
    let row = tx.plain_sql::<HulpvraagRow>(HULPVRAAG, [id.into()]).await?.into_iter().next().ok_or(StoreError::NotFound)?;
    let all = tx.plain_sql::<StapRow>(STAPPEN, [id.into()]).await?;
    if !owner && row.ketenregisseur_id.is_none() && !all.iter().any(|stap| hears(stap, own)) {
        return Ok(Held::nobody(None));
    }
    let ours = |stap: &StapRow| owner || [stap.van_organisatie_id, stap.naar_organisatie_id].contains(&own);
    let path = all.into_iter().filter(ours).map(|stap| stap.seen_by(own)).collect();
    let eigenaren = tx.plain_sql::<EigenaarRow>(EIGENAREN, [id.into(), own.into(), owner.into()]).await?;
    let taken = tx.plain_sql::<TaakRow>(TAKEN, [id.into(), own.into(), owner.into()]).await?;
    let ahead = match owner {
        true => tx.plain_sql::<AfspraakRow>(AHEAD, [id.into()]).await?,
        false => Vec::new(),
    };
    let klachten = tx.plain_sql::<KlachtRow>(KLACHTEN, [id.into(), own.into(), owner.into()]).await?;
    let shared = match owner {
        true => disclose(tx, id).await?,
        false => Held::nobody(Disclosed::Nothing),
    };
    let telefoon = kept_telefoon(tx, loaded.peek(tx).inwoner, &shared).await?;
    let all = shared.zip(telefoon);
    Ok(all.map(|(shared, telefoon)| Some(Seen { row, owner, path, eigenaren, taken, ahead, klachten, shared, telefoon })))
}

fn hears(stap: &StapRow, own: Uuid) -> bool {
    stap.naar_organisatie_id == own || (stap.van_organisatie_id == own && stap.terugkoppeling)
}

/// What happened on the path, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stap {
    /// Asked for help; an answer is due.
    Aangeboden,
    /// Booked under a Convenant.
    Bevestigd,
    /// A yes.
    Geaccepteerd,
    /// A no.
    Geweigerd,
    /// No answer.
    Verlopen,
    /// Taken back.
    Ingetrokken,
    /// What came of it.
    Afgerond(Uitkomst),
}

impl StapRow {
    /// The steps of one Doorverwijzing with their instants.
    pub(crate) fn steps(&self) -> Vec<(Ms, Stap)> {
        let at_once = self.geaccepteerd_op == Some(self.aangemaakt_op);
        let mut steps = vec![(self.aangemaakt_op, if at_once { Stap::Bevestigd } else { Stap::Aangeboden })];
        steps.extend(self.geaccepteerd_op.filter(|_| !at_once).map(|at| (at, Stap::Geaccepteerd)));
        let end = self.afgerond_op.unwrap_or(self.aangemaakt_op);
        let uitkomst = self.uitkomst.as_deref().and_then(Uitkomst::parse).map(Stap::Afgerond);
        steps.extend(match Status::parse(&self.status) {
            Some(Status::Geweigerd) => Some((end, Stap::Geweigerd)),
            Some(Status::Verlopen) => Some((end, Stap::Verlopen)),
            Some(Status::Ingetrokken) => Some((end, Stap::Ingetrokken)),
            _ => None,
        });
        steps.extend(uitkomst.map(|step| (self.afgerond_op.or(self.begin).unwrap_or(end), step)));
        steps
    }
}

/// One step of a Hulpvraag, for whoever it is about.
#[derive(Clone, Debug)]
pub struct StapRegel {
    /// When.
    pub op: Ms,
    /// What.
    pub stap: Stap,
    /// Who passed it on.
    pub van: String,
    /// To whom.
    pub naar: String,
}

/// The path of a Hulpvraag so far, in order and whole: for the Inwoner it is about, within an act of theirs.
pub async fn path_of(tx: &Tx, hulpvraag: Uuid) -> Result<Vec<StapRegel>, StoreError> {
    let rows = tx.plain_sql::<StapRow>(STAPPEN, [hulpvraag.into()]).await?;
    let of = |row: &StapRow| {
        let (van, naar) = (row.van_naam.clone(), row.naar_naam.clone());
        row.steps().into_iter().map(move |(op, stap)| StapRegel { op, stap, van: van.clone(), naar: naar.clone() })
    };
    let mut path: Vec<StapRegel> = rows.iter().flat_map(of).collect();
    // Stable: what happened at one moment keeps the order of the path.
    path.sort_by_key(|step| step.op.0);
    Ok(path)
}

/// What the own organisatie typed the last time it passed this Hulpvraag on: whether it may hear the outcome, and where to.
pub(crate) async fn last_of_ours(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Option<(bool, Uuid)>>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::VanOrganisatieId.eq(tx.purpose().actor().organisatie));
    let rows = tx.all::<crate::tables::doorverwijzing::Model>(query).await?;
    Ok(rows.map(|rows| rows.into_iter().max_by_key(|row| row.aangemaakt_op.0).map(|row| (row.terugkoppeling, row.naar_balie_id))))
}
