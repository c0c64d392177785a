//! `eenloket toepassing …`: programs of others that may call the API, for whoever runs the program.

use super::{open, print_json};
use crate::api::toepassing::{LIST, REGISTER, REVOKE};
use crate::cli::{Settings, ToepassingCommand};
use crate::{Opened, Stopped};
use access::{Act, Actor, Object, Verwerking};
use foundation::{TraceId, Uuid};
use netwerk::tables::organisatie;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, StoreError};
use web::oauth;

/// What a program needs to ask for a token. The secret stands nowhere else.
#[derive(serde::Serialize)]
struct Made {
    client_id: Uuid,
    client_secret: String,
    scope: String,
}

pub(super) async fn run(settings: &Settings, command: ToepassingCommand) -> Result<(), Stopped> {
    let house = open(settings).await?;
    let store = &house.store;
    match command {
        ToepassingCommand::Nieuw { organisatie, naam, scopes } => {
            let purpose = purpose(&house, REGISTER, organisatie_named(&house, &organisatie).await?)?;
            let scopes = oauth::some_scopes(&scopes).ok_or_else(|| {
                let known: Vec<&str> = access::Scope::ALL.iter().map(|scope| scope.as_str()).collect();
                Stopped::Usage(format!("the scopes are {}", known.join(", ")))
            })?;
            let key = store.chance().secret().simple().to_string();
            let once = Once::new(store, Uuid::nil(), &key, naam.as_bytes());
            let id = match oauth::register(store, &purpose, &naam, &scopes, (&key, &once)).await {
                Err(StoreError::Unique(_)) => return Err(Stopped::Usage(format!("there is a toepassing {naam} already"))),
                outcome => outcome?,
            };
            let client_secret = oauth::secret_of(store, id, &key);
            print_json(&Made { client_id: id, client_secret, scope: oauth::write_scopes(&scopes) });
        }
        ToepassingCommand::Lijst { organisatie } => {
            let at = organisatie_named(&house, &organisatie).await?;
            purpose(&house, LIST, at)?;
            for client in oauth::list(store, at).await? {
                let until = client.ingetrokken_op.map_or_else(String::new, |at| format!(" (revoked {})", at.at()));
                println!("{} {}: {}{until}", client.id, client.naam, oauth::write_scopes(&client.scopes));
            }
        }
        ToepassingCommand::Sleutel { id, file } => {
            let keys = std::fs::read_to_string(&file).map_err(|cause| Stopped::Usage(format!("{}: {cause}", file.display())))?;
            if oidc::PublicKeys::read(&keys).is_none() {
                return Err(Stopped::Usage("the file has to hold public keys only: a JWK Set, or one JWK".to_owned()));
            }
            let client = oauth::find(store, id).await?.ok_or(StoreError::NotFound)?;
            let key = store.chance().secret().simple().to_string();
            let once = Once::new(store, Uuid::nil(), &key, id.as_bytes());
            oauth::set_keys(store, &purpose(&house, REGISTER, client.organisatie)?, id, &keys, &once).await?;
            println!("{} proves with a key who it is; its secret is good no more", client.naam);
        }
        ToepassingCommand::TrekIn { id } => {
            let client = oauth::find(store, id).await?.ok_or(StoreError::NotFound)?;
            let key = store.chance().secret().simple().to_string();
            let once = Once::new(store, Uuid::nil(), &key, id.as_bytes());
            oauth::revoke(store, &purpose(&house, REVOKE, client.organisatie)?, id, &once).await?;
            println!("{} has no access any more", client.naam);
        }
    }
    Ok(())
}

async fn organisatie_named(house: &Opened, naam: &str) -> Result<Uuid, Stopped> {
    let query = organisatie::Entity::find().filter(organisatie::Column::Naam.eq(naam));
    let found: Option<organisatie::Model> = house.store.look().one(query).await?;
    found.map(|at| at.id).ok_or_else(|| Stopped::Usage(format!("there is no organisatie {naam}")))
}

/// The house acts for the organisatie of the program.
fn purpose(house: &Opened, act: Act, organisatie: Uuid) -> Result<Verwerking, Stopped> {
    let (actor, work) = (Actor::systeem("opdrachtregel", organisatie), Object::own_work(organisatie));
    let trace = TraceId::draw(house.store.chance());
    Ok(house.access.permit(&actor, act, &work, trace, house.store.now())?)
}
