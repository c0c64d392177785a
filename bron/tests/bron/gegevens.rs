//! What is wrong in the data is told with its row, never with its value.

use crate::mensen::numbers;
use crate::wereld::Wereld;
use std::fs;

/// What is told about a CSV that says this.
async fn told(csv: &str) -> String {
    let wereld = Wereld::new();
    fs::write(wereld.path("gegevens.csv"), csv).expect("written");
    wereld.try_open().await.err().map(|why| why.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn what_is_wrong_is_told_by_row_and_column_and_not_by_value() {
    let [one, two] = [numbers().next(), numbers().nth(1)].map(|number| number.expect("a number"));
    let csv = format!("bsn,partner,inkomen,box3\n{one},ja,12x45,1.00\n{two},misschien,1,2.005\n123456789,ja,1,1\n");
    let why = told(&csv).await;
    for part in [
        "row 2, column inkomen: is no whole number of eurocent",
        "row 3, column partner: is not ja or nee",
        "row 3, column box3: is no amount in euro",
        "row 4, column bsn: is no burgerservicenummer",
    ] {
        assert!(why.contains(part), "{part}: {why}");
    }
    for value in ["12x45", "misschien", "2.005", "123456789"] {
        assert!(!why.contains(value), "{value}: {why}");
    }
}

#[tokio::test]
async fn a_file_that_does_not_fit_says_what_would() {
    let one = numbers().next().expect("a number");
    let twice = told(&format!("bsn,partner,inkomen,box3\n{one},ja,1,1\n{one},nee,2,2\n")).await;
    assert!(twice.contains("row 3 has the same burgerservicenummer as row 2"), "{twice}");
    let column = told("bsn,partner,loon,box3\n").await;
    assert!(column.contains("has no column \"inkomen\"; it has bsn, partner, loon, box3"), "{column}");
    let short = told(&format!("bsn,partner,inkomen,box3\n{one},ja\n")).await;
    assert!(short.contains("row 2: has too many or too few values"), "{short}");
    let many = told(&format!("bsn,partner,inkomen,box3\n{}", "x,ja,1,1\n".repeat(50))).await;
    assert!(many.ends_with("and 30 more"), "{many}");
}
