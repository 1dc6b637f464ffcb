use crate::{PackageId, QuoteToken, StickerId};

object! {
    /// A sticker from LINE's [list](https://developers.line.biz/en/docs/messaging-api/sticker-list/).
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#sticker-message)
    pub struct StickerMessage {
        /// The set.
        pub package_id: PackageId = "packageId",
        /// The sticker in the set.
        pub sticker_id: StickerId = "stickerId",
        /// Shows this message as an answer to the one the token came with.
        pub quote_token: Option<QuoteToken> = "quoteToken",
    }
}

impl StickerMessage {
    /// A sticker without quote.
    pub fn new(package_id: impl Into<PackageId>, sticker_id: impl Into<StickerId>) -> Self {
        Self { package_id: package_id.into(), sticker_id: sticker_id.into(), quote_token: None }
    }

    setters! { quote_token: QuoteToken }
}
