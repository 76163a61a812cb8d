//! The words by which other programs choose: written once for each choice and read both ways.

/// The contract's ids of a choice.
macro_rules! ids {
    ($type:ident { $($variant:ident $id:literal),* }) => {
        impl $type {
            /// All choices in reading order.
            pub const ALL: &[$type] = &[$($type::$variant),*];

            /// The contract's id.
            pub fn id(self) -> &'static str {
                match self { $($type::$variant => $id),* }
            }

            /// The choice with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.id() == id)
            }
        }
    };
}
pub(crate) use ids;
