//! What a bot sends: messages, and the requests that carry them.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-objects)
//!
//! ```
//! use line_models::{Action, Message, message::Sender};
//!
//! let message = Message::text("Tea or coffee?")
//!     .quick_reply([Action::message("Tea", "tea"), Action::message("Coffee", "coffee")])
//!     .sender(Sender::new("Waiter"));
//! assert_eq!(serde_json::to_value(&message).unwrap()["sender"]["name"], "Waiter");
//! ```

mod coupon;
mod location;
mod media;
mod request;
mod sticker;
mod text;

pub use self::{
    coupon::CouponMessage,
    location::LocationMessage,
    media::{AudioMessage, ImageMessage, VideoMessage},
    request::{
        BroadcastRequest, BroadcastResponse, MulticastRequest, MulticastResponse,
        PushMessageRequest, PushMessageResponse, ReplyMessageRequest, ReplyMessageResponse,
        SentMessage, ValidateMessageRequest,
    },
    sticker::StickerMessage,
    text::{
        AllMentionTarget, Emoji, EmojiSubstitutionObject, MentionSubstitutionObject, MentionTarget,
        SubstitutionObject, TextMessage, TextMessageV2, TextMessageV2Builder, UserMentionTarget,
    },
};
use crate::{
    PackageId, StickerId,
    flex::{FlexContainer, FlexMessage},
    imagemap::{ImagemapAction, ImagemapBaseSize, ImagemapMessage},
    quick_reply::QuickReply,
    template::{Template, TemplateMessage},
};

tagged! {
    /// A message that a bot sends.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties-for-messages)
    pub struct Message {
        optional {
            /// Buttons under the message. Of several messages sent together, only those of the last are shown.
            quick_reply: QuickReply = "quickReply",
            /// Shows another name and icon than the bot's.
            sender: Sender = "sender",
        }
    }

    /// The kinds of message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties-for-messages)
    pub enum MessageKind {
        /// Text.
        Text(TextMessage) = "text",
        /// Text with mentions and LINE emoji.
        TextV2(TextMessageV2) = "textV2",
        /// A sticker.
        Sticker(StickerMessage) = "sticker",
        /// An image.
        Image(ImageMessage) = "image",
        /// A video.
        Video(VideoMessage) = "video",
        /// A sound.
        Audio(AudioMessage) = "audio",
        /// A place.
        Location(LocationMessage) = "location",
        /// An image with areas to tap.
        Imagemap(ImagemapMessage) = "imagemap",
        /// Text and buttons in a fixed layout.
        Template(TemplateMessage) = "template",
        /// Boxes, texts and images in a layout of one's own.
        Flex(FlexMessage) = "flex",
        /// A coupon of this account.
        Coupon(CouponMessage) = "coupon",
    }
}

impl Message {
    /// Text: at most 5,000 UTF-16 code units.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(TextMessage::new(text))
    }

    /// Text with mentions and LINE emoji: a [`TextMessageV2`], its builder, or a text with braces doubled.
    pub fn text_v2(message: impl Into<TextMessageV2>) -> Self {
        Self::new(message.into())
    }

    /// A sticker from LINE's [list](https://developers.line.biz/en/docs/messaging-api/sticker-list/).
    pub fn sticker(package_id: impl Into<PackageId>, sticker_id: impl Into<StickerId>) -> Self {
        Self::new(StickerMessage::new(package_id, sticker_id))
    }

    /// An image and its preview, by URL: HTTPS, JPEG or PNG, at most 10 MB and 1 MB.
    pub fn image(original: impl Into<String>, preview: impl Into<String>) -> Self {
        Self::new(ImageMessage::new(original, preview))
    }

    /// A video and its preview image, by URL: HTTPS, MP4 and JPEG or PNG, at most 200 MB and 1 MB.
    pub fn video(original: impl Into<String>, preview: impl Into<String>) -> Self {
        Self::new(VideoMessage::new(original, preview))
    }

    /// A sound of `duration` milliseconds, by URL: HTTPS, MP3 or M4A, at most 200 MB.
    pub fn audio(original: impl Into<String>, duration: i64) -> Self {
        Self::new(AudioMessage::new(original, duration))
    }

    /// A place, in degrees; its name and its address at most 100 UTF-16 code units each.
    pub fn location(
        title: impl Into<String>,
        address: impl Into<String>,
        latitude: f64,
        longitude: f64,
    ) -> Self {
        Self::new(LocationMessage::new(title, address, latitude, longitude))
    }

    /// An image with areas to tap; see [`imagemap`](crate::imagemap).
    pub fn imagemap(
        base_url: impl Into<String>,
        alt_text: impl Into<String>,
        base_size: ImagemapBaseSize,
        actions: impl Into<Vec<ImagemapAction>>,
    ) -> Self {
        Self::new(ImagemapMessage::new(base_url, alt_text, base_size, actions))
    }

    /// A template, and the text that stands for it where it cannot be shown: at most 1,500 UTF-16 code units.
    pub fn template(alt_text: impl Into<String>, template: impl Into<Template>) -> Self {
        Self::new(TemplateMessage::new(alt_text, template))
    }

    /// A Flex bubble or carousel, and the text that stands for it where it cannot be shown: at most 1,500 UTF-16 code
    /// units.
    pub fn flex(alt_text: impl Into<String>, contents: impl Into<FlexContainer>) -> Self {
        Self::new(FlexMessage::new(alt_text, contents))
    }

    /// A coupon of this account.
    pub fn coupon(coupon_id: impl Into<String>) -> Self {
        Self::new(CouponMessage::new(coupon_id))
    }
}

impl From<MessageKind> for Message {
    fn from(kind: MessageKind) -> Self {
        Self::new(kind)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

macro_rules! messages {
    ($($message:ident)*) => {$(
        impl From<$message> for Message {
            fn from(message: $message) -> Self {
                Self::new(message)
            }
        }
    )*};
}

messages! {
    TextMessage TextMessageV2 StickerMessage ImageMessage VideoMessage AudioMessage LocationMessage ImagemapMessage
    TemplateMessage FlexMessage CouponMessage
}

impl From<TextMessageV2Builder> for Message {
    fn from(builder: TextMessageV2Builder) -> Self {
        Self::new(builder.build())
    }
}

object! {
    /// The name and icon a message is shown with.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#icon-nickname-switch)
    #[derive(Default)]
    pub struct Sender {
        /// At most 20 UTF-16 code units. LINE refuses some words, its own name among them.
        pub name: Option<String> = "name",
        /// HTTPS, PNG, square, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub icon_url: Option<String> = "iconUrl",
    }
}

impl Sender {
    /// Another name, and the bot's own icon.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), icon_url: None }
    }

    setters! { name: String, icon_url: String }
}

/// The messages of one call: LINE takes 1 to 5.
///
/// Made from one message, or from an array or a `Vec` of them; a text will do for a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Messages(pub Vec<Message>);

transparent!(Messages);

impl<T: Into<Message>> From<T> for Messages {
    fn from(message: T) -> Self {
        Self(vec![message.into()])
    }
}

impl<T: Into<Message>, const N: usize> From<[T; N]> for Messages {
    fn from(messages: [T; N]) -> Self {
        messages.into_iter().collect()
    }
}

impl<T: Into<Message>> From<Vec<T>> for Messages {
    fn from(messages: Vec<T>) -> Self {
        messages.into_iter().collect()
    }
}

impl<T: Into<Message>> FromIterator<T> for Messages {
    fn from_iter<I: IntoIterator<Item = T>>(messages: I) -> Self {
        Self(messages.into_iter().map(Into::into).collect())
    }
}
