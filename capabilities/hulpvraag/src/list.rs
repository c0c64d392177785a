//! What has to be done, by whom and before when.

use crate::relation::INZAGE;
use access::{Actor, Rol, Verwerking};
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Personal, Store, StoreError};

/// One Taak in the list. With a sentence of a Medewerker it is about a person, and reading it is in the log.
#[derive(FromQueryResult)]
pub(crate) struct Regel {
    pub(crate) id: Uuid,
    pub(crate) inwoner_id: Option<Uuid>,
    pub(crate) organisatie_id: Uuid,
    pub(crate) organisatie_naam: String,
    pub(crate) nummer: String,
    pub(crate) soort: String,
    pub(crate) status: String,
    pub(crate) tekst: String,
    pub(crate) product_titel: String,
    pub(crate) termijn_op: Ms,
    /// The clock of the Balie that has to do it.
    pub(crate) tijdzone: Option<String>,
    pub(crate) medewerker_id: Option<Uuid>,
    pub(crate) medewerker_naam: Option<String>,
    pub(crate) coordinator_id: Option<Uuid>,
    pub(crate) coordinator_naam: Option<String>,
    pub(crate) coordinator_op: Option<Ms>,
    pub(crate) organisaties_op: Option<Ms>,
    pub(crate) afgesloten: bool,
    /// What the Hulpvraag is about, by its code.
    pub(crate) product: String,
    /// Who owns the Hulpvraag and when its next step is, until it is closed.
    pub(crate) eigenaar_organisatie_id: Option<Uuid>,
    pub(crate) vervolgstap_op: Option<Ms>,
    /// What caused it.
    pub(crate) bron_id: Uuid,
}
impl Personal for Regel {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

const SQL: &str = "
    select t.id, case when t.soort = 'terugkomen' and t.organisatie_id = $1 then t.inwoner_id end as inwoner_id, h.nummer, t.soort,
           case when t.soort = 'terugkomen' and t.organisatie_id = $1 then t.tekst else '' end as tekst, t.status,
           coalesce(p.titel, '') as product_titel, t.termijn_op, l.tijdzone, m.naam as medewerker_naam, c.naam as coordinator_naam,
           t.coordinator_op, t.organisaties_op, t.organisatie_id, o.naam as organisatie_naam,
           h.status = 'afgesloten' as afgesloten, h.product, t.bron_id, t.medewerker_id, t.coordinator_id,
           h.eigenaar_organisatie_id, h.vervolgstap_op
    from taak t
    join hulpvraag h on h.id = t.hulpvraag_id
    join organisatie o on o.id = t.organisatie_id
    left join product p on p.code = h.product
    left join balie b on b.id = t.balie_id
    left join locatie l on l.id = b.locatie_id
    left join medewerker m on m.id = t.medewerker_id
    left join medewerker c on c.id = t.coordinator_id
    where t.status in ('open', 'opgepakt')
      and ((t.organisatie_id = $1
            and (exists (select 1 from medewerker_balie mb where mb.medewerker_id = $2 and mb.balie_id = t.balie_id)
                 or (t.balie_id is null and ((t.medewerker_id is null and $4) or $3))
                 or t.medewerker_id = $2 or t.coordinator_id = $2 or $5)
            and (h.product <> $6 or t.medewerker_id = $2 or t.coordinator_id = $2 or $7))
           or (t.organisaties_op is not null and $3
               and exists (select 1 from deelname d where d.hulpvraag_id = t.hulpvraag_id and d.organisatie_id = $1
                           and d.einde is null)))
    order by t.termijn_op limit 200";

/// The open Taken of one's own organisatie that are for this Medewerker or for their Balies. A Taak without a Balie is for
/// whoever it names, and for everybody where it names nobody; a coordinator sees those of all. What is overdue for long is
/// also seen by the coordinators of the other organisatie, without what it is. A program of the organisatie sees all of its own.
/// What an Inwoner asked about a look is for who answers it: nobody else sees that it was asked, until it is overdue (besluit 38).
pub(crate) async fn list(store: &Store, purpose: &Verwerking) -> Result<Vec<Regel>, StoreError> {
    let actor = purpose.actor();
    let is_program = actor.soort == access::Soort::Toepassing;
    let values = [
        actor.organisatie.into(),
        actor.id.into(),
        actor.has(Rol::Coordinator).into(),
        helps(actor).into(),
        is_program.into(),
        INZAGE.into(),
        actor.has(Rol::Privacyofficer).into(),
    ];
    let tx = store.begin(purpose);
    let rows = tx.sql::<Regel>(SQL, values).await;
    tx.hand_out(rows).await
}

/// Whether somebody helps people. A privacyofficer has only what is theirs by name, and reads no question there.
pub(crate) fn helps(actor: &Actor) -> bool {
    [Rol::Baliemedewerker, Rol::Buurtteam, Rol::Coordinator, Rol::Telefoonagent].into_iter().any(|rol| actor.has(rol))
}
