//! What an Inwoner sees and chooses for themselves: how they are reached, and the messages that were made for them.

use crate::channel::{Voorkeur, read as read_voorkeur};
use crate::feiten::{BerichtRow, read};
use crate::reach::{OrganisatieRow, reach};
use crate::{BerichtError, Soort};
use access::Verwerking;
use foundation::Uuid;
use inwoner::Adres;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, Store, StoreError};

/// How somebody is reached, as they see it.
#[derive(Clone)]
pub(crate) struct Gegevens {
    pub(crate) voorkeur: Voorkeur,
    pub(crate) telefoon: String,
    /// Where we know that they live.
    pub(crate) adres: Adres,
    /// Whom they can call, and where they walk in.
    pub(crate) hulp: Option<OrganisatieRow>,
}

/// What the Inwoner who acts chose before.
pub(crate) async fn own(store: &Store, purpose: &Verwerking) -> Result<Gegevens, BerichtError> {
    let tx = store.begin(purpose);
    let me = purpose.actor().id;
    let outcome = async {
        let voorkeur = read_voorkeur(&tx, me).await?;
        let lives = inwoner::lives(&tx, me).await?;
        let hulp = reach(&tx, me).await?;
        Ok(voorkeur.zip(lives.zip(hulp)).map(|(voorkeur, ((telefoon, adres), hulp))| {
            // Who is logged in tells it themselves.
            Gegevens { voorkeur: Voorkeur { zeker: true, ..voorkeur }, telefoon, adres, hulp }
        }))
    }
    .await;
    tx.hand_out::<_, BerichtError>(outcome).await
}

/// The messages for the Inwoner who acts, the newest first; and whom they can call.
pub(crate) async fn messages(
    store: &Store,
    purpose: &Verwerking,
) -> Result<(Vec<BerichtRow>, Option<OrganisatieRow>), BerichtError> {
    let tx = store.begin(purpose);
    let me = purpose.actor().id;
    // Also where there is none: looking itself is an act about them.
    tx.concerns(me);
    let filter = "b.inwoner_id = $1 and b.status <> 'vervallen' order by b.aangemaakt_op desc, b.id desc limit 50";
    let outcome = async { Ok(read(&tx, filter, [me.into()]).await?.zip(reach(&tx, me).await?)) }.await;
    tx.hand_out::<_, BerichtError>(outcome).await
}

/// Whose a message is and of which kind: for the decision.
#[derive(FromQueryResult)]
pub(crate) struct Whose {
    pub(crate) inwoner_id: Option<Uuid>,
    soort: String,
}
impl Plain for Whose {}

impl Whose {
    /// Whether it tells who looked: that wants more certainty who is reading.
    pub(crate) fn tells_who_looked(&self) -> bool {
        Soort::parse(&self.soort) == Some(Soort::AntwoordInzageVraag)
    }
}

/// Whose a message is; `None` when there is none.
pub(crate) async fn whose(look: &Look<'_>, id: Uuid) -> Result<Option<Whose>, StoreError> {
    let sql = "select inwoner_id, soort from bericht where id = $1 and status <> 'vervallen'";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}

#[derive(FromQueryResult)]
struct Helper {
    organisatie_id: Uuid,
}
impl Plain for Helper {}

const HELPS: &str = "
    select coalesce(eigenaar_organisatie_id, aangemaakt_door_id) as organisatie_id from hulpvraag
    where inwoner_id = $1
    order by case when status = 'afgesloten' then 1 else 0 end, aangemaakt_op desc, id limit 1";

/// The organisatie that helps somebody now, or did last: it sends the code to an e-mail address, and keeps the choice.
pub(crate) async fn helps(look: &Look<'_>, inwoner: Uuid) -> Result<Option<Uuid>, StoreError> {
    let rows: Vec<Helper> = look.sql(HELPS, [inwoner.into()]).await?;
    Ok(rows.into_iter().next().map(|row| row.organisatie_id))
}
