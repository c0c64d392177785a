//! What was offered to one's own Balies and waits for an answer: a preview without the person.

use access::Verwerking;
use bericht::KanaalStand;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult, Value};
use store::{Ms, Personal, Plain, Store, StoreError};

/// One offer. It shows no person: the name comes with the acceptance (rule 6).
#[derive(Clone, Debug, FromQueryResult)]
pub struct DoorverwijzingRegel {
    /// The Doorverwijzing.
    pub id: Uuid,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
    /// About what.
    pub product: String,
    /// As people call it.
    pub product_titel: String,
    /// Who offers it.
    pub organisatie_naam: String,
    /// To which Balie.
    pub balie_naam: String,
    /// When the Afspraak begins.
    pub begin: Option<Ms>,
    /// On which clock.
    pub tijdzone: String,
    /// Before when an answer is due.
    pub termijn_op: Ms,
}
impl Plain for DoorverwijzingRegel {}

/// The open offers to these Balies, the most pressing first.
pub async fn received(store: &Store, balies: &[Uuid]) -> Result<Vec<DoorverwijzingRegel>, StoreError> {
    if balies.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=balies.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "select d.id, h.nummer, d.product, coalesce(p.titel, '') as product_titel, o.naam as organisatie_naam, b.naam as balie_naam,
                a.begin, l.tijdzone, d.termijn_op
         from doorverwijzing d
         join hulpvraag h on h.id = d.hulpvraag_id
         join organisatie o on o.id = d.van_organisatie_id
         join balie b on b.id = d.naar_balie_id join locatie l on l.id = b.locatie_id
         left join product p on p.code = d.product
         left join afspraak a on a.id = d.afspraak_id
         where d.status = 'aangeboden' and d.naar_balie_id in ({})
         order by d.termijn_op limit 100",
        marks.join(", ")
    );
    store.look().sql(&sql, balies.iter().map(|id| Value::from(*id))).await
}

/// What was just taken over, as its Balie may know it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Aangenomen {
    inwoner_id: Option<Uuid>,
    instemming: Option<String>,
    pub(crate) nummer: String,
    pub(crate) naam: String,
}
impl Personal for Aangenomen {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

const ACCEPTED: &str = "
    select d.inwoner_id, d.instemming, h.nummer, a.naam from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
    join afspraak a on a.id = d.afspraak_id where d.id = $1 and d.naar_organisatie_id = $2 and d.status = 'geaccepteerd'";

/// The name that came with a yes, and how the Inwoner hears of it; nothing where it is not ours.
pub(crate) async fn just_accepted(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
) -> Result<Option<(Aangenomen, KanaalStand)>, StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let rows = tx.sql::<Aangenomen>(ACCEPTED, [id.into(), purpose.actor().organisatie.into()]).await?;
        let row = rows.map(|rows| rows.into_iter().next());
        // Who shared nothing is sent nothing.
        let inwoner = row.peek(&tx).as_ref().filter(|row| row.instemming.is_some()).and_then(|row| row.inwoner_id);
        let weg = bericht::weg_of(&tx, inwoner, bericht::Soort::AfspraakBevestigd).await?;
        Ok(row.zip(weg).map(|(row, weg)| row.map(|row| (row, weg))))
    }
    .await;
    tx.hand_out::<_, StoreError>(outcome).await
}
