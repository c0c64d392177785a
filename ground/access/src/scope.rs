//! What a Toepassing may be let to do: the scopes of OAuth, a few a capability.

use serde::{Deserialize, Serialize};

foundation::states! {
    /// A part of the API. Which acts it opens stands in `policies/toepassing.cedar`, and in `policies/toepassingen.csv` in a table.
    #[derive(Serialize, Deserialize)]
    pub enum Scope {
        /// Follow what the own organisatie sent and received.
        #[serde(rename = "doorverwijzing:lezen")]
        DoorverwijzingLezen => "doorverwijzing:lezen",
        /// Find a Balie and refer.
        #[serde(rename = "doorverwijzing:schrijven")]
        DoorverwijzingSchrijven => "doorverwijzing:schrijven",
        /// Accept and refuse what was offered.
        #[serde(rename = "doorverwijzing:beantwoorden")]
        DoorverwijzingBeantwoorden => "doorverwijzing:beantwoorden",
    }
}
