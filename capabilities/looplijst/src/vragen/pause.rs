//! The house stops asking because something stands in the way: until somebody looked, and lets it go on.

use crate::error::SEEN;
use crate::store::load;
use crate::tables::looplijst_vraag::Column;
use crate::vragen::plan::VraagError;
use crate::vragen::step::{Stap, go, on};
use crate::{LooplijstError, Status};
use ::bron::client::bevraging::Stop;
use access::Verwerking;
use foundation::{Fault, Uuid};
use store::Store;
use store::sea_orm::sea_query::Expr;

/// The code of what stands in the way, and at which source; `None` for what is no matter of this Looplijst.
pub(crate) fn stands_in_the_way(why: &LooplijstError) -> Option<(String, Option<String>)> {
    let code = |why: &LooplijstError| why.code().to_string();
    match why {
        LooplijstError::Refused(bron, Stop::Geweigerd { code, .. }) => Some((shown(code), Some(bron.clone()))),
        LooplijstError::Refused(bron, _) => Some(("EL-301".to_owned(), Some(bron.clone()))),
        LooplijstError::Unreachable(bron) => Some((code(why), Some(bron.clone()))),
        LooplijstError::NoGround(all) => Some((code(why), all.first().map(|(bron, _)| bron.clone()))),
        // Its address was taken away while it was under way.
        LooplijstError::NotComplete(VraagError::GeenBron(bron)) => Some((code(why), Some(bron.clone()))),
        LooplijstError::Reassess(_)
        | LooplijstError::NotPublished(_)
        | LooplijstError::NotComplete(_)
        | LooplijstError::OtherQuestions
        | LooplijstError::OtherList
        | LooplijstError::Administratie(_) => Some((code(why), None)),
        LooplijstError::Void(bron, code) => Some((shown(code), bron.clone())),
        LooplijstError::Blind(why) => Some((format!("EL-{}", why.code()), None)),
        _ => None,
    }
}

/// The number of a source, if it is one: what another says goes no further as it is.
fn shown(code: &str) -> String {
    let is_one = code.strip_prefix("EL-").is_some_and(|rest| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    if is_one { code.to_owned() } else { "EL-503".to_owned() }
}

/// Pauses it.
pub(crate) async fn pause(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    code: &str,
    bronhouder: Option<&str>,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let next = Status::parse(&row.status).and_then(Status::pause).ok_or(LooplijstError::Outdated)?;
        let why = on(id).col_expr(Column::Code, Expr::val(code)).col_expr(Column::Bronhouder, Expr::val(bronhouder));
        tx.claim(why, SEEN);
        go(&tx, &row, next, Stap::Gepauzeerd, "");
        Ok(())
    }
    .await;
    match tx.finish(outcome).await {
        // Somebody paused it or broke it off at the same moment.
        Err(LooplijstError::Outdated) => Ok(()),
        other => other,
    }
}
