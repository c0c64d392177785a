//! How sure a login is: the words of the providers, and ours.

use access::Niveau;

/// What providers say in `acr`, strongest first. eIDAS by the NL GOV profile, and what DigiD and its brokers say.
const WORDS: [(&str, Niveau); 11] = [
    ("http://eidas.europa.eu/LoA/high", Niveau::Hoog),
    ("urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", Niveau::Hoog),
    ("high", Niveau::Hoog),
    ("http://eidas.europa.eu/LoA/substantial", Niveau::Substantieel),
    ("urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard", Niveau::Substantieel),
    ("substantial", Niveau::Substantieel),
    ("urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract", Niveau::Midden),
    ("http://eidas.europa.eu/LoA/low", Niveau::Basis),
    ("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", Niveau::Basis),
    ("low", Niveau::Basis),
    ("urn:oasis:names:tc:SAML:2.0:ac:classes:Password", Niveau::Basis),
];

/// How sure a login is; a word that nobody here knows says nothing.
pub(super) fn of_acr(acr: Option<&str>) -> Option<Niveau> {
    let acr = acr?;
    WORDS.iter().find(|(word, _)| *word == acr).map(|(_, niveau)| *niveau)
}

/// What to ask a provider for: this level and those above it, the lowest first, as the eIDAS addresses of the profile.
pub(super) fn asked(least: Niveau) -> Vec<String> {
    let words = WORDS.iter().rev().filter(|(word, niveau)| word.starts_with("http://eidas") && *niveau >= least);
    words.map(|(word, _)| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_asked_for_with_all_above_it() {
        let [substantial, high] = ["http://eidas.europa.eu/LoA/substantial", "http://eidas.europa.eu/LoA/high"];
        assert_eq!(asked(Niveau::Substantieel), [substantial, high]);
        assert_eq!(asked(Niveau::Hoog), [high]);
        assert_eq!(of_acr(Some(high)), Some(Niveau::Hoog));
        assert_eq!(of_acr(Some("urn:made-up")), None);
        assert_eq!(of_acr(None), None);
    }
}
