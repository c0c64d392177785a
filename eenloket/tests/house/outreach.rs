//! The buurtteam of Maastricht: how a Looplijst gets as far as a story needs it, and the moments of its addresses.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{Body, Moment};
use crate::people::{Inwoner, KEES, TILLY};
use crate::regels_routes::Route;
use crate::world::World;
use access::{Act, Actor, Object, Verwerking};
use eenloket::demo;
use foundation::{Bsn, TraceId, Uuid};
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};
use looplijst::tables::{gesprek, looplijst as lists, looplijst_regel, looplijst_wijk, poging, weigering};
use looplijst::{LooplijstError, LooplijstStand, RegelInput};
use reqwest::Method;
use std::collections::BTreeSet;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{
    self, ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
};

/// Of what everybody on these lists may have a right to one or both.
pub const REGELINGEN: [&str; 2] = ["aio", "individuele_inkomenstoeslag"];
/// The district of Kees.
pub const WIJK: &str = "6211";

/// A hit, as the own administration of Maastricht knows them.
pub fn hit(who: &Inwoner, regelingen: &[&str]) -> RegelInput {
    let (voornaam, achternaam) = who.naam.split_once(' ').unwrap();
    RegelInput {
        persoon: InwonerInput {
            wie: InwonerFilter::Bsn(Bsn::parse(who.bsn).unwrap()),
            naam: Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() },
            geboortedatum: web::read_date(who.geboren).unwrap(),
            postcode: who.postcode.replace(' ', ""),
            huisnummer: who.huisnummer.to_owned(),
            straat: "Voorbeeldstraat".to_owned(),
            plaats: "Maastricht".to_owned(),
            telefoon: String::new(),
            kanaal: Kanaal::Brief,
        },
        regelingen: regelingen.iter().map(|key| (*key).to_owned()).collect(),
        reden: None,
    }
}

/// Somebody whom the house does not know yet, in a street of Maastricht.
pub fn neighbour(naam: &'static str, postcode: &'static str, huisnummer: &'static str) -> RegelInput {
    let who = Inwoner { naam, postcode, huisnummer, ..KEES };
    let hit = hit(&who, &REGELINGEN);
    RegelInput { persoon: InwonerInput { wie: InwonerFilter::Naam, ..hit.persoon }, ..hit }
}

/// The house itself, which makes regels of hits.
fn purpose(world: &World) -> Verwerking {
    let maastricht = demo::id("organisatie/maastricht");
    let (actor, trace) = (Actor::systeem("looplijst", maastricht), TraceId::draw(world.store().chance()));
    let work = Object::own_work(maastricht);
    world.house.access.permit(&actor, Act("looplijst.list"), &work, trace, world.now()).unwrap()
}

impl World {
    /// A Looplijst of Maastricht of which only the counts are known.
    pub async fn combined(&self) -> Uuid {
        self.combined_for(&REGELINGEN).await
    }

    /// The same about these regelingen.
    pub async fn combined_for(&self, regelingen: &[&str]) -> Uuid {
        let id = self.store().new_id();
        self.nobody_is_visited().await;
        let row = lists::ActiveModel {
            id: Set(id),
            organisatie_id: Set(demo::id("organisatie/maastricht")),
            regelingen: Set(regelingen.join(" ")),
            peildatum: Set("2027-03-01".to_owned()),
            status: Set("gecombineerd".to_owned()),
            geopend_op: Set(None),
            aangemaakt_op: Set(self.now().into()),
            versie: Set(1),
        };
        row.insert(self.db().await).await.unwrap();
        id
    }

    /// Empties the Looplijst of the demo: whoever is on it would come along to the next one. It is about what those of
    /// the stories are about, so that it takes no letter of theirs.
    pub async fn nobody_is_visited(&self) {
        let list = demo::id("looplijst/maastricht");
        self.empties(list).await;
        let update = lists::Entity::update_many().col_expr(lists::Column::Regelingen, Expr::val(REGELINGEN.join(" ")));
        update.filter(lists::Column::Id.eq(list)).exec(self.db().await).await.unwrap();
    }

    /// As if nobody were on a Looplijst, and nobody went to its districts.
    pub async fn empties(&self, list: Uuid) {
        let db = self.db().await;
        let of_it = looplijst_regel::Column::LooplijstId.eq(list);
        looplijst_regel::Entity::delete_many().filter(of_it).exec(db).await.unwrap();
        let wijken = looplijst_wijk::Column::LooplijstId.eq(list);
        looplijst_wijk::Entity::delete_many().filter(wijken).exec(db).await.unwrap();
    }

    /// Makes regels of hits.
    pub async fn lists(&self, looplijst: Uuid, hits: &[RegelInput]) -> Result<LooplijstStand, LooplijstError> {
        looplijst::list(self.store(), &purpose(self), looplijst, hits).await
    }

    /// A Looplijst with these people on it; nobody goes there yet.
    pub async fn listed(&self, hits: &[RegelInput]) -> Uuid {
        let id = self.combined().await;
        self.lists(id, hits).await.unwrap();
        id
    }

    /// The same, and Nel goes to the district of Kees.
    pub async fn given_to_nel(&self, hits: &[RegelInput]) -> Uuid {
        let id = self.listed(hits).await;
        let tess = self.log_in_as("Tess").await;
        gives(self, &tess, id, WIJK, "nel").await.expect(303);
        id
    }

    pub async fn looplijst(&self, id: Uuid) -> lists::Model {
        lists::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a looplijst")
    }

    pub async fn regel(&self, id: Uuid) -> looplijst_regel::Model {
        looplijst_regel::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a regel")
    }

    /// All regels of a Looplijst.
    pub async fn regels(&self, looplijst: Uuid) -> Vec<looplijst_regel::Model> {
        use looplijst_regel::{Column, Entity};
        let query = Entity::find().filter(Column::LooplijstId.eq(looplijst)).order_by_asc(Column::Id);
        query.all(self.db().await).await.unwrap()
    }

    /// The regel of somebody on a Looplijst, if they are on it.
    pub async fn regel_of(&self, looplijst: Uuid, inwoner: Uuid) -> Option<looplijst_regel::Model> {
        self.regels(looplijst).await.into_iter().find(|row| row.inwoner_id == Some(inwoner))
    }

    pub async fn gesprekken(&self, inwoner: Uuid) -> Vec<gesprek::Model> {
        gesprek::Entity::find().filter(gesprek::Column::InwonerId.eq(inwoner)).all(self.db().await).await.unwrap()
    }

    pub async fn pogingen(&self, inwoner: Uuid) -> Vec<poging::Model> {
        let query = poging::Entity::find().filter(poging::Column::InwonerId.eq(inwoner));
        query.order_by_asc(poging::Column::AangemaaktOp).all(self.db().await).await.unwrap()
    }

    pub async fn weigeringen(&self, inwoner: Uuid) -> Vec<weigering::Model> {
        weigering::Entity::find().filter(weigering::Column::InwonerId.eq(inwoner)).all(self.db().await).await.unwrap()
    }

    /// As if nobody had ever been on a Looplijst.
    pub async fn nobody_was_listed(&self) {
        let db = self.db().await;
        poging::Entity::delete_many().exec(db).await.unwrap();
        gesprek::Entity::delete_many().exec(db).await.unwrap();
        looplijst_regel::Entity::delete_many().exec(db).await.unwrap();
    }

    /// That somebody said no to the AIO in Maastricht, without an act; gives the weigering.
    pub async fn said_no(&self, inwoner: Uuid) -> Uuid {
        weigering::Entity::delete_many().exec(self.db().await).await.unwrap();
        let id = self.store().new_id();
        let row = weigering::ActiveModel {
            id: Set(id),
            inwoner_id: Set(inwoner),
            organisatie_id: Set(demo::id("organisatie/maastricht")),
            regeling: Set("aio".to_owned()),
            datum: Set("2027-03-01".to_owned()),
        };
        row.insert(self.db().await).await.unwrap();
        id
    }
}

/// Says who goes to a district.
pub async fn gives(world: &World, client: &Client, looplijst: Uuid, wijk: &str, wie: &str) -> Page {
    let versie = world.looplijst(looplijst).await.versie.to_string();
    let wie = demo::id(&format!("medewerker/{wie}")).to_string();
    let fields = [("wijk", wijk), ("medewerker", &*wie), ("versie", &*versie)];
    client.write(&format!("/looplijsten/{looplijst}/wijken"), &fresh_key(), &fields).await
}

/// Plans addresses for today.
pub async fn plans(world: &World, client: &Client, regels: &[Uuid], dagdeel: &str) -> Page {
    plans_told(world, client, regels, &[], dagdeel).await
}

/// The same, where who lives at some of them knows that it is not the day that was agreed.
pub async fn plans_told(world: &World, client: &Client, regels: &[Uuid], told: &[Uuid], dagdeel: &str) -> Page {
    let (mut fields, mut looplijst) = (vec![("dag", web::write_date(today(world))), ("dagdeel", dagdeel.to_owned())], None);
    for id in regels {
        let row = world.regel(*id).await;
        looplijst = Some(row.looplijst_id);
        fields.push(("regels", format!("{id}.{}", row.versie)));
    }
    fields.extend(told.iter().map(|id| ("inwoner_weet", id.to_string())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.write(&format!("/looplijsten/{}/dag", looplijst.unwrap()), &fresh_key(), &fields).await
}

fn today(world: &World) -> foundation::jiff::civil::Date {
    world.now().in_tz("Europe/Amsterdam").unwrap().date()
}

/// Notes at a door how it went, in the form that stands there.
pub async fn notes(client: &Client, regel: Uuid, fields: &[(&str, &str)]) -> Page {
    let page = format!("/looplijsten/regels/{regel}");
    let form = client.get(&page).await.expect(200).form(&format!("{page}/gesprek")).with(&said_how(fields));
    client.send_form(&form, None).await
}

/// As `notes`, for what the form does not offer any more.
pub async fn insists(world: &World, client: &Client, regel: Uuid, fields: &[(&str, &str)]) -> Page {
    let versie = world.regel(regel).await.versie.to_string();
    let all = [said_how(fields).as_slice(), &[("versie", versie.as_str())]].concat();
    client.write(&format!("/looplijsten/regels/{regel}/gesprek"), &fresh_key(), &all).await
}

fn form(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    // Of other organisaties, with roles that would do.
    const ELSEWHERE: &[&str] = &["Wim", "Tom", "Gerda", "Fatih"];
    let post = |who, path: String, body, other| Moment { who, path, method: Method::POST, body, other, strangers: ELSEWHERE };
    let get = |path: String| Moment {
        who: "Nel",
        path,
        method: Method::GET,
        body: Body::Nothing,
        other: Body::Nothing,
        strangers: ELSEWHERE,
    };
    let json = |value: serde_json::Value| Body::Json(value.to_string());
    let hits = [hit(&KEES, &REGELINGEN)];
    world.nobody_was_listed().await;
    if ["/looplijsten/weigeringen", "/api/v1/weigeringen/intrekking"].contains(&route.path) {
        world.said_no(KEES.id()).await;
        let calls = |who: &Inwoner| match route.is_api() {
            true => json(serde_json::json!({"naam": who.naam, "geboortedatum": who.geboren, "postcode": who.postcode})),
            false => form(&[("naam", who.naam), ("geboortedatum", who.geboren), ("postcode", who.postcode)]),
        };
        return post("Nel", route.path.to_owned(), calls(&KEES), calls(&TILLY));
    }
    if route.path.ends_with("/wijken") {
        let id = world.listed(&hits).await;
        let to = |wie: &str| {
            let wie = demo::id(&format!("medewerker/{wie}")).to_string();
            match route.is_api() {
                true => json(serde_json::json!({"wijk": WIJK, "medewerkerId": wie})),
                false => form(&[("wijk", WIJK), ("medewerker", &wie), ("versie", "2")]),
            }
        };
        return post("Tess", route.path.replace("{id}", &id.to_string()), to("nel"), to("nora"));
    }
    let id = world.given_to_nel(&hits).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap();
    let (seen, versie, day) = (format!("{}.{}", regel.id, regel.versie), regel.versie.to_string(), today(world));
    let nel = world.log_in_as("Nel").await;
    let of_the_list = route.path.replace("{id}", &id.to_string());
    let of_the_regel = route.path.replace("{id}", &regel.id.to_string());
    match route.path {
        "/looplijsten/{id}" | "/api/v1/looplijsten/{id}" => get(of_the_list),
        "/looplijsten/{id}/zoeken" => post("Nel", of_the_list, form(&[("zoek", "Voorbeeldstraat")]), form(&[("zoek", "x")])),
        "/looplijsten/{id}/dag" => {
            let on = |part: &str| form(&[("regels", &seen), ("dag", &web::write_date(day)), ("dagdeel", part)]);
            post("Nel", of_the_list, on("middag"), on("avond"))
        }
        "/api/v1/looplijsten/{id}/dag" => {
            let regels = serde_json::json!([{"id": regel.id, "versie": regel.versie}]);
            let on = |part: &str| json(serde_json::json!({"regels": regels, "dag": day.to_string(), "dagdeel": part}));
            post("Nel", of_the_list, on("middag"), on("avond"))
        }
        "/looplijsten/{id}/route" => {
            plans(world, &nel, &[regel.id], "middag").await.expect(303);
            post("Nel", of_the_list, form(&[]), form(&[("x", "y")]))
        }
        "/api/v1/looplijsten/{id}/routes" => {
            plans(world, &nel, &[regel.id], "middag").await.expect(303);
            post("Nel", of_the_list, Body::Nothing, Body::Nothing)
        }
        "/looplijsten/routes/{id}" | "/api/v1/routes/{id}" => {
            plans(world, &nel, &[regel.id], "middag").await.expect(303);
            let made = nel.write(&format!("/looplijsten/{id}/route"), &fresh_key(), &[]).await.expect(303);
            let made = made.location().unwrap();
            get(route.path.replace("{id}", made.rsplit('/').next().unwrap()))
        }
        "/looplijsten/regels/{id}" | "/api/v1/regels/{id}" => get(of_the_regel),
        "/looplijsten/regels/{id}/samenvatting" => {
            notes(&nel, regel.id, &[("uitkomst", "denkt_na")]).await.expect(303);
            get(of_the_regel)
        }
        "/api/v1/regels/{id}/gesprekken" => {
            let how = |uitkomst: &str| json(serde_json::json!({"uitkomst": uitkomst, "dagdeel": "ochtend"}));
            post("Nel", of_the_regel, how("heeft_al"), how("niet_bereikt"))
        }
        path => {
            assert_eq!(path, "/looplijsten/regels/{id}/gesprek");
            let how = |uitkomst: &str| form(&[("uitkomst", uitkomst), ("dagdeel", "ochtend"), ("versie", &versie)]);
            post("Nel", of_the_regel, how("heeft_al"), how("niet_bereikt"))
        }
    }
}

/// The names of the tables that name somebody, with how many rows of each do.
pub async fn tables_that_name(world: &World, inwoner: Uuid) -> Vec<(String, i64)> {
    let all = if world.address().starts_with("sqlite") {
        "select m.name as name from sqlite_master m join pragma_table_info(m.name) p on p.name = 'inwoner_id'
         where m.type = 'table' order by m.name"
    } else {
        "select table_name::text as name from information_schema.columns
         where table_schema = current_schema() and column_name = 'inwoner_id' order by table_name"
    };
    let id = if world.address().starts_with("sqlite") { format!("x'{}'", inwoner.simple()) } else { format!("'{inwoner}'") };
    let mut found = Vec::new();
    for table in world.ask::<Named>(all).await {
        let sql = format!("select count(*) as aantal from {} where inwoner_id = {id}", table.name);
        let aantal = world.ask::<Counted>(&sql).await[0].aantal;
        found.extend((aantal > 0).then_some((table.name, aantal)));
    }
    found
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
}

#[derive(FromQueryResult)]
struct Counted {
    aantal: i64,
}

/// The reasons of a stand, with how many of each.
pub fn left_out(stand: &LooplijstStand) -> BTreeSet<(&'static str, usize)> {
    stand.vervallen.iter().map(|(reden, aantal)| (reden.as_str(), *aantal)).collect()
}

/// What is open goes on somehow: where a story does not say how, the inwoner calls.
fn said_how<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_open = fields.iter().any(|field| matches!(field, ("uitkomst", "interesse" | "denkt_na")));
    let says = fields.iter().any(|(name, _)| *name == "vervolg");
    let rest = (is_open && !says).then_some(("vervolg", "belt_zelf"));
    fields.iter().copied().chain(rest).collect()
}
