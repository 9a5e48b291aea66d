//! What the environment must provide. A deployment that lacks a secret refuses to serve and names what is missing.

use std::fmt;

/// Where the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Environment {
    /// A developer's machine: no key needed.
    Local,
    /// The rehearsal: like production.
    Staging,
    /// The service.
    Production,
}

impl Environment {
    /// The name in configuration and in the status answer.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Local, Self::Staging, Self::Production].into_iter().find(|environment| environment.as_str() == name)
    }
}

/// The key of ticket tokens. Its `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct TokenKey(String);

impl TokenKey {
    /// 32 characters carry 128 bits even as hexadecimal digits, as many as a token has.
    const LENGTH_MIN: usize = 32;
    /// On a developer's machine no token protects anybody.
    const LOCAL: &'static str = "a key for this machine only, not a secret";

    /// The key's bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The key of a developer's machine.
    pub(crate) fn local() -> Self {
        Self(Self::LOCAL.to_owned())
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenKey(hidden)")
    }
}

/// The configuration of one deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Config {
    /// Where the program runs.
    pub(crate) environment: Environment,
    /// The key of ticket tokens.
    pub(crate) token_key: TokenKey,
    /// The origin that browsers see, where a front rewrites it: `https://sportello.example.it`.
    pub(crate) public_origin: Option<String>,
}

impl Config {
    /// Reads the configuration, or names every variable that is missing or unusable.
    pub(crate) fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<&'static str>> {
        let given = |name| lookup(name).filter(|value| !value.is_empty());
        let mut missing = Vec::new();
        let environment = given("ENVIRONMENT").and_then(|name| Environment::from_name(&name));
        if environment.is_none() {
            missing.push("ENVIRONMENT");
        }
        let key = given("TOKEN_KEY").filter(|key| key.len() >= TokenKey::LENGTH_MIN).map(TokenKey);
        let key = match environment {
            Some(Environment::Local) => key.or_else(|| Some(TokenKey::local())),
            Some(Environment::Staging | Environment::Production) | None => key,
        };
        if key.is_none() {
            missing.push("TOKEN_KEY");
        }
        match (environment, key) {
            (Some(environment), Some(token_key)) => {
                Ok(Self { environment, token_key, public_origin: given("PUBLIC_ORIGIN") })
            }
            _ => Err(missing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Vec<&'static str>> {
        Config::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_developers_machine_needs_no_key() {
        let config = read(&[("ENVIRONMENT", "local")]).expect("local");
        assert_eq!(config.environment, Environment::Local);
    }

    #[test]
    fn production_names_the_key_that_is_missing_or_too_short() {
        assert_eq!(read(&[("ENVIRONMENT", "production")]), Err(vec!["TOKEN_KEY"]));
        assert_eq!(read(&[("ENVIRONMENT", "staging"), ("TOKEN_KEY", "short")]), Err(vec!["TOKEN_KEY"]));
    }

    #[test]
    fn an_environment_that_is_not_named_is_none_of_them() {
        assert_eq!(read(&[("TOKEN_KEY", &"k".repeat(32))]), Err(vec!["ENVIRONMENT"]));
        assert_eq!(read(&[("ENVIRONMENT", "prod")]), Err(vec!["ENVIRONMENT", "TOKEN_KEY"]));
    }

    #[test]
    fn the_key_is_not_printed() {
        let key = "0123456789abcdef0123456789abcdef";
        let config = read(&[("ENVIRONMENT", "production"), ("TOKEN_KEY", key)]).expect("complete");
        assert!(!format!("{config:?}").contains(key));
    }
}
