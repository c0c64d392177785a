//! Which laws and by-laws a file may rest on, and what an article looks like.

/// Short names as the laws themselves or their usual commentary have them.
const WETTEN: &[(&str, &str)] = &[
    ("AKW", "Algemene Kinderbijslagwet"),
    ("AOW", "Algemene Ouderdomswet"),
    ("AVG", "Algemene verordening gegevensbescherming"),
    ("Awir", "Algemene wet inkomensafhankelijke regelingen"),
    ("Gemeentewet", "Gemeentewet"),
    ("Invorderingswet 1990", "Invorderingswet 1990"),
    ("Pw", "Participatiewet"),
    ("Uitvoeringsregeling Invorderingswet 1990", "Uitvoeringsregeling Invorderingswet 1990"),
    ("Wet IB 2001", "Wet inkomstenbelasting 2001"),
    ("Wfsv", "Wet financiering sociale verzekeringen"),
    ("Wet BRP", "Wet basisregistratie personen"),
    ("Wht", "Wet op de huurtoeslag"),
    ("Wkb", "Wet op het kindgebonden budget"),
    ("Wlz", "Wet langdurige zorg"),
    ("Wsf 2000", "Wet studiefinanciering 2000"),
    ("Wzt", "Wet op de zorgtoeslag"),
    ("Zvw", "Zorgverzekeringswet"),
];

/// A by-law of a gemeente is named in full.
const VERORDENING: &str = "Verordening ";

/// Checks one article: `Wzt art. 2 lid 1`, `Verordening individuele inkomenstoeslag Maastricht 2026 art. 3`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn check(artikel: &str) -> Result<(), String> {
    let artikel = artikel.trim();
    let Some((wet, number)) = artikel.split_once(" art. ") else {
        return Err(format!("\"{artikel}\" names no article: write it like \"Wzt art. 2 lid 1\""));
    };
    if !wet.starts_with(VERORDENING) && !WETTEN.iter().any(|(short, _)| *short == wet) {
        let known: Vec<_> = WETTEN.iter().map(|(short, _)| *short).collect();
        return Err(format!("\"{wet}\" is no law that is known here: {}, or a Verordening by its full name", known.join(", ")));
    }
    if number.starts_with(|first: char| first.is_ascii_digit()) {
        Ok(())
    } else {
        Err(format!("\"{artikel}\": after \"art.\" comes the number of the article"))
    }
}

/// Checks a row of articles with `;` between them.
#[must_use]
pub fn faults(artikelen: &str) -> Vec<String> {
    artikelen.split(';').filter_map(|artikel| check(artikel).err()).collect()
}

/// The full name of the law of an article, for a screen.
#[must_use]
pub fn full_name(artikel: &str) -> Option<&'static str> {
    let (wet, _) = artikel.trim().split_once(" art. ")?;
    WETTEN.iter().find(|(short, _)| *short == wet).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_of_a_law_that_exists() {
        for good in ["Zvw art. 16 lid 2", "Verordening meedoen Tilburg 2026 art. 4", "Wet IB 2001 art. 5.2"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for (bad, says) in [
            ("Zorgwet art. 3", "is no law that is known here"),
            ("Zvw 16", "names no article"),
            ("Zvw art. zestien", "comes the number"),
            ("", "names no article"),
        ] {
            assert!(check(bad).is_err_and(|why| why.contains(says)), "{bad}");
        }
        assert_eq!(faults("Wzt art. 1; Wzt 2; Pw art. 3"), ["\"Wzt 2\" names no article: write it like \"Wzt art. 2 lid 1\""]);
        assert_eq!(full_name("Pw art. 36"), Some("Participatiewet"));
    }
}
