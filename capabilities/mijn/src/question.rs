//! One Hulpvraag of an Inwoner: the path so far, who helps by name, and where to complain (V06; Awb chapter 9).

use crate::overview::{HulpvraagRow, hulpvraag_sql};
use access::{Object, Verwerking};
use bericht::OrganisatieRow;
use doorverwijzing::StapRegel;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Look, Plain, Store, StoreError, Tx};

/// Whose a Hulpvraag is, and who has it: ids only, for the decision.
#[derive(FromQueryResult)]
pub(crate) struct VraagIds {
    pub(crate) id: Uuid,
    inwoner_id: Option<Uuid>,
    pub(crate) product: String,
    eigenaar_organisatie_id: Option<Uuid>,
    aangemaakt_door_id: Uuid,
}
impl Plain for VraagIds {}

impl VraagIds {
    /// As a part of the pages of the Inwoner it is about.
    pub(crate) fn page(&self) -> Object {
        Object::mijn(self.inwoner_id.unwrap_or_default())
    }

    /// As Cedar sees it for the Inwoner it is about. It counts as open also when it is closed: a form sent twice gets its
    /// answer again (R1), and the states refuse the rest.
    pub(crate) fn object(&self) -> Object {
        Object::hulpvraag(self.id, Vec::new(), true).about(self.inwoner_id)
    }

    /// The organisatie in whose log it stands what the Inwoner does with it.
    pub(crate) fn organisatie(&self) -> Uuid {
        self.eigenaar_organisatie_id.unwrap_or(self.aangemaakt_door_id)
    }
}

/// The ids of the Hulpvraag with this nummer; `None` when there is none.
pub(crate) async fn ids_of(look: &Look<'_>, nummer: &str) -> Result<Option<VraagIds>, StoreError> {
    let sql = "select id, inwoner_id, product, eigenaar_organisatie_id, aangemaakt_door_id from hulpvraag
               where nummer = $1";
    Ok(look.sql(sql, [nummer.into()]).await?.into_iter().next())
}

/// Where to complain about an organisatie that takes or took part.
#[derive(FromQueryResult)]
pub(crate) struct KlachtRow {
    pub(crate) naam: String,
    /// Where it takes complaints, or its own number.
    pub(crate) telefoon: String,
    /// The page that says how to complain, or empty.
    pub(crate) klachtenregeling: String,
}
impl Plain for KlachtRow {}

const KLACHTEN: &str = "
    select o.naam, case when o.klachten_telefoon <> '' then o.klachten_telefoon else o.telefoon end as telefoon,
           o.klachtenregeling
    from deelname d join organisatie o on o.id = d.organisatie_id
    where d.hulpvraag_id = $1 order by o.naam";

/// A Hulpvraag as whoever it is about sees it.
pub(crate) struct Vraag {
    pub(crate) row: HulpvraagRow,
    pub(crate) path: Vec<StapRegel>,
    pub(crate) klachten: Vec<KlachtRow>,
    /// Whom they can call, and where they walk in.
    pub(crate) hulp: Option<OrganisatieRow>,
}

/// Reads a Hulpvraag of the Inwoner who acts.
pub(crate) async fn question(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Vraag, StoreError> {
    let tx = store.begin(purpose);
    let outcome = read(&tx, id).await;
    tx.hand_out(outcome).await
}

async fn read(tx: &Tx, id: Uuid) -> Result<Held<Vraag>, StoreError> {
    let me = tx.purpose().actor().id;
    tx.concerns(me);
    let sql = hulpvraag_sql("and h.id = $2");
    let row = tx.sql::<HulpvraagRow>(&sql, [me.into(), id.into()]).await?;
    let row = row.map(|rows| rows.into_iter().next()).transpose().ok_or(StoreError::NotFound)?;
    let path = doorverwijzing::path_of(tx, id).await?;
    let klachten = tx.plain_sql::<KlachtRow>(KLACHTEN, [id.into()]).await?;
    let hulp = bericht::reach(tx, me).await?;
    Ok(row.zip(hulp).map(|(row, hulp)| Vraag { row, path, klachten, hulp }))
}
