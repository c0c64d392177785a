//! The page of one Dienst: its fields, what is wrong with them, and the Afspraken a change touches.

use crate::acts;
use crate::affected::{AfspraakRow, TijdslotRow};
use crate::change::{as_input, touched};
use crate::check::{DienstForm, clock};
use crate::guard::DienstInput;
use crate::plek::{LocatieState, object};
use crate::rescue::Keuze;
use crate::week::{MedewerkerRow, people};
use askama::Template;
use foundation::Uuid;
use netwerk::tables::{balie, dienst};
use web::{Errors, Oops, Shared, Shell, Taal, When, Who, t, write_date};

/// Where a Dienst is planned, and by whom.
pub(crate) struct Place<'a> {
    pub(crate) house: &'a Shared,
    pub(crate) shell: &'a Shell,
    pub(crate) plek: LocatieState,
    pub(crate) balie: balie::Model,
    pub(crate) people: Vec<MedewerkerRow>,
}

impl<'a> Place<'a> {
    pub(crate) async fn load(house: &'a Shared, shell: &'a Shell, balie: balie::Model) -> Result<Self, Oops> {
        let look = house.store.look();
        let plek = LocatieState::load(&look, balie.locatie_id).await?.ok_or(Oops::not_found())?;
        let people = people(&look, balie.id, balie.organisatie_id).await?;
        Ok(Self { house, shell, plek, balie, people })
    }

    /// How somebody is called on this screen: the own people by name.
    pub(crate) fn name_of(&self, id: u128) -> String {
        let found = self.people.iter().find(|one| one.id.as_u128() == id);
        found.map_or_else(|| t!(self.shell.taal, "somebody"), |one| name(one, self.shell.taal))
    }

    pub(crate) fn view(&self, path: String, typed: DienstForm, errors: Errors) -> View {
        let (taal, typed) = (self.shell.taal, typed.back());
        let people = self
            .people
            .iter()
            .map(|one| Choice {
                value: one.id.to_string(),
                text: name(one, taal),
                chosen: typed.medewerker == one.id.to_string(),
            })
            .collect();
        View {
            taal,
            csrf: self.shell.csrf.clone(),
            shell: self.shell.clone(),
            title: String::new(),
            path,
            back: format!("/rooster/{}?week={}", self.plek.locatie.id, typed.datum),
            where_to: format!("{}, {}", self.plek.locatie.naam, self.balie.naam),
            people,
            typed,
            is_new: false,
            is_gone: false,
            is_today: false,
            draft: true,
            theirs: None,
            touched: None,
            errors,
        }
    }

    /// A Dienst in one line.
    pub(crate) fn line(&self, input: &DienstInput) -> String {
        let day = When::new(self.plek.midnight(input.begin.date()), &self.plek.locatie.tijdzone, self.house.store.now());
        let (begin, einde) = (clock(input.begin.time()), clock(input.einde.time()));
        format!("{} {begin}–{einde}, {}", day.short_day(self.shell.taal), self.name_of(input.medewerker.as_u128()))
    }

    /// The Afspraken that a change touches, each with what can be done for it.
    pub(crate) async fn touched(
        &self,
        who: &Who,
        row: &dienst::Model,
        wijziging: &crate::change::Wijziging,
        typed: &DienstForm,
    ) -> Result<Vec<Touched>, Oops> {
        let purpose = who.permit(self.house, acts::TOUCHED, &object(&self.balie))?;
        let rows = touched(&self.house.store, &purpose, &self.plek, &self.balie, row, wijziging).await?;
        Ok(rows.iter().map(|(one, slots)| self.touched_line(one, slots, row, typed)).collect())
    }

    fn touched_line(&self, one: &AfspraakRow, slots: &[TijdslotRow], row: &dienst::Model, typed: &DienstForm) -> Touched {
        let (taal, now) = (self.shell.taal, self.house.store.now());
        let zone = &self.plek.locatie.tijdzone;
        let choice = |value: String, text| Choice { chosen: typed.keuze.contains(&value), value, text };
        let colleagues =
            self.people.iter().filter(|who| Some(who.id) != row.medewerker_id).map(|who| {
                choice(format!("{} medewerker {}", one.id, who.id), t!(taal, "choice-colleague", wie = name(who, taal)))
            });
        let moves = slots.iter().map(|slot| {
            let when = When::new(slot.begin.at(), zone, now).short(taal);
            let text = t!(taal, "choice-move", wanneer = when, balie = slot.balie_naam.as_str());
            choice(format!("{} tijdslot {}", one.id, slot.id), text)
        });
        let call = choice(format!("{} taak", one.id), t!(taal, "choice-call"));
        Touched {
            id: one.id.to_string(),
            nummer: one.nummer.clone(),
            when: When::new(one.begin.at(), zone, now).short(taal),
            product: one.product_titel.clone(),
            here: one.status == "gemeld",
            choices: colleagues.chain(moves).chain([call]).collect(),
        }
    }
}

fn name(one: &MedewerkerRow, taal: Taal) -> String {
    let other = || t!(taal, "other-medewerker", organisatie = one.organisatie_naam.as_str());
    one.naam.clone().unwrap_or_else(other)
}

/// What was chosen for each Afspraak; what cannot be read counts as not chosen.
pub(crate) fn choices(typed: &DienstForm) -> Vec<(Uuid, Keuze)> {
    typed.keuze.iter().filter_map(|text| choice(text)).collect()
}

fn choice(text: &str) -> Option<(Uuid, Keuze)> {
    let mut words = text.split(' ');
    let of = words.next()?.parse().ok()?;
    let keuze = match (words.next()?, words.next()) {
        ("medewerker", Some(id)) => Keuze::Medewerker(id.parse().ok()?),
        ("tijdslot", Some(id)) => Keuze::Tijdslot(id.parse().ok()?),
        ("taak", None) => Keuze::Taak,
        _ => return None,
    };
    Some((of, keuze))
}

/// The fields as they stand in the store.
pub(crate) fn typed(plek: &LocatieState, row: &dienst::Model) -> DienstForm {
    let input = as_input(plek, row);
    let time = |at: foundation::jiff::civil::DateTime| clock(at.time());
    DienstForm {
        medewerker: row.medewerker_id.map(|id| id.to_string()).unwrap_or_default(),
        datum: write_date(input.begin.date()),
        begin: time(input.begin),
        einde: time(input.einde),
        pauze_begin: input.pauze.map(|(begin, _)| time(begin)).unwrap_or_default(),
        pauze_einde: input.pauze.map(|(_, einde)| time(einde)).unwrap_or_default(),
        minuten: input.minuten.to_string(),
        vrijgehouden: input.vrijgehouden.to_string(),
        versie: row.versie,
        ..DienstForm::default()
    }
}

/// A choice of a form.
pub(crate) struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

/// An Afspraak that a change touches.
pub(crate) struct Touched {
    id: String,
    nummer: String,
    when: String,
    product: String,
    /// Whether the Inwoner is in the waiting room already.
    here: bool,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "dienst.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    pub(crate) title: String,
    path: String,
    back: String,
    where_to: String,
    people: Vec<Choice>,
    typed: DienstForm,
    pub(crate) is_new: bool,
    pub(crate) is_gone: bool,
    pub(crate) is_today: bool,
    pub(crate) draft: bool,
    /// What a colleague made of it meanwhile (R9).
    pub(crate) theirs: Option<String>,
    /// The Afspraken to choose for, once a change was pressed that touches some.
    pub(crate) touched: Option<Vec<Touched>>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// The fields that are typed: name, label, value.
    fn fields(&self) -> [(&'static str, String, &str); 7] {
        let (taal, typed) = (self.taal, &self.typed);
        [
            ("datum", t!(taal, "field-datum"), &typed.datum),
            ("begin", t!(taal, "field-begin"), &typed.begin),
            ("einde", t!(taal, "field-einde"), &typed.einde),
            ("pauze_begin", t!(taal, "field-pauze-begin"), &typed.pauze_begin),
            ("pauze_einde", t!(taal, "field-pauze-einde"), &typed.pauze_einde),
            ("minuten", t!(taal, "field-minuten"), &typed.minuten),
            ("vrijgehouden", t!(taal, "field-vrijgehouden"), &typed.vrijgehouden),
        ]
    }

    /// All of them, to travel with the choices.
    fn hidden(&self) -> Vec<(&'static str, &str)> {
        let typed = self.fields().map(|(name, _, value)| (name, value));
        typed.into_iter().chain([("medewerker", self.typed.medewerker.as_str())]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_whole_or_not_at_all() {
        let id = Uuid::from_u128(7);
        assert_eq!(choice(&format!("{id} taak")), Some((id, Keuze::Taak)));
        assert_eq!(choice(&format!("{id} tijdslot {id}")), Some((id, Keuze::Tijdslot(id))));
        for text in ["", "taak", "x taak", &format!("{id}"), &format!("{id} tijdslot"), &format!("{id} taak {id}")] {
            assert_eq!(choice(text), None, "{text}");
        }
    }
}
