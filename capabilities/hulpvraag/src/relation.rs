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
    /// Its nummer.
    pub nummer: String,
    /// The organisatie that owns it, and at which Balie; `None` once it is closed.
    pub eigenaar: Option<(Uuid, Option<Uuid>)>,
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

    /// As Cedar sees what only the owner does: nobody else has anything to do with it.
    pub fn owner_object(&self) -> Object {
        let (organisatie, balie) = self.eigenaar.unzip();
        let object = Object::hulpvraag(self.hulpvraag, organisatie.into_iter().collect(), self.open);
        match balie.flatten() {
            Some(balie) => object.at(balie),
            None => object,
        }
    }

    /// The address of its page.
    pub fn path(&self) -> String {
        format!("/hulpvragen/{}", self.nummer)
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    nummer: String,
    status: String,
    eigenaar_organisatie_id: Option<Uuid>,
    eigenaar_balie_id: Option<Uuid>,
    organisatie_id: Uuid,
}
impl Plain for Row {}

/// The product of a question about who looked at somebody's data. Only who answers it has to do with it, on pages of their
/// own: for the desks that were looked from, it is not there.
pub const INZAGE: &str = "inzage";
/// The product of a Hulpvraag on which only a message hangs that the organisatie sent of itself (V26).
pub const LEVENSGEBEURTENIS: &str = "levensgebeurtenis";

const SQL: &str = "
    select h.id, h.nummer, h.status, h.eigenaar_organisatie_id, h.eigenaar_balie_id, d.organisatie_id
    from deelname d join hulpvraag h on h.id = d.hulpvraag_id where h.product <> 'inzage' and";

/// The relation of a Hulpvraag; `None` when there is none, or nobody takes part any more.
pub async fn relation(look: &Look<'_>, hulpvraag: Uuid) -> Result<Option<Relation>, StoreError> {
    Ok(of_rows(look.sql(&format!("{SQL} d.einde is null and h.id = $1"), [hulpvraag.into()]).await?))
}

/// The relation of the Hulpvraag with this nummer. Of a closed one it is as it was when it closed, and not open: for who
/// has to be told that it did. Both take one look, so that nothing tells them apart.
pub async fn by_nummer(look: &Look<'_>, nummer: &str) -> Result<Option<Relation>, StoreError> {
    let sql = format!("{SQL} (d.einde is null or (h.status = 'afgesloten' and d.einde = h.afgesloten_op)) and h.nummer = $1");
    Ok(of_rows(look.sql(&sql, [nummer.into()]).await?))
}

/// That a Hulpvraag is there.
#[derive(FromQueryResult)]
struct Kept {
    n: i64,
}
impl Plain for Kept {}

/// Whether a Hulpvraag is kept still, open or closed: what is told about it can name its nummer.
pub async fn is_kept(look: &Look<'_>, hulpvraag: Uuid) -> Result<bool, StoreError> {
    let found: Vec<Kept> = look.sql("select count(*) as n from hulpvraag where id = $1", [hulpvraag.into()]).await?;
    Ok(found.first().is_some_and(|kept| kept.n > 0))
}

fn of_rows(rows: Vec<Row>) -> Option<Relation> {
    let first = rows.first()?;
    Some(Relation {
        hulpvraag: first.id,
        nummer: first.nummer.clone(),
        eigenaar: first.eigenaar_organisatie_id.map(|organisatie| (organisatie, first.eigenaar_balie_id)),
        deelnemers: rows.iter().map(|row| row.organisatie_id).collect(),
        open: first.status != crate::Status::Afgesloten.as_str(),
    })
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
