//! Makes ids and tokens that look like LINE's.

use std::{collections::hash_map::RandomState, hash::BuildHasher};

use line_models::{
    MarkAsReadToken, MessageId, QuoteToken, ReplyToken, RequestId, RetryKey, RichMenuId, Timestamp,
    WebhookEventId,
};

/// A source of ids, each unlike all others.
#[derive(Default)]
pub(crate) struct Ids {
    // The standard library's keyed hash is seeded by the system and cannot fail, which is all that names need.
    keys: RandomState,
    counter: u64,
    last_message: u64,
}

impl Ids {
    /// A number greater than all before: 18 digits, of which the first 13 are the time.
    pub(crate) fn message(&mut self, now: Timestamp) -> (MessageId, u64) {
        let time = u64::try_from(now.as_millis()).unwrap_or_default().saturating_mul(100_000);
        self.last_message = time.max(self.last_message.saturating_add(1));
        (self.last_message.to_string().into(), self.last_message)
    }

    pub(crate) fn reply_token(&mut self) -> ReplyToken {
        self.hex().into()
    }

    pub(crate) fn quote_token(&mut self) -> QuoteToken {
        format!("q{}", self.hex()).into()
    }

    pub(crate) fn mark_as_read_token(&mut self) -> MarkAsReadToken {
        format!("r{}", self.hex()).into()
    }

    pub(crate) fn rich_menu(&mut self) -> RichMenuId {
        format!("richmenu-{}", self.hex()).into()
    }

    /// Unguessable enough for a machine of one's own, and long enough to look like LINE's.
    pub(crate) fn access_token(&mut self) -> String {
        format!("{}{}", self.hex(), self.hex())
    }

    pub(crate) fn request(&mut self) -> RequestId {
        RetryKey::from_random_bytes(self.random().to_be_bytes()).as_str().into()
    }

    /// A ULID: 48 bits of time and 80 random ones.
    pub(crate) fn event(&mut self, now: Timestamp) -> WebhookEventId {
        let time = u128::from(now.as_millis().unsigned_abs());
        ulid(time << 80 | self.random() >> 48).into()
    }

    fn hex(&mut self) -> String {
        format!("{:032x}", self.random())
    }

    fn random(&mut self) -> u128 {
        self.counter = self.counter.wrapping_add(1);
        let half = |part: u8| u128::from(self.keys.hash_one((self.counter, part)));
        half(0) << 64 | half(1)
    }
}

/// The id of the `nth` user, group or room of a name.
///
/// It is the same at every start, so that what a bot stored about them stays useful.
pub(crate) fn named_id(prefix: char, name: &str, nth: usize) -> String {
    let nth = nth.to_string();
    let bytes = name.bytes().chain([0]).chain(nth.bytes());
    // FNV-1a with 128 bits: short, and the same on every machine and with every compiler.
    let hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    format!("{prefix}{hash:032x}")
}

/// Whether `id` is `prefix` and 32 hexadecimal digits in lower case, as the ids of users, groups and rooms are.
pub(crate) fn is_id(prefix: char, id: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn ulid(value: u128) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    (0..26)
        .rev()
        .filter_map(|place| DIGITS.get((value >> (5 * place) & 31) as usize))
        .map(|&digit| char::from(digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_ulid_has_26_digits_of_crockfords_alphabet() {
        assert_eq!(ulid(0), "00000000000000000000000000");
        assert_eq!(ulid(u128::MAX), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assert_eq!(ulid(1_469_918_176_385 << 80), "01ARYZ6S410000000000000000");
    }

    #[test]
    fn ids_are_never_the_same() {
        let (mut one, mut other) = (Ids::default(), Ids::default());
        let now = Timestamp::from_millis(1_692_251_666_727);
        let mut seen = HashSet::new();
        for _ in 0..1000 {
            assert!(seen.insert(one.event(now).to_string()));
            assert!(seen.insert(other.event(now).to_string()));
            assert!(seen.insert(one.request().to_string()));
            assert!(seen.insert(one.reply_token().to_string()));
        }
    }

    #[test]
    fn message_ids_grow_even_when_the_clock_goes_back() {
        let mut ids = Ids::default();
        let (first, _) = ids.message(Timestamp::from_millis(1_692_251_666_727));
        let (second, _) = ids.message(Timestamp::from_millis(1_692_251_666_000));
        assert_eq!(first, "169225166672700000");
        assert_eq!(second, "169225166672700001");
    }

    #[test]
    fn a_user_has_the_same_id_at_every_start() {
        assert_eq!(named_id('U', "Alice", 0), named_id('U', "Alice", 0));
        assert_ne!(named_id('U', "Alice", 0), named_id('U', "Alice", 1));
        assert_ne!(named_id('U', "Alice", 0), named_id('U', "Bob", 0));
        assert!(is_id('U', &named_id('U', "Alice", 0)));
    }

    #[test]
    fn an_id_is_a_letter_and_32_digits() {
        for id in [
            "",
            "U",
            "U1",
            "u0123456789abcdef0123456789abcdef",
            "U0123456789ABCDEF0123456789ABCDEF",
        ] {
            assert!(!is_id('U', id), "{id}");
        }
    }
}
