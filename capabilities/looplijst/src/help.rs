//! What became of the Hulpvraag that was opened at a door, as far as the buurtteam may know: what it booked itself, and what happened
//! after that only where the Inwoner agreed that the sender hears it, or where it is its own organisatie that helps.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Ms, Personal, StoreError, Tx};

/// That Hulpvraag, where it went last, and who has it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct HulpvraagRow {
    inwoner_id: Uuid,
    pub(crate) nummer: String,
    pub(crate) product: String,
    pub(crate) product_titel: String,
    closed: bool,
    hears: bool,
    /// Whether a Balie was chosen before.
    pub(crate) referred: bool,
    /// Whether that Balie has to say yes still.
    pub(crate) offered: bool,
    /// Whether that Balie said no, or nothing in time: what was booked stands until another is chosen.
    turned_down: bool,
    /// When and where the Afspraak is, where there is one.
    pub(crate) begin: Option<Ms>,
    plaats: Option<String>,
    adres: Option<String>,
    stad: Option<String>,
    tijdzone: Option<String>,
    /// Who has it: the organisatie, its number, and by name only in the own house or once it is held together.
    eigenaar_naam: String,
    eigenaar_telefoon: String,
    medewerker_naam: Option<String>,
    regie: bool,
}
impl Personal for HulpvraagRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// When and where somebody is helped.
pub(crate) struct AfspraakStand<'a> {
    pub(crate) begin: Ms,
    pub(crate) tijdzone: &'a str,
    /// The Locatie and its Balie.
    pub(crate) plaats: &'a str,
    /// Street, number and place.
    pub(crate) adres: String,
    /// Whether it stands though that Balie did not say yes.
    pub(crate) turned_down: bool,
}

/// Who has it now.
pub(crate) enum EigenaarStand<'a> {
    /// A colleague, who looks for a Balie.
    Colleague(&'a str),
    /// An organisatie: one of its Balies, or whoever works there.
    Organisatie(&'a str),
    /// Who holds it together by name, and where: it was sent round.
    Ketenregisseur(&'a str, &'a str),
}

impl HulpvraagRow {
    /// Whether it is closed, and that may be told.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed && self.hears
    }

    /// The Afspraak that was made for it and stands.
    pub(crate) fn booked(&self) -> Option<AfspraakStand<'_>> {
        let ((begin, plaats), tijdzone) = self.begin.zip(self.plaats.as_deref()).zip(self.tijdzone.as_deref())?;
        let adres: Vec<&str> = [self.adres.as_deref(), self.stad.as_deref()].into_iter().flatten().collect();
        Some(AfspraakStand { begin, tijdzone, plaats, adres: adres.join(", "), turned_down: self.turned_down })
    }

    /// Who has it, as far as that may be told.
    pub(crate) fn eigenaar(&self) -> EigenaarStand<'_> {
        match self.medewerker_naam.as_deref() {
            Some(naam) if self.regie => EigenaarStand::Ketenregisseur(naam, &self.eigenaar_naam),
            Some(naam) => EigenaarStand::Colleague(naam),
            None => EigenaarStand::Organisatie(&self.eigenaar_naam),
        }
    }

    /// Whom to call about it; empty where that organisatie has no number.
    pub(crate) fn telefoon(&self) -> &str {
        &self.eigenaar_telefoon
    }
}

// Who took it and may not be followed has it still, for who sent it there; once it is held together, everybody who took part knows.
const SQL: &str = "
    select s.inwoner_id, s.nummer, s.product, s.product_titel, s.closed, s.hears, s.referred, s.offered, s.turned_down,
           s.begin, s.plaats, s.adres, s.stad, s.tijdzone, s.regie, o.naam as eigenaar_naam,
           case when s.follows and y.telefoon <> '' then y.telefoon else o.telefoon end as eigenaar_telefoon,
           case when s.regie then k.naam when s.follows and o.id = s.own_id and b.id is null then m.naam end as medewerker_naam
    from (
        select x.*, x.regie or x.hears or not x.taken as follows,
               case when x.regie or x.hears or not x.taken then coalesce(x.owner_id, x.own_id) else x.naar_id end as eigenaar_id
        from (
            select g.inwoner_id, g.organisatie_id as own_id, h.nummer, h.product, coalesce(p.titel, '') as product_titel,
                   h.status = 'afgesloten' as closed,
                   (d.id is null or d.terugkoppeling or d.naar_organisatie_id = g.organisatie_id) as hears,
                   d.id is not null as referred, d.naar_organisatie_id as naar_id,
                   coalesce(d.status = 'aangeboden', false) as offered,
                   coalesce(d.status in ('geweigerd', 'verlopen'), false) as turned_down,
                   coalesce(d.status in ('geaccepteerd', 'uitgevoerd', 'afgerond'), false) as taken,
                   a.begin, a.plaats, l.adres, l.plaats as stad, l.tijdzone,
                   h.eigenaar_organisatie_id as owner_id, h.eigenaar_balie_id, h.eigenaar_medewerker_id,
                   h.ketenregisseur_id, h.ketenregisseur_id is not null and h.eigenaar_organisatie_id is not null as regie
            from gesprek g
            join hulpvraag h on h.id = g.hulpvraag_id
            left join product p on p.code = h.product
            left join doorverwijzing d on d.id = (
                select n.id from doorverwijzing n where n.hulpvraag_id = h.id and n.van_organisatie_id = g.organisatie_id
                order by n.aangemaakt_op desc, n.id desc limit 1)
            left join afspraak a on a.id = d.afspraak_id and a.status not in ('afgezegd', 'verplaatst')
            left join locatie l on l.id = a.locatie_id
            where g.regel_id = $1
        ) x
    ) s
    join organisatie o on o.id = s.eigenaar_id
    left join balie b on b.id = s.eigenaar_balie_id
    left join locatie y on y.id = b.locatie_id
    left join medewerker m on m.id = s.eigenaar_medewerker_id
    left join medewerker k on k.id = s.ketenregisseur_id";

/// The Hulpvraag of the Gesprek of a regel; `None` where nobody wanted help, or it is kept no more.
pub(crate) async fn help(tx: &Tx, regel: Uuid) -> Result<Held<Option<HulpvraagRow>>, StoreError> {
    let rows: Held<Vec<HulpvraagRow>> = tx.sql(SQL, [regel.into()]).await?;
    Ok(rows.map(|rows| rows.into_iter().next()))
}
