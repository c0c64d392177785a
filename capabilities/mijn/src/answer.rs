//! The privacy officer: what was asked about looks, and what was noted without anybody asking.

use crate::MijnError;
use crate::events::{INZAGE_BEANTWOORD, InzageGevraagd};
use crate::model::{MeldingStatus, MeldingUitkomst, VraagStatus};
use crate::tables::{inzage_melding, inzage_vraag};
use access::{Object, Verwerking};
use foundation::Uuid;
use hulpvraag::{Uitkomst, taak};
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use store::{Held, Look, Ms, Once, Personal, Plain, Store, StoreError, Tx};

/// A question as the privacy officer sees it: not who asks, but which look it is about.
#[derive(FromQueryResult)]
pub struct VraagRow {
    inwoner_id: Uuid,
    /// The question.
    pub id: Uuid,
    /// The nummer of its Hulpvraag.
    pub nummer: String,
    /// In the words of the Inwoner.
    pub vraag: String,
    /// Answer before.
    pub termijn_op: Ms,
    /// Asked.
    pub aangemaakt_op: Ms,
    /// Counts saves (R9).
    pub versie: i32,
    /// When the look was.
    pub begin: Option<Ms>,
    /// The act.
    pub handeling: Option<String>,
    /// Who looked.
    pub medewerker_naam: Option<String>,
    /// What was answered; empty while it is open.
    pub antwoord: String,
}

impl Personal for VraagRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

const VRAGEN: &str = "
    select q.inwoner_id, q.id, h.nummer, q.vraag, q.termijn_op, q.aangemaakt_op, q.versie, q.antwoord, v.\"begin\", v.naam as handeling,
           (select m.naam from toegang t join medewerker m on m.id = t.door_id
            where t.trace_id = v.trace_id and t.maand = v.maand and t.handeling = v.naam
              and t.organisatie_id = v.organisatie_id and t.plaatsgevonden_op = v.einde order by t.id limit 1) as medewerker_naam
    from inzage_vraag q
    join hulpvraag h on h.id = q.hulpvraag_id
    left join verwerking v on v.id = q.verwerking_id and v.maand = q.maand
    where q.organisatie_id = $1 and (q.status = 'gesteld' or q.id = $2)
    order by q.termijn_op, q.id limit 100";

/// The open questions of the own organisatie, the most urgent first; and one of them that a colleague answered meanwhile.
pub async fn questions(store: &Store, purpose: &Verwerking, beside: Option<Uuid>) -> Result<Vec<VraagRow>, StoreError> {
    let tx = store.begin(purpose);
    let values = [purpose.actor().organisatie.into(), beside.unwrap_or_default().into()];
    let rows = tx.sql::<VraagRow>(VRAGEN, values).await;
    tx.hand_out(rows).await
}

#[derive(FromQueryResult)]
struct MedewerkerNaam {
    naam: String,
}
impl Plain for MedewerkerNaam {}

/// Who of an organisatie is named in a text, by their whole name or by the first one: an Inwoner hears which organisatie
/// looked and in which role, not who (V29).
pub(crate) async fn named_in(look: &Look<'_>, organisatie: Uuid, text: &str) -> Result<Option<String>, StoreError> {
    let sql = "select naam from medewerker where organisatie_id = $1 order by naam";
    let all: Vec<MedewerkerNaam> = look.sql(sql, [organisatie.into()]).await?;
    Ok(all.into_iter().map(|one| one.naam).find(|naam| names(text, naam)))
}

/// Whether a text holds this name as words of their own.
fn names(text: &str, naam: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (text, naam) = (words(text), words(naam));
    // A first name of two letters is a word more often than a name.
    let first = naam.first().filter(|first| first.chars().count() > 2);
    let whole = !naam.is_empty() && text.windows(naam.len()).any(|part| part == naam);
    whole || first.is_some_and(|first| text.contains(first))
}

#[derive(FromQueryResult)]
struct Place {
    hulpvraag_id: Uuid,
    organisatie_id: Uuid,
    versie: i32,
}
impl Plain for Place {}

/// A question as Cedar sees it, with its version; `None` when there is none.
pub async fn place_of_question(store: &Store, id: Uuid) -> Result<Option<(Object, i32)>, StoreError> {
    let sql = "select hulpvraag_id, organisatie_id, versie from inzage_vraag where id = $1";
    let rows: Vec<Place> = store.look().sql(sql, [id.into()]).await?;
    let row = rows.into_iter().next();
    Ok(row.map(|row| (Object::hulpvraag(row.hulpvraag_id, vec![row.organisatie_id], true), row.versie)))
}

/// Answers a question; that closes its Hulpvraag, and the Inwoner is told.
pub async fn answer(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    versie: i32,
    antwoord: &str,
    once: &Once,
) -> Result<(), MijnError> {
    let tx = store.begin(purpose);
    let outcome = answer_act(&tx, id, versie, antwoord, once).await;
    tx.finish(outcome).await
}

async fn answer_act(tx: &Tx, id: Uuid, versie: i32, antwoord: &str, once: &Once) -> Result<(), MijnError> {
    use inzage_vraag::{Column, Entity, Model};
    let now = tx.store().now();
    let asked: Held<Option<Model>> = tx.one(Entity::find_by_id(id)).await?;
    let asked = asked.peek(tx).as_ref().ok_or(StoreError::NotFound)?;
    let answered = VraagStatus::parse(&asked.status).and_then(VraagStatus::answer).ok_or(MijnError::NotNow)?;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(answered.as_str()))
        .col_expr(Column::Antwoord, Expr::val(antwoord))
        .col_expr(Column::KlaarDoorId, Expr::val(tx.purpose().actor().id))
        .col_expr(Column::KlaarOp, Expr::val(Ms::from(now).0))
        .col_expr(Column::Versie, Expr::val(versie.saturating_add(1)))
        .filter(Column::Id.eq(id))
        .filter(Column::Versie.eq(versie))
        .filter(Column::Status.eq(VraagStatus::Gesteld.as_str()));
    if tx.change_about(asked.inwoner_id, update).await? != 1 {
        return Err(MijnError::NotNow);
    }
    let hulpvraag = hulpvraag::load(tx, asked.hulpvraag_id).await?;
    let closed = hulpvraag.peek(tx).clone().close(Uitkomst::Opgelost, now)?;
    hulpvraag::save(tx, &closed).await?;
    taak::lapse(tx, asked.hulpvraag_id, Some(asked.inwoner_id), &[taak::Soort::InzageVraag]).await?;
    let organisatie = Some(asked.organisatie_id);
    tx.tell(INZAGE_BEANTWOORD, &InzageGevraagd { hulpvraag: asked.hulpvraag_id, inwoner: asked.inwoner_id, organisatie });
    let weg = bericht::weg_of(tx, Some(asked.inwoner_id), bericht::Soort::AntwoordInzageVraag).await?;
    tx.remember(once, &format!("/inzage/vragen?verstuurd={}", weg.peek(tx)));
    Ok(())
}

/// A look without an open Hulpvraag, as the privacy officer sees it: by whom and when, not at whom.
#[derive(FromQueryResult)]
pub struct MeldingRow {
    /// The look.
    pub id: Uuid,
    /// Who looked.
    pub medewerker_naam: String,
    /// The act.
    pub handeling: String,
    /// When.
    pub plaatsgevonden_op: Ms,
    /// How it stands.
    pub status: String,
    /// What was said of it.
    pub uitkomst: Option<String>,
    /// And why.
    pub toelichting: String,
    /// Counts saves (R9).
    pub versie: i32,
}
impl Plain for MeldingRow {}

const MELDINGEN: &str = "
    select i.id, coalesce(m.naam, '') as medewerker_naam, i.handeling, i.plaatsgevonden_op, i.status, i.uitkomst, i.toelichting,
           i.versie
    from inzage_melding i left join medewerker m on m.id = i.medewerker_id
    where i.organisatie_id = $1
    order by case when i.status = 'open' then 0 else 1 end, i.plaatsgevonden_op desc, i.id limit 100";

/// The looks of the own organisatie without an open Hulpvraag: first those to judge, then those that were judged.
pub async fn reports(store: &Store, organisatie: Uuid) -> Result<Vec<MeldingRow>, StoreError> {
    store.look().sql(MELDINGEN, [organisatie.into()]).await
}

/// A noted look as Cedar sees it, with its version; `None` when there is none.
pub async fn place_of_report(store: &Store, id: Uuid) -> Result<Option<(Object, i32)>, StoreError> {
    let row: Option<inzage_melding::Model> = store.look().one(inzage_melding::Entity::find_by_id(id)).await?;
    Ok(row.map(|row| (Object::taak(id, row.organisatie_id, None), row.versie)))
}

/// What the privacy officer says of a look.
pub struct OordeelInput {
    /// Needed, or not.
    pub uitkomst: MeldingUitkomst,
    /// Why, for the own organisatie.
    pub toelichting: String,
    /// Of the page (R9).
    pub versie: i32,
}

/// Judges a look; the Inwoner sees what was said of it beside the line.
pub async fn judge(store: &Store, purpose: &Verwerking, id: Uuid, input: &OordeelInput, once: &Once) -> Result<(), MijnError> {
    use inzage_melding::{Column, Entity};
    let tx = store.begin(purpose);
    let outcome = async {
        let row: Option<inzage_melding::Model> = tx.plain_one(Entity::find_by_id(id)).await?;
        let status = row.and_then(|row| MeldingStatus::parse(&row.status)).ok_or(StoreError::NotFound)?;
        let judged = status.judge().ok_or(MijnError::NotNow)?;
        let update = Entity::update_many()
            .col_expr(Column::Status, Expr::val(judged.as_str()))
            .col_expr(Column::Uitkomst, Expr::val(input.uitkomst.as_str()))
            .col_expr(Column::Toelichting, Expr::val(input.toelichting.clone()))
            .col_expr(Column::KlaarDoorId, Expr::val(purpose.actor().id))
            .col_expr(Column::KlaarOp, Expr::val(Ms::from(store.now()).0))
            .col_expr(Column::Versie, Expr::val(input.versie.saturating_add(1)))
            .filter(Column::Id.eq(id))
            .filter(Column::Versie.eq(input.versie))
            .filter(Column::Status.eq(status.as_str()));
        tx.claim(update, STILL_OPEN);
        tx.remember(once, "/inzage/meldingen");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The condition on which a judgement stands: nobody judged before.
pub(crate) const STILL_OPEN: &str = "melding";

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_name_is_a_word_of_its_own() {
        for text in ["Onze medewerker Gerda Voorbeeld keek.", "GERDA keek", "Vraag het aan Gerda."] {
            assert!(names(text, "Gerda Voorbeeld"), "{text}");
        }
        for text in ["Wij hielpen u aan de balie.", "Bijvoorbeeld met DigiD", "Gerdapark", "voorbeeld"] {
            assert!(!names(text, "Gerda Voorbeeld"), "{text}");
        }
        assert!(!names("wij zagen ad", "Ad Testman"), "too short to be told from a word");
        assert!(names("wij zagen Ad Testman", "Ad Testman"));
    }
}
