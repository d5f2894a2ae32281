//! The two languages of the product, and how a sentence is kept in both, side by side.

/// A language that the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Indonesian, the office's own.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// `id` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("id", "en")
    }

    /// The language of a code; `None` for one that the product does not speak.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The one of two that is in this language.
    pub fn pick<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

/// A sentence in both languages: `say!(lang, "Denah {hall}", "Floor plan {hall}")`. Both stand together, so that
/// one cannot be changed without seeing the other, and the compiler checks their values.
#[macro_export]
macro_rules! say {
    ($lang:expr, $id:literal, $en:literal $(, $($rest:tt)*)?) => {
        match $lang {
            $crate::Lang::Id => format!($id $(, $($rest)*)?),
            $crate::Lang::En => format!($en $(, $($rest)*)?),
        }
    };
}

pub(crate) use crate::say;
