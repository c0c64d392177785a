//! Checks that several of these forms share.

use rules::tekst::{may_hold_bsn, plain_line};
use rules::telefoon::{self, TelefoonError};
use web::{Errors, Taal, t};

/// Such a line as most fields want it. What is kept here is read by everybody who works with it, and stands in the
/// store as it is: a BSN is no part of it (R3).
pub(crate) fn plain(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors) -> String {
    let text = plain_line(typed);
    if may_hold_bsn(&text) {
        errors.add(field, t!(taal, "error-bsn-in-text"));
    }
    text
}

/// A telephone number as people write it, or nothing.
pub(crate) fn phone(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors) -> String {
    let checked = telefoon::check(typed);
    let number = errors.take(field, checked, |why| match why {
        TelefoonError::Bsn => t!(taal, "error-bsn-in-text"),
        TelefoonError::Form => t!(taal, "error-telefoon"),
    });
    number.unwrap_or_default()
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
