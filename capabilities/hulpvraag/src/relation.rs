//! Who takes part: what the wall (R5) has to know before anything about a person is read.

use crate::tables::deelname;
use access::Object;
use foundation::Uuid;
use store::sea_orm::{self, ActiveValue::Set, FromQueryResult};
use store::{Look, Plain, StoreError, Tx};

/// The organisaties of one Hulpvraag, by ids only.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The Hulpvraag.
    pub hulpvraag: Uuid,
    /// Who takes part now.
    pub deelnemers: Vec<Uuid>,
    /// Whether it is not closed.
    pub open: bool,
}

impl Relation {
    /// As Cedar sees it.
    pub fn object(&self) -> Object {
        Object::hulpvraag(self.hulpvraag, self.deelnemers.clone(), self.open)
    }
}

#[derive(FromQueryResult)]
struct Row {
    organisatie_id: Uuid,
    status: String,
}
impl Plain for Row {}

/// The relation of a Hulpvraag; `None` when there is none.
pub async fn relation(look: &Look<'_>, hulpvraag: Uuid) -> Result<Option<Relation>, StoreError> {
    let sql = "select d.organisatie_id, h.status from deelname d join hulpvraag h on h.id = d.hulpvraag_id
               where d.hulpvraag_id = $1 and d.einde is null";
    let rows: Vec<Row> = look.sql(sql, [hulpvraag.into()]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let open = first.status != crate::Status::Afgesloten.as_str();
    Ok(Some(Relation { hulpvraag, deelnemers: rows.iter().map(|row| row.organisatie_id).collect(), open }))
}

/// Lets an organisatie take part from now on.
pub async fn join(tx: &Tx, hulpvraag: Uuid, organisatie: Uuid) -> Result<(), StoreError> {
    tx.add_unless_there(deelname::ActiveModel {
        hulpvraag_id: Set(hulpvraag),
        organisatie_id: Set(organisatie),
        rol: Set("ontvanger".to_owned()),
        begin: Set(tx.store().now().into()),
        einde: Set(None),
    })
    .await?;
    Ok(())
}
