//! Ids and tokens: each a type of its own, so that none is taken for another.
//!
//! ```
//! use line_models::{ChatId, UserId};
//!
//! let user = UserId::from("U4af4980629");
//! let chat = ChatId::from(&user); // what a message can be pushed to
//! assert!(chat.is_user());
//! assert_eq!(serde_json::to_string(&user).unwrap(), "\"U4af4980629\"");
//! ```

use std::{
    fmt::{self, Display},
    num::ParseIntError,
    str::FromStr,
};

/// An id that is a number of 64 bits.
macro_rules! number_id {
    ($($(#[$meta:meta])* $name:ident,)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// From the number.
            pub const fn new(id: i64) -> Self {
                Self(id)
            }

            /// The number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        transparent!($name);
    )*};
}

id! {
    /// A user as this channel's provider knows them: `U` and 32 hexadecimal digits.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/getting-user-ids/)
    UserId(38),
    /// A group chat: `C` and 32 hexadecimal digits.
    GroupId(38),
    /// A multi-person chat: `R` and 32 hexadecimal digits.
    RoomId(38),
    /// A user, a group chat or a multi-person chat: what a message can be pushed to.
    ChatId(38),
    /// A message: a number in decimal digits.
    MessageId(22),
    /// The right to answer an event once, within a minute or so.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
    ReplyToken(38),
    /// Names a message, so that another one can quote it in the same chat. It does not expire.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/get-quote-tokens/)
    QuoteToken,
    /// Marks a message, and all before it in the same chat, as read. It does not expire.
    MarkAsReadToken,
    /// An event: a ULID. It stays the same when the event is delivered again.
    WebhookEventId(30),
    /// A call to the API, as its answer names it in the header `x-line-request-id`.
    RequestId,
    /// A UUID that makes a call safe to repeat: LINE accepts each key once in 24 hours.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/retrying-api-request/)
    RetryKey(38),
    /// A rich menu: `richmenu-` and 32 hexadecimal digits.
    RichMenuId,
    /// A name for a rich menu that can be pointed at another one: at most 32 of `a-z`, `0-9`, `_` and `-`.
    RichMenuAliasId,
    /// A coupon.
    CouponId,
    /// A set of stickers: a number in decimal digits.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/sticker-list/)
    PackageId(22),
    /// A sticker in its set: a number in decimal digits.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/sticker-list/)
    StickerId(22),
    /// A set of LINE emoji: 24 hexadecimal digits.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/emoji-list/)
    ProductId(30),
    /// A LINE emoji in its set: three decimal digits.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/emoji-list/)
    EmojiId,
    /// A LIFF app: the number of its channel, `-` and what LINE chose.
    LiffId,
    /// A channel, as the LINE Developers Console shows it: a number in decimal digits.
    ChannelId(22),
    /// The key a channel access token v2.1 was issued by. It tells the token from the others of its channel.
    TokenKeyId,
}

number_id! {
    /// An audience: LINE chooses a number of 64 bits.
    AudienceGroupId,
    /// One attempt to add people to an audience.
    AudienceGroupJobId,
    /// A membership plan.
    MembershipId,
}

impl ChatId {
    /// Whether it has the form of a user's id.
    pub fn is_user(&self) -> bool {
        self.as_str().starts_with('U')
    }

    /// Whether it has the form of a group chat's id.
    pub fn is_group(&self) -> bool {
        self.as_str().starts_with('C')
    }

    /// Whether it has the form of a multi-person chat's id.
    pub fn is_room(&self) -> bool {
        self.as_str().starts_with('R')
    }
}

macro_rules! chats {
    ($($id:ident)*) => {$(
        impl From<$id> for ChatId {
            fn from(id: $id) -> Self {
                Self(id.0)
            }
        }

        impl From<&$id> for ChatId {
            fn from(id: &$id) -> Self {
                id.clone().into()
            }
        }
    )*};
}

chats! { UserId GroupId RoomId }

impl RetryKey {
    /// The UUID (version 4) made of 16 random bytes.
    ///
    /// This crate has no source of randomness; `line-client` makes a key by itself where one is needed.
    pub fn from_random_bytes(mut bytes: [u8; 16]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let digit = |bits: u8| char::from(if bits < 10 { b'0' + bits } else { b'a' - 10 + bits });
        let mut uuid = String::with_capacity(36);
        for (i, byte) in bytes.into_iter().enumerate() {
            if matches!(i, 4 | 6 | 8 | 10) {
                uuid.push('-');
            }
            uuid.extend([digit(byte >> 4), digit(byte & 0x0f)]);
        }
        Self::from(uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retry_key_is_a_version_4_uuid() {
        let table = [
            ([0; 16], "00000000-0000-4000-8000-000000000000"),
            ([0xff; 16], "ffffffff-ffff-4fff-bfff-ffffffffffff"),
        ];
        for (bytes, uuid) in table {
            assert_eq!(RetryKey::from_random_bytes(bytes), uuid);
        }
    }

    #[test]
    fn an_id_is_a_plain_string_in_json() {
        let id: UserId = serde_json::from_str("\"U1\"").unwrap();
        assert_eq!(id, "U1");
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"U1\"");
        assert_eq!(format!("{id} {id:?}"), "U1 UserId(\"U1\")");
        assert_eq!(ChatId::from(&id), "U1");
        assert!(serde_json::from_str::<UserId>("1").is_err());
    }

    #[test]
    fn a_numeric_id_is_a_plain_number_in_json() {
        let id: AudienceGroupId = serde_json::from_str("1234567890123").unwrap();
        assert_eq!(id, 1_234_567_890_123.into());
        assert_eq!("1234567890123".parse(), Ok(id));
        assert_eq!(serde_json::to_string(&id).unwrap(), id.to_string());
        assert!(serde_json::from_str::<AudienceGroupId>("\"1\"").is_err());
    }
}
