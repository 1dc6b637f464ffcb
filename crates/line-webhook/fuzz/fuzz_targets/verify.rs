//! Only the signature of exactly the bytes of a body is right.

#![no_main]

#[path = "../../tests/properties/check.rs"]
#[expect(dead_code, reason = "the other target has its own")]
mod check;

libfuzzer_sys::fuzz_target!(|input: (&[u8], &[u8], usize, &[u8])| {
    let (secret, signature, at, body) = input;
    check::verify(secret, body, signature, at);
});
