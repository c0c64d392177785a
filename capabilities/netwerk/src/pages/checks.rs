//! Checks that several of these forms share.

use web::{Errors, Taal, t};

/// A line of text without the signs that nobody types.
pub(crate) fn line(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// Such a line as most fields want it. What is kept here is read by everybody who works with it, and stands in the
/// store as it is: a BSN is no part of it (R3).
pub(crate) fn plain(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors) -> String {
    let text = line(typed);
    if rules::tekst::find_bsn_like(&text).is_some() {
        errors.add(field, t!(taal, "error-bsn-in-text"));
    }
    text
}

/// A telephone number as people write it, or nothing.
pub(crate) fn phone(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors) -> String {
    let text = plain(field, typed, taal, errors);
    let reads = text.len() <= 20 && text.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if !reads || (!text.is_empty() && !text.contains(|c: char| c.is_ascii_digit())) {
        errors.add(field, t!(taal, "error-telefoon"));
    }
    text
}

/// The address of a page of somebody else, or nothing. Only such a one: it becomes a link for everybody.
pub(crate) fn address(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors) -> String {
    let text = plain(field, typed, taal, errors);
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).map(|rest| rest.split('/').next());
    let reads = matches!(host, Some(Some(host)) if host.contains('.') && !host.contains('@'));
    if !text.is_empty() && (!reads || text.len() > 200 || text.contains(char::is_whitespace)) {
        errors.add(field, t!(taal, "error-adres-bladzijde"));
    }
    text
}
