//! The classes of every key: one value for each way in which some rule may look at it.

use serde_json::{Value, json};
use sportello_shared::rules::{Answers, Key, KeyKind, Law};

/// Every class, or every value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    Classes,
    Values,
}

impl Depth {
    /// What the environment asks for.
    pub(crate) fn chosen() -> Self {
        if std::env::var("SPORTELLO_SWEEP").is_ok_and(|depth| depth == "full") { Self::Values } else { Self::Classes }
    }

    /// The classes, or the longer list.
    fn pick(self, classes: Value, values: Value) -> Value {
        match self {
            Self::Classes => classes,
            Self::Values => values,
        }
    }
}

/// One key with the values that it takes in turn.
#[derive(Clone, Debug)]
pub(crate) struct Dimension {
    pub(crate) name: &'static str,
    pub(crate) values: Vec<Value>,
}

impl Dimension {
    fn new(name: &'static str, values: Value) -> Self {
        let Value::Array(values) = values else { panic!("{name}: the values are no list") };
        Self { name, values }
    }

    /// Puts a value into the answers: a plain key, a document, or the several keys of a device's age.
    pub(crate) fn put(&self, value: &Value, answers: &mut Answers) {
        match value {
            Value::Object(keys) if self.name == "device" => {
                for (key, value) in keys {
                    put(answers, key, value);
                }
            }
            _ => match self.name.strip_prefix("documents.") {
                Some(document) => {
                    let documents = answers.entry("documents").or_insert_with(|| json!({}));
                    put(documents.as_object_mut().expect("documents"), document, value);
                }
                None => put(answers, self.name, value),
            },
        }
    }
}

fn put(answers: &mut Answers, key: &str, value: &Value) {
    match answers.get_mut(key) {
        Some(slot) => slot.clone_from(value),
        None => {
            answers.insert(key.to_owned(), value.clone());
        }
    }
}

/// How old the present device is: in months, in dates on both sides of every anniversary that a rule names, or not known.
fn devices_ages(depth: Depth) -> Value {
    let dates =
        |request: &str| json!({ "months_since_issue": null, "issue_date": "2024-03-15", "request_date": request });
    let months = |months: Value| json!({ "months_since_issue": months, "issue_date": null, "request_date": null });
    let classes = json!([
        months(Value::Null),
        months(json!(24)),
        months(json!(25)),
        dates("2026-03-15"),
        dates("2026-03-16"),
        dates("2026-06-16"),
    ]);
    let values = json!([
        months(Value::Null),
        months(json!(23)),
        months(json!(24)),
        months(json!(25)),
        months(json!(27)),
        dates("2026-03-14"),
        dates("2026-03-15"),
        dates("2026-03-16"),
        dates("2026-06-15"),
        dates("2026-06-16"),
    ]);
    depth.pick(classes, values)
}

const REASONS: [&str; 16] = [
    "first_issue",
    "additional_device",
    "expired_six_years",
    "expiring_six_years",
    "missed_renewal",
    "renewal",
    "theft",
    "loss",
    "puk_blocked",
    "pin_blocked",
    "malfunction",
    "damaged",
    "data_change",
    "suspension",
    "reactivation",
    "revocation",
];

/// What redirects and gates read.
pub(crate) fn requests_and_gates(_: &Law, depth: Depth) -> Vec<Dimension> {
    let kinds = depth.pick(
        json!(["private_citizen", "legal_person"]),
        json!([
            "private_citizen",
            "professional",
            "employee",
            "partner",
            "proxy_holder",
            "sole_proprietor",
            "legal_representative",
            "company_director",
            "legal_person",
        ]),
    );
    let reasons = depth.pick(
        json!(["first_issue", "theft", "renewal", "malfunction", "pin_blocked", "suspension", "revocation"]),
        json!(REASONS),
    );
    vec![
        Dimension::new("reason", reasons),
        Dimension::new("device", devices_ages(depth)),
        Dimension::new("option", json!(["cns_only", "remote_only", "cns_plus_remote"])),
        Dimension::new("format", json!(["usb_token", "smart_card"])),
        Dimension::new(
            "renewal_state",
            depth.pick(json!(["never", "done", "expired"]), json!([null, "never", "done", "expired"])),
        ),
        Dimension::new(
            "days_to_expiry",
            depth.pick(json!([null, 0, 1, 90, 91]), json!([null, -1, 0, 1, 2, 89, 90, 91, 92])),
        ),
        Dimension::new("holds_valid_cns", json!([false, true])),
        Dimension::new(
            "previous_device_issue",
            depth.pick(json!(["standard"]), json!(["none", "standard", "reduced", "free"])),
        ),
        Dimension::new("applicant_kind", kinds),
        Dimension::new("age", json!([17, 18])),
        Dimension::new("italian_tax_code", json!([true, false])),
        Dimension::new("in_person", json!([true, false])),
    ]
}

/// What the fee and its explanation read.
pub(crate) fn fee(law: &Law, depth: Depth) -> Vec<Dimension> {
    let reasons = depth.pick(
        json!(["first_issue", "additional_device", "theft", "expiring_six_years", "damaged"]),
        json!([
            "first_issue",
            "additional_device",
            "expired_six_years",
            "expiring_six_years",
            "missed_renewal",
            "theft",
            "loss",
            "puk_blocked",
            "malfunction",
            "damaged",
            "data_change",
        ]),
    );
    let kinds = depth.pick(
        json!(["private_citizen", "partner", "legal_representative", "sole_proprietor", "company_director"]),
        json!([
            "private_citizen",
            "professional",
            "employee",
            "partner",
            "proxy_holder",
            "sole_proprietor",
            "legal_representative",
            "company_director",
        ]),
    );
    let used = depth.pick(
        json!(["none", "self", "unknown"]),
        json!(["none", "self", "previous_representative", "partner", "other_director", "unknown"]),
    );
    let own = law.provinces.first().expect("a province");
    vec![
        Dimension::new("months_since_issue", json!([40])),
        Dimension::new("option", json!(["cns_only", "remote_only", "cns_plus_remote"])),
        Dimension::new("reason", reasons),
        Dimension::new("applicant_kind", kinds),
        Dimension::new("legal_powers", json!([true, false])),
        Dimension::new("seat_province", json!([null, own, "MI"])),
        Dimension::new("rea_active", json!([true, false, null])),
        Dimension::new("annual_fee_paid", json!([true, false, null])),
        Dimension::new("concession_used", used),
        Dimension::new("holds_valid_cns", json!([false, true])),
        Dimension::new(
            "previous_device_issue",
            depth.pick(json!(["standard", "free"]), json!(["none", "standard", "reduced", "free"])),
        ),
        Dimension::new("format", json!(["usb_token", "smart_card"])),
        Dimension::new("devices", depth.pick(json!([1, 3]), json!([1, 2, 3]))),
    ]
}

/// What the counter reads.
pub(crate) fn counter(_: &Law, depth: Depth) -> Vec<Dimension> {
    let flags = || depth.pick(json!([true, false]), json!([true, false, null]));
    let statuses = depth.pick(
        json!([null, "accredited", "pagopa_paid", "pagopa_notice", "cash", "pos_at_counter"]),
        json!([
            null,
            "accredited",
            "paid_not_accredited",
            "unpaid_card_at_counter",
            "cash",
            "pos_at_counter",
            "pagopa_paid",
            "pagopa_notice",
            "not_due",
        ]),
    );
    let documents = depth.pick(
        json!([null, "italian_id_card", "passport", "foreign_id_card"]),
        json!([null, "italian_id_card", "italian_driving_licence", "passport", "foreign_id_card"]),
    );
    let cards =
        depth.pick(json!(["tessera_sanitaria", null]), json!(["tessera_sanitaria", "codice_fiscale", "other", null]));
    vec![
        Dimension::new("documents.id_document", documents),
        Dimension::new("documents.id_issuer", depth.pick(json!([null, "FR"]), json!([null, "IT", "FR"]))),
        Dimension::new("documents.id_valid", flags()),
        Dimension::new("documents.id_original", flags()),
        Dimension::new("documents.tax_card", cards),
        Dimension::new("documents.tax_card_original", flags()),
        Dimension::new("documents.smartphone_sms", json!([true, false])),
        Dimension::new("documents.email", json!(["personal", "pec", null])),
        Dimension::new("documents.receipt", flags()),
        Dimension::new("payment_status", statuses),
        Dimension::new("paid_cents", depth.pick(json!([null, 0, 4000]), json!([null, 0, 1, 2500, 4000, 7000]))),
        Dimension::new("receipt_holder", json!([null, "person"])),
    ]
}

/// Every dimension of every sweep.
pub(crate) fn all(law: &Law, depth: Depth) -> Vec<Dimension> {
    [requests_and_gates, fee, counter].iter().flat_map(|of| of(law, depth)).collect()
}

/// The values that a key takes in some sweep, as the engine sees them; numbers as they are.
pub(crate) fn swept(law: &Law, key: Key) -> Vec<Value> {
    let name = if key.kind() == KeyKind::Date { "device" } else { key.name() };
    let is_of = |dimension: &Dimension| dimension.name.strip_prefix("documents.").unwrap_or(dimension.name) == name;
    all(law, Depth::Values).into_iter().filter(is_of).flat_map(|dimension| dimension.values).collect()
}
