//! What a table and a row say of themselves: about a person, or about nobody.

use foundation::Uuid;
use sea_orm::{ActiveModelTrait, EntityTrait, FromQueryResult};

/// Marks a table with rows about persons.
pub enum PersonalTable {}
/// Marks a table without persons.
pub enum PlainTable {}

/// What each table declares once: whether it holds persons, and how long its rows stay.
pub trait Stored: EntityTrait {
    /// [`PersonalTable`] or [`PlainTable`].
    type Kind;
    /// The bewaartermijn kind of `rules::bewaartermijn`; `none` for tables without persons.
    const BEWAARTERMIJN: &'static str;
    /// About whom a row to be written is.
    fn person(row: &Self::ActiveModel) -> Option<Uuid>;
}

/// A row that may be about a person: it leaves the store through an act only.
pub trait Personal: FromQueryResult + Send + 'static {
    /// About whom; `None` when this row is about nobody after all.
    fn inwoner(&self) -> Option<Uuid>;
}

/// A row that is about nobody.
pub trait Plain: FromQueryResult + Send + 'static {}

/// Declares the table in scope (`Entity`, `Model`, `ActiveModel`) as personal, with its bewaartermijn
/// kind and the column that names the inwoner.
#[macro_export]
macro_rules! personal {
    ($kind:literal, $column:ident) => {
        impl $crate::Stored for Entity {
            type Kind = $crate::PersonalTable;
            const BEWAARTERMIJN: &'static str = $kind;
            fn person(row: &ActiveModel) -> Option<uuid::Uuid> {
                match &row.$column {
                    $crate::sea_orm::ActiveValue::Set(v) | $crate::sea_orm::ActiveValue::Unchanged(v) => {
                        Option::<uuid::Uuid>::from(v.clone())
                    }
                    $crate::sea_orm::ActiveValue::NotSet => None,
                }
            }
        }
        impl $crate::Personal for Model {
            fn inwoner(&self) -> Option<uuid::Uuid> {
                Option::<uuid::Uuid>::from(self.$column.clone())
            }
        }
        impl $crate::sea_orm::ActiveModelBehavior for ActiveModel {}
    };
}

/// Declares the table in scope as one without persons.
#[macro_export]
macro_rules! plain {
    () => {
        impl $crate::Stored for Entity {
            type Kind = $crate::PlainTable;
            const BEWAARTERMIJN: &'static str = "none";
            fn person(_: &ActiveModel) -> Option<uuid::Uuid> {
                None
            }
        }
        impl $crate::Plain for Model {}
        impl $crate::sea_orm::ActiveModelBehavior for ActiveModel {}
    };
}

pub(crate) fn person_of<A>(row: &A) -> Option<Uuid>
where
    A: ActiveModelTrait,
    A::Entity: Stored + EntityTrait<ActiveModel = A>,
{
    <A::Entity as Stored>::person(row)
}
