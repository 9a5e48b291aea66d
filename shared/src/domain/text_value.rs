//! What every value that is written as text has in common: parse and print, serde through the parser, and a `Debug`
//! that never shows personal data.

/// Gives a type with `fn parse(&str) -> Result<Self, FieldErrorKind>` and `Display` the conversions that serde and
/// `str::parse` want. Reading from the wire or from the store therefore goes through the one parser.
macro_rules! text_value {
    ($kind:ty) => {
        impl std::str::FromStr for $kind {
            type Err = $crate::domain::FieldErrorKind;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A `Debug` that names the type and hides the value: personal data never enters a log.
macro_rules! redacted_debug {
    ($kind:ident) => {
        impl std::fmt::Debug for $kind {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($kind), "(…)"))
            }
        }
    };
}

pub(crate) use {redacted_debug, text_value};
