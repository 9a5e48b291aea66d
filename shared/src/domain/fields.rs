//! Reads a JSON object field by field and remembers everything that is wrong with it, so that one answer can name it
//! all.

use serde_json::{Map, Value};

use super::{FieldError, FieldErrorKind};

/// One object of a request being read. Every read that fails gives `None` and adds a complaint; [`Fields::finish`] adds
/// one for each key that nobody asked for.
#[derive(Debug)]
pub struct Fields<'a> {
    /// Where the object stands in the request; empty at the top.
    path: String,
    /// `None` if it is no object: complained about once, not again for each field.
    object: Option<&'a Map<String, Value>>,
    known: Vec<&'static str>,
    errors: Vec<FieldError>,
}

impl<'a> Fields<'a> {
    /// The whole request. What is no object is a `wrong-type` of the field `body`.
    pub fn of_body(body: &'a Value) -> Self {
        let mut fields = Self { path: String::new(), object: body.as_object(), known: Vec::new(), errors: Vec::new() };
        if fields.object.is_none() {
            fields.errors.push(FieldError::new("body", FieldErrorKind::WrongType));
        }
        fields
    }

    /// The value of a field, if it is there and not null.
    pub fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.object?.get(key).filter(|value| !value.is_null())
    }

    /// The value of a field that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'a Value> {
        let value = self.value(key);
        if value.is_none() {
            self.complain(key, FieldErrorKind::Missing);
        }
        value
    }

    /// A text that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<&'a str> {
        self.required(key).and_then(|value| self.typed(key, value.as_str()))
    }

    /// A text that must be there and that `parse` accepts.
    pub fn parsed<T>(&mut self, key: &'static str, parse: impl FnOnce(&str) -> Result<T, FieldErrorKind>) -> Option<T> {
        let text = self.text(key)?;
        self.accept(key, parse(text))
    }

    /// A text that may be missing; `None` without a complaint if it is.
    pub fn parsed_if_given<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, FieldErrorKind>,
    ) -> Option<T> {
        let value = self.value(key)?;
        let text = self.typed(key, value.as_str())?;
        self.accept(key, parse(text))
    }

    /// A whole number that must be there.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        self.required(key).and_then(|value| self.typed(key, value.as_i64()))
    }

    /// An object whose keys are nobody's business here.
    pub fn open_object(&mut self, key: &'static str) -> Option<&'a Map<String, Value>> {
        self.required(key).and_then(|value| self.typed(key, value.as_object()))
    }

    /// An object inside this one; give it back by [`Fields::absorb`].
    #[must_use]
    pub fn nested(&mut self, key: &'static str) -> Self {
        let object = self.open_object(key);
        Self { path: self.path_of(key), object, known: Vec::new(), errors: Vec::new() }
    }

    /// Takes over the complaints of an object inside this one.
    pub fn absorb(&mut self, nested: Self) {
        self.errors.extend(nested.into_errors());
    }

    /// Adds a complaint about a field.
    pub fn complain(&mut self, key: &str, kind: FieldErrorKind) {
        // An object that is none was complained about already.
        if self.object.is_some() {
            self.errors.push(FieldError::new(self.path_of(key), kind));
        }
    }

    /// Takes the good value, or adds the complaint.
    pub fn accept<T>(&mut self, key: &str, result: Result<T, FieldErrorKind>) -> Option<T> {
        result.map_err(|kind| self.complain(key, kind)).ok()
    }

    /// The value, if everything was right; otherwise every complaint. A `None` without any complaint cannot come from
    /// the reads above and is answered as a missing body.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        let errors = self.into_errors();
        match value {
            Some(value) if errors.is_empty() => Ok(value),
            None if errors.is_empty() => Err(vec![FieldError::new("body", FieldErrorKind::Missing)]),
            _ => Err(errors),
        }
    }

    fn into_errors(self) -> Vec<FieldError> {
        let unknown = self.object.into_iter().flat_map(Map::keys).filter(|key| !self.known.contains(&key.as_str()));
        let unknown = unknown.map(|key| FieldError::new(self.path_of(key), FieldErrorKind::Unknown));
        let unknown: Vec<_> = unknown.collect();
        let mut errors = self.errors;
        errors.extend(unknown);
        errors
    }

    fn typed<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.complain(key, FieldErrorKind::WrongType);
        }
        value
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
