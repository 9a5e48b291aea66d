//! `GET /api/v1/chambers/{chamber}/places?month=2026-12&devices=1`.

use sportello_shared::{
    calendar::Month,
    domain::{FieldError, FieldErrorKind},
};
use worker::Response;

use crate::{
    call::Call,
    chamber::{Command, PlacesQuery},
    error::AppError,
    laws,
};

/// Most devices that are asked for at once. With ten minutes for each one more, twenty fill three hours: a whole morning.
const DEVICES_MAX: u16 = 20;

/// Asks the Chamber's object.
pub(crate) async fn list_places(call: Call, chamber: Option<&str>) -> Result<Response, AppError> {
    let law = laws::offered(chamber)?;
    let (month, devices) = parse_query(&call.query()?).map_err(AppError::fields)?;
    let if_none_match = call.header("If-None-Match")?;
    call.chamber(law)?.send(Command::Places(PlacesQuery { month: month.to_string(), devices, if_none_match })).await
}

fn parse_query(pairs: &[(String, String)]) -> Result<(Month, u16), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut read = |name: &str| {
        let mut values = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let value = values.next();
        if values.next().is_some() {
            errors.push(FieldError::new(name, FieldErrorKind::Contradiction));
        }
        value
    };
    let month = Month::parse(read("month").unwrap_or_default());
    let devices = read("devices").map_or(Ok(1), parse_devices);
    let month = month.map_err(|kind| errors.push(FieldError::new("month", kind)));
    let devices = devices.map_err(|kind| errors.push(FieldError::new("devices", kind)));
    let unknown = pairs.iter().filter(|(key, _)| key != "month" && key != "devices");
    errors.extend(unknown.map(|(key, _)| FieldError::new(key.clone(), FieldErrorKind::Unknown)));
    match (month, devices) {
        (Ok(month), Ok(devices)) if errors.is_empty() => Ok((month, devices)),
        _ => Err(errors),
    }
}

fn parse_devices(text: &str) -> Result<u16, FieldErrorKind> {
    match text.parse() {
        Ok(devices) if (1..=DEVICES_MAX).contains(&devices) => Ok(devices),
        Ok(_) => Err(FieldErrorKind::OutOfRange),
        Err(_) => Err(FieldErrorKind::BadFormat),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(&str, &str)], expected: &[(&str, FieldErrorKind)]) {
        let owned: Vec<_> = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let errors = parse_query(&owned).err().unwrap_or_default();
        let expected: Vec<_> = expected.iter().map(|(field, kind)| FieldError::new(*field, *kind)).collect();
        assert_eq!(errors, expected, "{pairs:?}");
    }

    #[test]
    fn a_month_is_needed_and_one_device_is_assumed() {
        check(&[("month", "2026-12")], &[]);
        check(&[("month", "2026-12"), ("devices", "20")], &[]);
        check(&[], &[("month", FieldErrorKind::Missing)]);
    }

    #[test]
    fn everything_wrong_in_a_query_is_named() {
        use FieldErrorKind::{BadFormat, Contradiction, OutOfRange, Unknown};
        check(&[("month", "December"), ("devices", "two")], &[("month", BadFormat), ("devices", BadFormat)]);
        check(&[("month", "2026-12"), ("devices", "0"), ("day", "1")], &[("devices", OutOfRange), ("day", Unknown)]);
        check(&[("month", "2026-12"), ("month", "2026-11")], &[("month", Contradiction)]);
    }
}
