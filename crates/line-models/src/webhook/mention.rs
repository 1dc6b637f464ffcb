use std::fmt;

use serde_core::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, Error, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer,
    },
};

use super::TextMessageContent;
use crate::{EmojiId, ProductId, UserId, text::utf16_slice};

object! {
    /// A LINE emoji in a text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    #[derive(Eq)]
    pub struct Emoji {
        /// Where its name starts, in UTF-16 code units.
        pub index: i64 = "index",
        /// How long its name is, in UTF-16 code units.
        pub length: i64 = "length",
        /// The set.
        pub product_id: ProductId = "productId",
        /// The emoji in the set.
        pub emoji_id: EmojiId = "emojiId",
    }
}

impl Emoji {
    /// The emoji `emoji_id` of the set `product_id`, whose name has `length` UTF-16 code units from `index` on.
    pub fn new(
        index: i64,
        length: i64,
        product_id: impl Into<ProductId>,
        emoji_id: impl Into<EmojiId>,
    ) -> Self {
        Self { index, length, product_id: product_id.into(), emoji_id: emoji_id.into() }
    }
}

object! {
    /// Who is mentioned in a text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    #[derive(Default)]
    pub struct Mention {
        /// At most 20.
        pub mentionees: Vec<Mentionee> = "mentionees" with early,
    }
}

impl Mention {
    /// Mentions all of them.
    pub fn new(mentionees: impl Into<Vec<Mentionee>>) -> Self {
        Self { mentionees: mentionees.into() }
    }
}

tagged! {
    /// One mention, `@` included.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    pub struct Mentionee {
        required {
            /// Where it starts, in UTF-16 code units.
            index: i32 = "index",
            /// How long it is, in UTF-16 code units.
            length: i32 = "length",
        }
    }

    /// Who is mentioned.
    ///
    /// What LINE sent before March 2023 does not say: it is a user.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    pub enum MentioneeKind {
        /// One user.
        User(UserMentionee) = "user",
        /// Everybody in the chat.
        All(AllMentionee) = "all",
    }
}

object! {
    /// One user.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    #[derive(Default, Eq)]
    pub struct UserMentionee {
        /// Absent unless the user agreed to show their profile.
        pub user_id: Option<UserId> = "userId",
        /// Whether it is the bot that gets the event.
        pub is_self: Option<bool> = "isSelf",
    }
}

impl UserMentionee {
    setters! { user_id: UserId }
    setters! { copy is_self: bool }
}

object! {
    /// Everybody in the chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    #[derive(Default, Eq)]
    pub struct AllMentionee {}
}

impl TextMessageContent {
    /// Whether it mentions the bot that gets the event. A mention of everybody does not count.
    ///
    /// What LINE sent before 2023 does not say so: ask [`mentions_user`](Self::mentions_user) for the destination of
    /// the webhook.
    pub fn mentions_bot(&self) -> bool {
        self.mentionees().any(|mentionee| {
            matches!(&mentionee.kind, MentioneeKind::User(user) if user.is_self == Some(true))
        })
    }

    /// Whether it mentions a user, and LINE tells that it is this one. A mention of everybody does not count.
    pub fn mentions_user(&self, user_id: &UserId) -> bool {
        self.mentionees().any(|mentionee| {
            matches!(&mentionee.kind, MentioneeKind::User(user) if user.user_id.as_ref() == Some(user_id))
        })
    }

    /// Whether it mentions everybody in the chat.
    pub fn mentions_all(&self) -> bool {
        self.mentionees().any(|mentionee| matches!(mentionee.kind, MentioneeKind::All(_)))
    }

    /// Each mention with its part of the text, `@` included; `None` if there is no such part.
    ///
    /// ```
    /// use line_models::webhook::{Mention, Mentionee, TextMessageContent, UserMentionee};
    ///
    /// let bot = Mentionee::new(3, 4, UserMentionee::default().is_self(true));
    /// let content = TextMessageContent::new("1", "🙂 @bot help").mention(Mention::new([bot]));
    /// assert!(content.mentions_bot());
    /// let (_, text) = content.mention_texts().next().unwrap();
    /// assert_eq!(text, Some("@bot"));
    /// ```
    pub fn mention_texts(&self) -> impl Iterator<Item = (&Mentionee, Option<&str>)> {
        self.mentionees().map(|mentionee| {
            (mentionee, self.slice(mentionee.index.into(), mentionee.length.into()))
        })
    }

    /// Each LINE emoji with its name in the text, such as `(love)`; `None` if there is no such part.
    pub fn emoji_texts(&self) -> impl Iterator<Item = (&Emoji, Option<&str>)> {
        let emojis = self.emojis.iter().flatten();
        emojis.map(|emoji| (emoji, self.slice(emoji.index, emoji.length)))
    }

    fn mentionees(&self) -> impl Iterator<Item = &Mentionee> {
        self.mention.iter().flat_map(|mention| &mention.mentionees)
    }

    fn slice(&self, index: i64, length: i64) -> Option<&str> {
        utf16_slice(&self.text, usize::try_from(index).ok()?, usize::try_from(length).ok()?)
    }
}

/// Mentions. What LINE sent before March 2023 does not say who is mentioned: a user.
mod early {
    use serde_core::de::MapAccess;

    use super::{EarlyMentionee, Mentionee};
    pub(super) use crate::object::required::{REQUIRED, blank, write};

    pub(super) fn take<'de, A: MapAccess<'de>>(
        place: &mut Vec<Mentionee>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let mentionees: Vec<EarlyMentionee> = object.next_value()?;
        place.extend(mentionees.into_iter().map(|EarlyMentionee(mentionee)| mentionee));
        Ok(())
    }
}

struct EarlyMentionee(Mentionee);

impl<'de> Deserialize<'de> for EarlyMentionee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = EarlyMentionee;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mention")
            }

            fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
                let object = UserAtEnd { object, at_end: false };
                Mentionee::deserialize(MapAccessDeserializer::new(object)).map(EarlyMentionee)
            }
        }

        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// An object with `"type": "user"` added at its end. Where it has a `type` of its own, that is the first, and counts.
struct UserAtEnd<A> {
    object: A,
    at_end: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for UserAtEnd<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if self.at_end {
            return Ok(None);
        }
        let mut seed = Some(seed);
        let key = self.object.next_key_seed(Lent(&mut seed))?;
        self.at_end = key.is_none();
        match seed {
            Some(seed) => seed.deserialize("type".into_deserializer()).map(Some),
            None => Ok(key),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        if self.at_end {
            return seed.deserialize("user".into_deserializer());
        }
        self.object.next_value_seed(seed)
    }
}

/// A seed that is still there where no key was.
struct Lent<'a, K>(&'a mut Option<K>);

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Lent<'_, K> {
    type Value = K::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K::Value, D::Error> {
        let seed = self.0.take().ok_or_else(|| D::Error::custom("a seed is used once"))?;
        seed.deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webhook::{AllMentionee, Mention, UserMentionee};

    #[test]
    fn a_mention_counts_for_whom_it_names() {
        // mentionee, the bot, U1, everybody
        let table = [
            (Mentionee::new(0, 1, UserMentionee::default()), [false, false, false]),
            (Mentionee::new(0, 1, UserMentionee::default().is_self(true)), [true, false, false]),
            (Mentionee::new(0, 1, UserMentionee::default().is_self(false)), [false, false, false]),
            (Mentionee::new(0, 1, UserMentionee::default().user_id("U1")), [false, true, false]),
            (Mentionee::new(0, 1, AllMentionee {}), [false, false, true]),
        ];
        for (mentionee, wanted) in table {
            let content = TextMessageContent::new("1", "@").mention(Mention::new([mentionee]));
            let user = UserId::new("U1");
            assert_eq!(
                [content.mentions_bot(), content.mentions_user(&user), content.mentions_all()],
                wanted,
                "{content:?}",
            );
        }
    }

    #[test]
    fn an_index_that_does_not_fit_gives_no_text() {
        // index, length
        let table = [
            (0, 2, Some("🙂")),
            (0, 1, None),
            (1, 1, None),
            (2, 1, Some("a")),
            (2, 2, None),
            (-1, 1, None),
            (0, -1, None),
            (i64::MAX, i64::MAX, None),
        ];
        for (index, length, wanted) in table {
            let emoji = Emoji::new(index, length, "p", "e");
            let content = TextMessageContent::new("1", "🙂a").emojis([emoji]);
            let found: Vec<_> = content.emoji_texts().map(|(_, text)| text).collect();
            assert_eq!(found, [wanted], "{index} {length}");
        }
    }
}
