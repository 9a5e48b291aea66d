//! The object's own SQLite.

use std::cell::RefCell;

use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use worker::{SqlStorageValue, State};

use super::{Row, Sql, StoreError, Value, check_limits};

#[wasm_bindgen]
extern "C" {
    /// The storage of an object, with the method that the SDK does not bind.
    type TransactionalStorage;

    /// Runs `body` in a transaction and rolls back when it throws.
    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &TransactionalStorage,
        body: &mut dyn FnMut() -> Result<JsValue, JsValue>,
    ) -> Result<JsValue, JsValue>;
}

/// The database of the object that holds this state.
pub(crate) struct ObjectSql {
    sql: worker::SqlStorage,
    storage: TransactionalStorage,
}

impl ObjectSql {
    /// The database of that object.
    pub(crate) fn of(state: &State) -> Self {
        let storage = state.storage();
        let raw: &JsValue = storage.as_raw().as_ref();
        Self { sql: storage.sql(), storage: raw.clone().unchecked_into() }
    }

    fn run(&self, statement: &str, parameters: &[Value]) -> Result<worker::SqlCursor, StoreError> {
        check_limits(statement, parameters)?;
        let parameters: Vec<_> = parameters.iter().map(to_js).collect();
        self.sql.exec(statement, parameters).map_err(|error| StoreError::Statement(error.to_string()))
    }
}

impl Sql for ObjectSql {
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let cursor = self.run(statement, parameters)?;
        // Positions instead of names: no row has to become an object, and none is thrown at us for having no rows.
        let rows = cursor.raw().map(|row| {
            let values = row.map_err(|error| StoreError::Statement(error.to_string()))?;
            values.into_iter().enumerate().map(|(column, value)| from_js(column, value)).collect::<Result<_, _>>()
        });
        rows.map(|values| values.map(Row::new)).collect()
    }

    fn execute(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
        self.run(statement, parameters).map(drop)
    }

    fn script(&self, statements: &str) -> Result<(), StoreError> {
        self.run(statements, &[]).map(drop)
    }

    fn transaction<T, E: From<StoreError>>(&self, body: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let body = RefCell::new(Some(body));
        let result = RefCell::new(None);
        let committed = self.storage.transaction_sync(&mut || {
            let Some(body) = body.borrow_mut().take() else { return Ok(JsValue::UNDEFINED) };
            let outcome = body();
            // Only the throw rolls back; what went wrong travels beside it.
            let thrown = if outcome.is_err() { Err(JsValue::NULL) } else { Ok(JsValue::UNDEFINED) };
            *result.borrow_mut() = Some(outcome);
            thrown
        });
        match (result.into_inner(), committed) {
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(value)), Ok(_)) => Ok(value),
            (_, committed) => {
                let text = committed
                    .err()
                    .map_or_else(|| "not run".to_owned(), |error| worker::Error::from(error).to_string());
                Err(StoreError::Transaction(text).into())
            }
        }
    }
}

fn to_js(value: &Value) -> SqlStorageValue {
    match value {
        Value::Null => SqlStorageValue::Null,
        Value::Integer(number) => SqlStorageValue::Integer(*number),
        Value::Text(text) => SqlStorageValue::String(text.clone()),
    }
}

fn from_js(column: usize, value: SqlStorageValue) -> Result<Value, StoreError> {
    match value {
        SqlStorageValue::Null => Ok(Value::Null),
        SqlStorageValue::Integer(number) => Ok(Value::Integer(number)),
        SqlStorageValue::String(text) => Ok(Value::Text(text)),
        SqlStorageValue::Boolean(_) | SqlStorageValue::Float(_) | SqlStorageValue::Blob(_) => {
            Err(StoreError::Column(column))
        }
    }
}
