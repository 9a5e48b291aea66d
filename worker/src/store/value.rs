//! Values and rows as both databases speak them.

use super::StoreError;

/// A whole number beyond this is not kept exactly by the runtime, which passes numbers as 64-bit floats.
const INTEGER_MAX: i64 = (1 << 53) - 1;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// NULL.
    Null,
    /// A whole number up to 2^53 in size.
    Integer(i64),
    /// A text.
    Text(String),
}

impl Value {
    /// Whether the runtime would keep it exactly.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        match self {
            Self::Integer(number) if number.abs() > INTEGER_MAX => Err(StoreError::Limit("whole number")),
            Self::Null | Self::Integer(_) | Self::Text(_) => Ok(()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Integer(number.into())
    }
}

impl From<chrono::NaiveDate> for Value {
    fn from(day: chrono::NaiveDate) -> Self {
        Self::Text(day.to_string())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of an answer, read by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row(Vec<Value>);

impl Row {
    /// A row of these values.
    pub(super) const fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    /// A text.
    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(text),
            Some(Value::Null | Value::Integer(_)) | None => Err(StoreError::Column(column)),
        }
    }

    /// A whole number that fits the type asked for.
    pub(crate) fn integer<T: TryFrom<i64>>(&self, column: usize) -> Result<T, StoreError> {
        match self.0.get(column) {
            Some(Value::Integer(number)) => T::try_from(*number).map_err(|_| StoreError::Column(column)),
            Some(Value::Null | Value::Text(_)) | None => Err(StoreError::Column(column)),
        }
    }

    /// A text that `parse` accepts: the second half of the check that the column's constraint begins.
    pub(crate) fn parsed<T>(&self, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        parse(self.text(column)?).ok_or(StoreError::Column(column))
    }
}
