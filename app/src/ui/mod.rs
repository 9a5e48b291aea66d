//! The design system: components that know no domain and no interface, only words, tones and events.

pub mod button;
pub mod callout;
pub mod choices;
pub mod disclosure;
pub mod error_summary;
pub mod field;
pub mod icon;
pub mod skeleton;
pub mod steps;

pub use button::{Button, ButtonKind, LinkButton};
pub use callout::{Callout, Tone};
pub use choices::{Choice, ChoiceGroup};
pub use disclosure::Disclosure;
pub use error_summary::{ErrorItem, ErrorSummary};
pub use field::TextField;
pub use icon::{Icon, Shape};
pub use skeleton::Skeleton;
pub use steps::Steps;
