use serde::{Deserialize, Serialize};

use crate::QuoteToken;

/// Plain text with LINE emoji.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TextMessage {
    /// At most 5,000 UTF-16 code units. Each `$` listed in `emojis` becomes a LINE emoji.
    pub text: String,
    /// At most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emojis: Option<Vec<Emoji>>,
    /// Shows this message as an answer to the one the token came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_token: Option<QuoteToken>,
}

impl TextMessage {
    /// Text without emoji or quote.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), emojis: None, quote_token: None }
    }

    setters! { emojis: Vec<Emoji>, quote_token: QuoteToken }
}

/// A LINE emoji in place of a `$` of the text.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#text-message)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Emoji {
    /// Where the `$` stands, in UTF-16 code units from the start of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i32>,
    /// The set, from LINE's [list](https://developers.line.biz/en/docs/messaging-api/emoji-list/).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The emoji in the set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emoji_id: Option<String>,
}

impl Emoji {
    /// The emoji `emoji_id` of the set `product_id` at `index`.
    pub fn new(index: i32, product_id: impl Into<String>, emoji_id: impl Into<String>) -> Self {
        Self {
            index: Some(index),
            product_id: Some(product_id.into()),
            emoji_id: Some(emoji_id.into()),
        }
    }
}
