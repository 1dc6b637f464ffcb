use serde::{Deserialize, Serialize};

use crate::QuoteToken;

/// A sticker from LINE's [list](https://developers.line.biz/en/docs/messaging-api/sticker-list/).
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#sticker-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StickerMessage {
    /// The set.
    pub package_id: String,
    /// The sticker in the set.
    pub sticker_id: String,
    /// Shows this message as an answer to the one the token came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_token: Option<QuoteToken>,
}

impl StickerMessage {
    /// A sticker without quote.
    pub fn new(package_id: impl Into<String>, sticker_id: impl Into<String>) -> Self {
        Self { package_id: package_id.into(), sticker_id: sticker_id.into(), quote_token: None }
    }

    setters! { quote_token: QuoteToken }
}
