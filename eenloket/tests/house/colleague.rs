//! Somebody of the same organisatie who may do the same: in these stories a colleague is another person.

use crate::client::Client;
use crate::world::World;

/// Who stands in for whom, with the roles that takes.
const COLLEAGUES: &[(&str, &str, &str)] = &[
    ("Bas", "Bianca", "telefoonagent coordinator"),
    ("Wanda", "Bianca", "telefoonagent coordinator"),
    ("Gerda", "Gijs", EVERYTHING),
    ("Greet", "Gijs", EVERYTHING),
    ("Bram", "Gijs", EVERYTHING),
    ("Fatih", "Gijs", EVERYTHING),
    ("Olga", "Gijs", EVERYTHING),
    ("Gita", "Gijs", EVERYTHING),
    // An FG decides nothing: one role that takes away.
    ("Floor", "Derk", "receptie fg"),
    ("Priya", "Gijs", EVERYTHING),
    ("Derk", "Gijs", EVERYTHING),
    ("Anouk", "Abel", EVERYTHING),
    ("Amina", "Abel", EVERYTHING),
    ("Tom", "Wim", "baliemedewerker coordinator buurtteam"),
];
const EVERYTHING: &str = "baliemedewerker coordinator privacyofficer beheerder roosterplanner receptie proceseigenaar \
                          gegevensbeheerder";

impl World {
    /// Gives the colleagues the roles they stand in with.
    pub async fn colleagues_stand_in(&self) {
        for (_, colleague, roles) in COLLEAGUES {
            self.meddle(&format!("update medewerker set rollen = '{roles}' where naam like '{colleague} %'")).await;
        }
    }

    /// A browser of a colleague of somebody, where there is one.
    pub async fn colleague_of(&self, who: &str) -> Option<Client> {
        let (_, colleague, _) = COLLEAGUES.iter().find(|(naam, ..)| *naam == who)?;
        Some(self.log_in_as(colleague).await)
    }
}
