//! Messages to phone numbers: LINE notification messages. For partners with a contract.
//!
//! [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/)
//!
//! ```
//! use line_models::pnp::{
//!     PnpTemplatedButton, PnpTemplatedItem, PnpTemplatedMessageBody, PnpTemplatedMessageRequest,
//! };
//!
//! // The SHA-256 digest of +818000001234, in hexadecimal digits.
//! let to = "d41e0ad70dddfeb68f149ad6fc61574b9c5780ab7bcb2fba5517771ffbb2409c";
//! let request = PnpTemplatedMessageRequest::new(to, "shipment_completed_ja").body(
//!     PnpTemplatedMessageBody::new([PnpTemplatedItem::new("number_001_ja", "1234567")])
//!         .emphasized_item(PnpTemplatedItem::new("date_002_ja", "Saturday"))
//!         .buttons([PnpTemplatedButton::new("check_delivery_status_ja", "https://example.com/123")]),
//! );
//! assert_eq!(serde_json::to_value(request).unwrap()["body"]["items"][0]["content"], "1234567");
//! ```

use crate::message::Messages;

object! {
    /// The body of `pushMessagesByPhone`: messages of your own.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-line-notification-message)
    pub struct PnpMessagesRequest {
        /// 1 to 5 messages. No images, videos or sounds.
        pub messages: Messages = "messages",
        /// One phone number in E.164 format (`+818000001234`), as the hexadecimal digits of its SHA-256 digest.
        pub to: String = "to",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        pub custom_aggregation_units: Option<Vec<String>> = "customAggregationUnits",
    }
}

impl PnpMessagesRequest {
    /// Sends `messages` to a phone number, and notifies its user. `to` is the digest of the number.
    pub fn new(to: impl Into<String>, messages: impl Into<Messages>) -> Self {
        Self {
            messages: messages.into(),
            to: to.into(),
            notification_disabled: None,
            custom_aggregation_units: None,
        }
    }

    setters! { copy notification_disabled: bool }

    setters! { each custom_aggregation_units: String }
}

object! {
    /// A message made of LINE's templates, items and buttons: the body of `pushTemplatedMessagesByPhone`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#send-line-notification-message-template)
    #[derive(Eq)]
    pub struct PnpTemplatedMessageRequest {
        /// One phone number in E.164 format (`+818000001234`), as the hexadecimal digits of its SHA-256 digest.
        pub to: String = "to",
        /// The template.
        pub template_key: String = "templateKey",
        /// What the template is filled with.
        pub body: Option<PnpTemplatedMessageBody> = "body",
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        pub custom_aggregation_units: Option<Vec<String>> = "customAggregationUnits",
    }
}

impl PnpTemplatedMessageRequest {
    /// Sends a template without items or buttons to a phone number. `to` is the digest of the number.
    pub fn new(to: impl Into<String>, template_key: impl Into<String>) -> Self {
        Self {
            to: to.into(),
            template_key: template_key.into(),
            body: None,
            custom_aggregation_units: None,
        }
    }

    setters! { body: PnpTemplatedMessageBody }

    setters! { each custom_aggregation_units: String }
}

object! {
    /// What a template is filled with. No two items have the same key.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#send-line-notification-message-template)
    #[derive(Default, Eq)]
    pub struct PnpTemplatedMessageBody {
        /// The item in large letters: at most 15 UTF-16 code units of content.
        pub emphasized_item: Option<PnpTemplatedItem> = "emphasizedItem",
        /// At most 15.
        pub items: Option<Vec<PnpTemplatedItem>> = "items",
        /// At most 2.
        pub buttons: Option<Vec<PnpTemplatedButton>> = "buttons",
    }
}

impl PnpTemplatedMessageBody {
    /// With some items and no buttons.
    pub fn new(items: impl Into<Vec<PnpTemplatedItem>>) -> Self {
        Self { items: Some(items.into()), ..Self::default() }
    }

    setters! { emphasized_item: PnpTemplatedItem, buttons: Vec<PnpTemplatedButton> }
}

object! {
    /// An item of a template: LINE's words for what it is, and yours for its value.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#send-line-notification-message-template)
    #[derive(Eq)]
    pub struct PnpTemplatedItem {
        /// What it is.
        pub item_key: String = "itemKey",
        /// The value: at most 300 UTF-16 code units; 15 if it is emphasized.
        pub content: String = "content",
    }
}

impl PnpTemplatedItem {
    /// `item_key` is `content`.
    pub fn new(item_key: impl Into<String>, content: impl Into<String>) -> Self {
        Self { item_key: item_key.into(), content: content.into() }
    }
}

object! {
    /// A button of a template: LINE's words for what it is, and where it leads.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#send-line-notification-message-template)
    #[derive(Eq)]
    pub struct PnpTemplatedButton {
        /// What it says.
        pub button_key: String = "buttonKey",
        /// Where it leads: at most 1,000 UTF-16 code units.
        pub url: String = "url",
    }
}

impl PnpTemplatedButton {
    /// `button_key` leads to `url`.
    pub fn new(button_key: impl Into<String>, url: impl Into<String>) -> Self {
        Self { button_key: button_key.into(), url: url.into() }
    }
}
