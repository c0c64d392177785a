//! What a Toepassing may be let to do: the scopes of OAuth, a few a capability.

use serde::{Deserialize, Serialize};

foundation::states! {
    /// A part of the API. Which acts it opens stands in `policies/toepassing.cedar`, and in `policies/toepassingen.csv` in a table.
    #[derive(Serialize, Deserialize)]
    pub enum Scope {
        /// Follow what the own organisatie sent and received.
        #[serde(rename = "doorverwijzing:lezen")]
        DoorverwijzingLezen => "doorverwijzing:lezen",
        /// Find a Balie and refer, and take that back.
        #[serde(rename = "doorverwijzing:schrijven")]
        DoorverwijzingSchrijven => "doorverwijzing:schrijven",
        /// Accept and refuse what was offered.
        #[serde(rename = "doorverwijzing:beantwoorden")]
        DoorverwijzingBeantwoorden => "doorverwijzing:beantwoorden",
        /// See how a Hulpvraag stands.
        #[serde(rename = "hulpvraag:lezen")]
        HulpvraagLezen => "hulpvraag:lezen",
        /// See what the own organisatie has to do.
        #[serde(rename = "taak:lezen")]
        TaakLezen => "taak:lezen",
        /// See the Afspraken at the own Balies.
        #[serde(rename = "afspraak:lezen")]
        AfspraakLezen => "afspraak:lezen",
        /// Move them and call them off.
        #[serde(rename = "afspraak:schrijven")]
        AfspraakSchrijven => "afspraak:schrijven",
        /// Note who is here, and see numbers and times for that.
        #[serde(rename = "balie:schrijven")]
        BalieSchrijven => "balie:schrijven",
        /// See who sits where.
        #[serde(rename = "rooster:lezen")]
        RoosterLezen => "rooster:lezen",
        /// Plan who of the own organisatie sits where.
        #[serde(rename = "rooster:schrijven")]
        RoosterSchrijven => "rooster:schrijven",
        /// See which letters wait.
        #[serde(rename = "bericht:lezen")]
        BerichtLezen => "bericht:lezen",
        /// Print letters, and note that one came back.
        #[serde(rename = "bericht:schrijven")]
        BerichtSchrijven => "bericht:schrijven",
        /// See Balies, Medewerkers and Convenanten of the own organisatie.
        #[serde(rename = "netwerk:lezen")]
        NetwerkLezen => "netwerk:lezen",
        /// Note that somebody left.
        #[serde(rename = "netwerk:schrijven")]
        NetwerkSchrijven => "netwerk:schrijven",
    }
}
