//! Mission stickers: a set that a user gets for something they did. For partners with a contract.
//!
//! [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-mission-stickers-v3)
//!
//! ```
//! use line_models::mission_sticker::MissionStickerRequest;
//!
//! let request = MissionStickerRequest::new("U4af4980629", "12345");
//! assert_eq!(serde_json::to_value(request).unwrap()["productType"], "STICKER");
//! ```

use crate::{PackageId, UserId};

object! {
    /// The body of `missionStickerV3`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-mission-stickers-v3)
    #[derive(Eq)]
    pub struct MissionStickerRequest {
        /// The user.
        pub to: UserId = "to",
        /// The set of stickers, which LINE calls a package elsewhere.
        pub product_id: PackageId = "productId",
        /// Always a set of stickers.
        pub product_type: ProductType = "productType",
        /// Always `false`.
        pub send_present_message: bool = "sendPresentMessage",
    }
}

impl MissionStickerRequest {
    /// Gives the set `product_id` to a user.
    pub fn new(to: impl Into<UserId>, product_id: impl Into<PackageId>) -> Self {
        Self {
            to: to.into(),
            product_id: product_id.into(),
            product_type: ProductType::Sticker,
            send_present_message: false,
        }
    }
}

string_enum! {
    /// What a user gets.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-mission-stickers-v3)
    pub enum ProductType {
        /// A set of stickers.
        Sticker = "STICKER",
    }
}
