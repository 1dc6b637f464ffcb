//! What holds for any input. `fuzz/` looks for one for which it does not.

use line_models::webhook::{Event, EventKind};
use line_webhook::{Callback, ChannelSecret, ChannelSecrets, Error, peek_destination};

/// Only the signature of exactly these bytes is right.
pub(crate) fn verify(secret: &[u8], body: &[u8], signature: &[u8], at: usize) {
    let key = ChannelSecret::new(secret);
    let right = key.sign(body);
    assert_eq!(key.verify(body, &right).unwrap().body(), body);
    assert_eq!(key.verify(body, signature).is_ok(), signature == right.as_bytes());

    let other = [secret, b"other"].concat();
    let (index, _) = ChannelSecrets::new([&other[..], secret]).verify(body, &right).unwrap();
    assert_eq!(index, 1);
    let refused = ChannelSecret::new(other).verify(body, &right);
    assert!(matches!(refused, Err(Error::Mismatch)));

    if let Some(flipped) = flip(body, at) {
        assert!(matches!(key.verify(&flipped, &right), Err(Error::Mismatch)));
    }
    let flipped = flip(right.as_bytes(), at).unwrap();
    assert!(key.verify(body, flipped).unwrap_err().is_signature());
}

/// What is parsed and written is parsed to the same again, and is for the bot that was found before verifying.
pub(crate) fn parse(body: &[u8]) {
    let peeked = peek_destination(body);
    let Ok(callback) = receive(body) else { return };
    if let Ok(destination) = peeked {
        assert_eq!(callback.destination, Some(destination.into()));
    }
    let written = serde_json::to_string(&callback).unwrap();
    let again = receive(written.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), written);
    // Why an event is broken tells the place, which is another one after writing.
    if !callback.events.iter().any(is_broken) {
        assert_eq!(again, callback);
    }
}

fn receive(body: &[u8]) -> Result<Callback, Error> {
    let secret = ChannelSecret::new("secret");
    secret.verify(body, secret.sign(body))?.parse()
}

fn is_broken(event: &Event) -> bool {
    matches!(&event.kind, EventKind::Unknown(unknown) if unknown.reason().is_some())
}

fn flip(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    let mut flipped = bytes.to_vec();
    let index = at.checked_rem(flipped.len())?;
    flipped[index] ^= 1 << (at % 8);
    Some(flipped)
}
