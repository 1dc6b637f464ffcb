//! LINE's limits at their edges, for everything a bot sends but the messages themselves.

#![cfg(feature = "validate")]

mod audience;
mod channel;
mod coupon;
mod narrowcast;
mod pnp;
mod rich_menu;
mod send;

use line_models::Validate;

/// A value and what is said of it; nothing if it passes.
type Row = (Box<dyn Validate>, &'static str);

fn row(value: impl Validate + 'static, said: &'static str) -> Row {
    (Box::new(value), said)
}

fn assert_said<const N: usize>(table: [Row; N]) {
    for (i, (value, said)) in table.into_iter().enumerate() {
        let violations = value.validate().err().map(|violations| violations.to_string());
        assert_eq!(violations.unwrap_or_default(), said, "row {i}");
    }
}

/// A character of two UTF-16 code units: what counts in other units has another edge with it.
fn notes(n: usize) -> String {
    "🎵".repeat(n)
}

/// A URL of `n` characters.
fn url(n: usize) -> String {
    format!("{:a<n$}", "https://example.com/")
}
