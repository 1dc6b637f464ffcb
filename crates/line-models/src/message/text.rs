use std::collections::BTreeMap;

use crate::{EmojiId, ProductId, QuoteToken, UserId};

object! {
    /// Plain text with LINE emoji.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message)
    pub struct TextMessage {
        /// At most 5,000 UTF-16 code units. Each `$` listed in `emojis` becomes a LINE emoji.
        pub text: String = "text",
        /// At most 20.
        pub emojis: Option<Vec<Emoji>> = "emojis",
        /// Shows this message as an answer to the one the token came with.
        pub quote_token: Option<QuoteToken> = "quoteToken",
    }
}

impl TextMessage {
    /// Text without emoji or quote.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), emojis: None, quote_token: None }
    }

    setters! { emojis: Vec<Emoji>, quote_token: QuoteToken }
}

object! {
    /// A LINE emoji in place of a `$` of the text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message)
    #[derive(Default)]
    pub struct Emoji {
        /// Where the `$` stands, in UTF-16 code units from the start of the text.
        pub index: Option<i32> = "index",
        /// The set, from LINE's [list](https://developers.line.biz/en/docs/messaging-api/emoji-list/).
        pub product_id: Option<ProductId> = "productId",
        /// The emoji in the set.
        pub emoji_id: Option<EmojiId> = "emojiId",
    }
}

impl Emoji {
    /// The emoji `emoji_id` of the set `product_id` at `index`.
    pub fn new(index: i32, product_id: impl Into<ProductId>, emoji_id: impl Into<EmojiId>) -> Self {
        Self {
            index: Some(index),
            product_id: Some(product_id.into()),
            emoji_id: Some(emoji_id.into()),
        }
    }
}

object! {
    /// Text with mentions and LINE emoji.
    ///
    /// ```
    /// use line_models::message::TextMessageV2;
    ///
    /// let message = TextMessageV2::builder()
    ///     .text("Welcome, ")
    ///     .mention_user("U0123456789abcdef0123456789abcdef")
    ///     .text("! ")
    ///     .emoji("5ac1bfd5040ab15980c9b435", "001")
    ///     .text(" {no placeholder}")
    ///     .build();
    /// assert_eq!(message.text, "Welcome, {0}! {1} {{no placeholder}}");
    /// ```
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2)
    pub struct TextMessageV2 {
        /// At most 5,000 UTF-16 code units. `{key}` stands for an entry of `substitution`, `{{` and `}}` for a brace.
        pub text: String = "text",
        /// At most 100; a key is 1 to 20 of `a-z`, `A-Z`, `0-9` and `_`.
        pub substitution: Option<BTreeMap<String, SubstitutionObject>> = "substitution",
        /// Shows this message as an answer to the one the token came with.
        pub quote_token: Option<QuoteToken> = "quoteToken",
    }
}

impl TextMessageV2 {
    /// Text as LINE reads it, with `{key}` where [`substitute`](Self::substitute) is to put something.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), substitution: None, quote_token: None }
    }

    /// Text piece by piece, without keys and without escaping by hand.
    pub fn builder() -> TextMessageV2Builder {
        TextMessageV2Builder { message: Self::new("") }
    }

    /// Puts a mention or an emoji in place of `{key}`.
    pub fn substitute(
        mut self,
        key: impl Into<String>,
        substitution: impl Into<SubstitutionObject>,
    ) -> Self {
        self.substitution.get_or_insert_with(BTreeMap::new).insert(key.into(), substitution.into());
        self
    }

    setters! { substitution: BTreeMap<String, SubstitutionObject>, quote_token: QuoteToken }
}

impl From<&str> for TextMessageV2 {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for TextMessageV2 {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

/// Makes a [`TextMessageV2`] piece by piece.
#[derive(Clone, Debug)]
#[must_use]
pub struct TextMessageV2Builder {
    message: TextMessageV2,
}

impl TextMessageV2Builder {
    /// Text that is shown as it is, braces too.
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        for c in text.as_ref().chars() {
            self.message.text.push(c);
            if matches!(c, '{' | '}') {
                self.message.text.push(c);
            }
        }
        self
    }

    /// A mention of one user, who is in the chat and no bot.
    pub fn mention_user(self, user_id: impl Into<UserId>) -> Self {
        self.substitution(MentionSubstitutionObject::user(user_id))
    }

    /// A mention of everybody in the chat.
    pub fn mention_all(self) -> Self {
        self.substitution(MentionSubstitutionObject::all())
    }

    /// The LINE emoji `emoji_id` of the set `product_id`.
    pub fn emoji(self, product_id: impl Into<ProductId>, emoji_id: impl Into<EmojiId>) -> Self {
        self.substitution(EmojiSubstitutionObject::new(product_id, emoji_id))
    }

    /// A mention or an emoji.
    pub fn substitution(mut self, substitution: impl Into<SubstitutionObject>) -> Self {
        let entries = self.message.substitution.get_or_insert_with(BTreeMap::new);
        let key = entries.len().to_string();
        self.message.text.push('{');
        self.message.text.push_str(&key);
        self.message.text.push('}');
        entries.insert(key, substitution.into());
        self
    }

    /// The message. Whatever takes a message takes the builder as well.
    pub fn build(self) -> TextMessageV2 {
        self.message
    }
}

impl From<TextMessageV2Builder> for TextMessageV2 {
    fn from(builder: TextMessageV2Builder) -> Self {
        builder.build()
    }
}

tagged! {
    /// What stands in place of a `{key}`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2)
    pub enum SubstitutionObject {
        /// A mention.
        Mention(MentionSubstitutionObject) = "mention",
        /// A LINE emoji.
        Emoji(EmojiSubstitutionObject) = "emoji",
    }
}

object! {
    /// A mention: at most 20 in a message, in replies and pushes to a group or room.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2-mention-object)
    pub struct MentionSubstitutionObject {
        /// Who is mentioned.
        pub mentionee: MentionTarget = "mentionee",
    }
}

impl MentionSubstitutionObject {
    /// Mentions `mentionee`.
    pub fn new(mentionee: impl Into<MentionTarget>) -> Self {
        Self { mentionee: mentionee.into() }
    }

    /// Mentions one user.
    pub fn user(user_id: impl Into<UserId>) -> Self {
        Self::new(UserMentionTarget::new(user_id))
    }

    /// Mentions everybody in the chat.
    pub fn all() -> Self {
        Self::new(AllMentionTarget {})
    }
}

tagged! {
    /// Who is mentioned.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2-mention-object)
    pub enum MentionTarget {
        /// One user.
        User(UserMentionTarget) = "user",
        /// Everybody in the chat.
        All(AllMentionTarget) = "all",
    }
}

object! {
    /// One user.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2-mentionee-user)
    #[derive(Eq)]
    pub struct UserMentionTarget {
        /// A member of the chat, and no bot.
        pub user_id: UserId = "userId",
    }
}

impl UserMentionTarget {
    /// One user.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { user_id: user_id.into() }
    }
}

object! {
    /// Everybody in the chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2-mentionee-all)
    #[derive(Default, Eq)]
    pub struct AllMentionTarget {}
}

object! {
    /// A LINE emoji from LINE's [list](https://developers.line.biz/en/docs/messaging-api/emoji-list/): at most 20 in a
    /// message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message-v2-emoji-object)
    #[derive(Eq)]
    pub struct EmojiSubstitutionObject {
        /// The set.
        pub product_id: ProductId = "productId",
        /// The emoji in the set.
        pub emoji_id: EmojiId = "emojiId",
    }
}

impl EmojiSubstitutionObject {
    /// The emoji `emoji_id` of the set `product_id`.
    pub fn new(product_id: impl Into<ProductId>, emoji_id: impl Into<EmojiId>) -> Self {
        Self { product_id: product_id.into(), emoji_id: emoji_id.into() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TextMessageV2;

    /// What a user sees, with NUL in place of a substitution.
    fn shown(text: &str) -> String {
        let mut shown = String::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if "{}".contains(c) && rest.as_str().starts_with(c) {
                rest.next();
                shown.push(c);
            } else if c == '{' {
                assert!(rest.by_ref().any(|c| c == '}'), "{text}");
                shown.push('\0');
            } else {
                shown.push(c);
            }
        }
        shown
    }

    proptest! {
        #[test]
        fn a_built_text_is_shown_as_it_was_given(
            parts in prop::collection::vec("[{}0-9a🙂]{0,4}", 0..8),
        ) {
            let mut builder = TextMessageV2::builder();
            for part in &parts {
                builder = builder.text(part).mention_all();
            }
            let message = builder.build();
            let given: String = parts.iter().flat_map(|part| [part, "\0"]).collect();
            prop_assert_eq!(shown(&message.text), given);
            prop_assert_eq!(message.substitution.map_or(0, |entries| entries.len()), parts.len());
        }
    }
}
