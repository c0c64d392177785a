//! One macro for enums that stand in the store, the API and the word list under one Dutch name.

/// Declares an enum with its stored names.
///
/// The stored name is the name on the screen, in the API and in the store; there is no second one.
///
/// ```
/// foundation::states! {
///     /// How a Taak stands.
///     pub enum Status { Open => "open", Klaar => "klaar" }
/// }
/// assert_eq!(Status::Klaar.as_str(), "klaar");
/// assert_eq!(Status::parse("open"), Some(Status::Open));
/// ```
#[macro_export]
macro_rules! states {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as stored, as in the API and in the word list.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the stored name; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String { value.as_str().to_owned() }
        }
    };
}
