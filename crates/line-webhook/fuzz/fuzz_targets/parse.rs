//! Any body is refused, or parsed to what is written again.

#![no_main]

#[path = "../../tests/properties/check.rs"]
#[expect(dead_code, reason = "the other target has its own")]
mod check;

libfuzzer_sys::fuzz_target!(|body: &[u8]| check::parse(body));
