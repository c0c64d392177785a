//! Under which ids the logs know somebody. An organisatie may ask others about somebody whom this house does not know (yet): such
//! a line is about an id that follows from the BSN. Later the same person may get a row, and finds those lines, too.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// The id of whoever has this blind index of a BSN (`foundation::Bsn::index`).
pub fn betrokkene(bsn_index: &[u8]) -> Uuid {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(bsn_index).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// A keyed hash, which says nothing without the key ring.
#[derive(FromQueryResult)]
struct BsnIndex {
    bsn_index: Option<Vec<u8>>,
}
impl Plain for BsnIndex {}

/// All ids under which the logs may know an Inwoner, their own first. The caller reads about them in an act of its own.
pub async fn known_as(look: &Look<'_>, inwoner: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<BsnIndex> = look.sql("select bsn_index from inwoner where id = $1", [inwoner.into()]).await?;
    let other = rows.into_iter().filter_map(|row| row.bsn_index).map(|index| betrokkene(&index));
    Ok(std::iter::once(inwoner).chain(other).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_index_is_one_id_and_another_is_another() {
        assert_eq!(betrokkene(&[1; 32]), betrokkene(&[1; 32]));
        assert_ne!(betrokkene(&[1; 32]), betrokkene(&[2; 32]));
        assert_eq!(betrokkene(&[1; 32]).get_version_num(), 8);
    }
}
