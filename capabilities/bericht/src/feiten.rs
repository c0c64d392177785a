//! What a message needs to know: what the event knew, and what is read when the message leaves.

use crate::{Kanaal, Soort, Stand, Status};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::sea_orm::{self, FromQueryResult, Value};
use store::{Held, Ms, Personal, StoreError, Tx};

/// What the event knew and nobody can look up later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Feiten {
    /// When the Afspraak was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eerder: Option<Ms>,
    /// The name of who helps from now on, as the Inwoner may know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contactpersoon: Option<String>,
    /// Before when an answer comes, or the day on which it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termijn: Option<Ms>,
    /// How a Doorverwijzing stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stand: Option<Stand>,
    /// The name of the organisatie it went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bestemming: Option<String>,
}

/// A Bericht with all that its texts may need, read in the act in which it leaves: the address is that of now.
#[derive(Clone, FromQueryResult)]
pub struct BerichtRow {
    /// Which.
    pub id: Uuid,
    /// To whom.
    pub inwoner_id: Option<Uuid>,
    /// About which Hulpvraag.
    pub hulpvraag_id: Uuid,
    /// About which Afspraak.
    pub afspraak_id: Option<Uuid>,
    /// On whose behalf.
    pub organisatie_id: Uuid,
    pub(crate) soort: String,
    pub(crate) kanaal: String,
    pub(crate) status: String,
    pub(crate) feiten: String,
    /// When it was queued.
    pub aangemaakt_op: Ms,
    /// When it left.
    pub verstuurd_op: Option<Ms>,
    pub(crate) poging: i32,
    pub(crate) voornaam: String,
    pub(crate) achternaam: String,
    pub(crate) straat: String,
    pub(crate) huisnummer: String,
    pub(crate) telefoon: String,
    pub(crate) postcode: String,
    pub(crate) woonplaats: String,
    pub(crate) taal: String,
    pub(crate) grote_letter: bool,
    pub(crate) geheimhouding: bool,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
    pub(crate) organisatie_naam: String,
    pub(crate) organisatie_telefoon: String,
    pub(crate) overheidsorgaan: bool,
    pub(crate) begin: Option<Ms>,
    pub(crate) afspraak_status: Option<String>,
    pub(crate) plaats: Option<String>,
    pub(crate) locatie_adres: Option<String>,
    /// Where a letter comes back to: what the organisatie that writes says, else the Locatie, where it is there itself.
    pub(crate) retour_adres: Option<String>,
    /// Of the Locatie it is about, or else of the last one at which there was an Afspraak about this Hulpvraag.
    pub(crate) tijdzone: Option<String>,
    pub(crate) locatie_telefoon: Option<String>,
    pub(crate) meenemen: Option<String>,
    pub(crate) stappen: Option<String>,
    pub(crate) vervolg_op: Option<Ms>,
    /// For what they come back, as the Balie wrote it down.
    pub(crate) vervolg: Option<String>,
    /// What was answered to the question about a look.
    pub(crate) antwoord: Option<String>,
    /// What the Inwoner chose last for this kind, if that can be done now: `email`, or nothing.
    pub(crate) keuze: Option<String>,
    pub(crate) email: Option<String>,
}

impl Personal for BerichtRow {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

/// E-mail only if the Inwoner asked for it for this kind, last, and the address is known to work (Awb 2:8).
pub(crate) const KEUZE: &str = "
    case when b.kanaal = 'voorkeur' and m.status = 'bevestigd' then
      (select v.kanaal from kanaalvoorkeur v where v.inwoner_id = b.inwoner_id and v.soort = b.soort
       order by v.plaatsgevonden_op desc, v.id desc limit 1) end";

const READ: &str = "
    select b.id, b.inwoner_id, b.hulpvraag_id, b.afspraak_id, b.organisatie_id, b.soort, b.kanaal, b.status, b.feiten, b.aangemaakt_op,
           b.verstuurd_op, b.poging, i.voornaam, i.achternaam, i.straat, i.huisnummer, i.telefoon, i.postcode,
           i.plaats as woonplaats, i.taal, i.grote_letter, i.geheimhouding, h.nummer, o.naam as organisatie_naam,
           o.telefoon as organisatie_telefoon, o.overheidsorgaan, a.begin, a.status as afspraak_status, a.plaats,
           l.adres || ', ' || l.postcode || ' ' || l.plaats as locatie_adres, l.telefoon as locatie_telefoon,
           coalesce(l.tijdzone, (select z.tijdzone from afspraak y join locatie z on z.id = y.locatie_id
            where y.hulpvraag_id = b.hulpvraag_id order by y.begin desc, y.id limit 1)) as tijdzone,
           case when o.retour_adres <> '' then o.retour_adres
                when a.organisatie_id = b.organisatie_id then l.adres || ', ' || l.postcode || ' ' || l.plaats end as retour_adres,
           p.meenemen, m.adres as email,
           (select k.stappen from klantcontact k where k.hulpvraag_id = b.hulpvraag_id
            and k.organisatie_id = b.organisatie_id and k.einde is not null order by k.einde desc limit 1) as stappen,
           case when h.vervolgstap = 'terugkomen' then h.vervolgstap_op end as vervolg_op,
           case when h.vervolgstap = 'terugkomen' then
             (select t.tekst from taak t where t.hulpvraag_id = h.id and t.soort = 'terugkomen' and t.status in ('open', 'opgepakt')
              order by t.termijn_op, t.id limit 1) end as vervolg,
           case when b.soort in ('ontvangst', 'antwoord_inzage_vraag') then
             (select q.antwoord from inzage_vraag q where q.hulpvraag_id = b.hulpvraag_id and q.status = 'beantwoord') end as antwoord,";
const FROM: &str = "
    from bericht b
    join inwoner i on i.id = b.inwoner_id
    join hulpvraag h on h.id = b.hulpvraag_id
    join organisatie o on o.id = b.organisatie_id
    left join afspraak a on a.id = b.afspraak_id
    left join locatie l on l.id = a.locatie_id
    left join product p on p.code = a.product
    left join email_adres m on m.inwoner_id = b.inwoner_id";

/// The Berichten that fit, with all that their texts need.
pub(crate) async fn read(
    tx: &Tx,
    filter: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Held<Vec<BerichtRow>>, StoreError> {
    tx.sql::<BerichtRow>(&format!("{READ} {KEUZE} as keuze {FROM} where {filter}"), values).await
}

/// One Bericht.
pub(crate) async fn read_one(tx: &Tx, id: Uuid) -> Result<Held<BerichtRow>, StoreError> {
    let rows = read(tx, "b.id = $1", [id.into()]).await?;
    rows.map(|rows| rows.into_iter().next()).transpose().ok_or(StoreError::NotFound)
}

impl BerichtRow {
    /// What kind of message it is.
    pub fn soort(&self) -> Result<Soort, StoreError> {
        Soort::parse(&self.soort).ok_or(StoreError::Unreadable("bericht.soort"))
    }

    /// How it stands.
    pub fn status(&self) -> Result<Status, StoreError> {
        Status::parse(&self.status).ok_or(StoreError::Unreadable("bericht.status"))
    }

    /// Along which way it goes if it leaves now, or went.
    pub fn kanaal(&self) -> Result<Kanaal, StoreError> {
        match Kanaal::parse(&self.kanaal).ok_or(StoreError::Unreadable("bericht.kanaal"))? {
            Kanaal::Voorkeur if self.keuze.as_deref() == Some(Kanaal::Email.as_str()) => {
                Ok(if self.soort()?.may_be_digital() { Kanaal::Email } else { Kanaal::Brief })
            }
            Kanaal::Voorkeur => Ok(Kanaal::Brief),
            chosen => Ok(chosen),
        }
    }

    /// What the event knew.
    pub(crate) fn feiten(&self) -> Result<Feiten, StoreError> {
        serde_json::from_str(&self.feiten).map_err(|_| StoreError::Unreadable("bericht.feiten"))
    }

    /// Whether what it tells is over.
    pub(crate) fn is_over(&self, now: Ms) -> Result<bool, StoreError> {
        let stand = Voorbij {
            soort: self.soort.clone(),
            feiten: self.feiten.clone(),
            afspraak_status: self.afspraak_status.clone(),
            begin: self.begin,
            beantwoord: self.antwoord.is_some(),
        };
        stand.is_over(now)
    }
}

/// What tells whether a message is of use still.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Voorbij {
    soort: String,
    feiten: String,
    afspraak_status: Option<String>,
    begin: Option<Ms>,
    beantwoord: bool,
}

impl Voorbij {
    /// Its columns, of the Bericht `b` and its Afspraak `a`.
    pub(crate) const COLUMNS: &'static str = "b.soort, b.feiten, a.status as afspraak_status, a.begin,
        exists (select 1 from inzage_vraag q where q.hulpvraag_id = b.hulpvraag_id and q.status = 'beantwoord') as beantwoord";

    /// An Afspraak that has begun or does not stand needs no reminder, nobody is asked any more to take one that was called
    /// off, and who has the answer knows that the question arrived.
    pub(crate) fn is_over(&self, now: Ms) -> Result<bool, StoreError> {
        let soort = Soort::parse(&self.soort).ok_or(StoreError::Unreadable("bericht.soort"))?;
        let status = self.afspraak_status.as_deref().unwrap_or_default();
        Ok(match soort {
            Soort::StandDoorverwijzing => {
                let feiten: Feiten = serde_json::from_str(&self.feiten).map_err(|_| StoreError::Unreadable("bericht.feiten"))?;
                status == "afgezegd" && feiten.stand == Some(Stand::Aangeboden)
            }
            Soort::Ontvangst => self.beantwoord,
            // On the day itself nobody has to hear that it comes.
            Soort::Levensgebeurtenis | Soort::LevensgebeurtenisVoorstel => {
                let feiten: Feiten = serde_json::from_str(&self.feiten).map_err(|_| StoreError::Unreadable("bericht.feiten"))?;
                feiten.termijn.is_none_or(|dag| dag <= now)
            }
            _ if soort.is_about_what_comes() => !(status == "bevestigd" && self.begin.is_some_and(|begin| begin > now)),
            _ => false,
        })
    }
}
