use serde::{Deserialize, Serialize};

use super::{Emoji, Mention};
use crate::{MarkAsReadToken, MessageId, QuoteToken};

tagged! {
    /// A message that a user sent.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-event)
    pub enum MessageContent {
        /// Text.
        Text(TextMessageContent) = "text",
        /// An image.
        Image(ImageMessageContent) = "image",
        /// A video.
        Video(VideoMessageContent) = "video",
        /// A sound.
        Audio(AudioMessageContent) = "audio",
        /// A file.
        File(FileMessageContent) = "file",
        /// A place.
        Location(LocationMessageContent) = "location",
        /// A sticker.
        Sticker(StickerMessageContent) = "sticker",
    }
}

impl MessageContent {
    /// Its id. An unknown kind of message may have none.
    pub fn id(&self) -> Option<MessageId> {
        Some(match self {
            Self::Text(content) => content.id.clone(),
            Self::Image(content) => content.id.clone(),
            Self::Video(content) => content.id.clone(),
            Self::Audio(content) => content.id.clone(),
            Self::File(content) => content.id.clone(),
            Self::Location(content) => content.id.clone(),
            Self::Sticker(content) => content.id.clone(),
            Self::Unknown(unknown) => unknown.json().get("id")?.as_str()?.into(),
        })
    }
}

/// Text.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TextMessageContent {
    /// The message.
    pub id: MessageId,
    /// What the user wrote. A LINE emoji stands as its name, such as `(love)`.
    pub text: String,
    /// The LINE emoji in the text, as far as LINE tells them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emojis: Option<Vec<Emoji>>,
    /// Who is mentioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mention: Option<Mention>,
    /// Quotes this message in an answer.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub quote_token: Option<QuoteToken>,
    /// The message that this one quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_message_id: Option<MessageId>,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl TextMessageContent {
    /// A text that mentions nobody and quotes nothing.
    pub fn new(id: impl Into<MessageId>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            emojis: None,
            mention: None,
            quote_token: None,
            quoted_message_id: None,
            mark_as_read_token: None,
        }
    }

    setters! {
        emojis: Vec<Emoji>, mention: Mention, quote_token: QuoteToken, quoted_message_id: MessageId,
        mark_as_read_token: MarkAsReadToken,
    }
}

/// An image.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ImageMessageContent {
    /// The message. Gets the image, if LINE has it.
    pub id: MessageId,
    /// Who has the image. LINE, where what it sent before November 2018 does not say.
    #[serde(default)]
    pub content_provider: ContentProvider,
    /// The images that were sent together with this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_set: Option<ImageSet>,
    /// Quotes this message in an answer.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub quote_token: Option<QuoteToken>,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl ImageMessageContent {
    /// An image sent by itself.
    pub fn new(id: impl Into<MessageId>, content_provider: ContentProvider) -> Self {
        Self {
            id: id.into(),
            content_provider,
            image_set: None,
            quote_token: None,
            mark_as_read_token: None,
        }
    }

    setters! { image_set: ImageSet, quote_token: QuoteToken, mark_as_read_token: MarkAsReadToken }
}

/// Images that were sent together. They can come in any order.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ImageSet {
    /// The same for all of them.
    pub id: String,
    /// Which one it is, from 1. Absent if the sender uses an old LINE for Android.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i64>,
    /// How many there are. Absent if the sender uses an old LINE for Android.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

impl ImageSet {
    /// Image `index` of `total`.
    pub fn new(id: impl Into<String>, index: i64, total: i64) -> Self {
        Self { id: id.into(), index: Some(index), total: Some(total) }
    }
}

/// Who has the bytes of an image, a video or a sound.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ContentProvider {
    /// LINE, or somebody else.
    #[serde(rename = "type")]
    pub kind: ContentProviderKind,
    /// Where it is, if somebody else has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_content_url: Option<String>,
    /// Where its preview is, if somebody else has it and it is no sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_image_url: Option<String>,
}

impl ContentProvider {
    /// LINE has it: the id of the message gets it.
    pub fn line() -> Self {
        Self {
            kind: ContentProviderKind::Line,
            original_content_url: None,
            preview_image_url: None,
        }
    }

    /// Somebody else has it.
    pub fn external(original_content_url: impl Into<String>) -> Self {
        Self {
            kind: ContentProviderKind::External,
            original_content_url: Some(original_content_url.into()),
            preview_image_url: None,
        }
    }

    setters! { preview_image_url: String }
}

impl Default for ContentProvider {
    fn default() -> Self {
        Self::line()
    }
}

string_enum! {
    /// Who has the bytes of a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
    pub enum ContentProviderKind {
        /// LINE.
        Line = "line",
        /// Somebody else.
        External = "external",
    }
}

/// A video.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-video)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VideoMessageContent {
    /// The message. Gets the video, if LINE has it.
    pub id: MessageId,
    /// In milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    /// Who has the video. LINE, where what it sent before November 2018 does not say.
    #[serde(default)]
    pub content_provider: ContentProvider,
    /// Quotes this message in an answer.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub quote_token: Option<QuoteToken>,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl VideoMessageContent {
    /// A video of unknown length.
    pub fn new(id: impl Into<MessageId>, content_provider: ContentProvider) -> Self {
        Self {
            id: id.into(),
            duration: None,
            content_provider,
            quote_token: None,
            mark_as_read_token: None,
        }
    }

    setters! { copy duration: i64 }
    setters! { quote_token: QuoteToken, mark_as_read_token: MarkAsReadToken }
}

/// A sound.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-audio)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AudioMessageContent {
    /// The message. Gets the sound, if LINE has it.
    pub id: MessageId,
    /// Who has the sound. LINE, where what it sent before November 2018 does not say.
    #[serde(default)]
    pub content_provider: ContentProvider,
    /// In milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl AudioMessageContent {
    /// A sound of unknown length.
    pub fn new(id: impl Into<MessageId>, content_provider: ContentProvider) -> Self {
        Self { id: id.into(), content_provider, duration: None, mark_as_read_token: None }
    }

    setters! { copy duration: i64 }
    setters! { mark_as_read_token: MarkAsReadToken }
}

/// A file.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-file)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FileMessageContent {
    /// The message. Gets the file.
    pub id: MessageId,
    /// Its name.
    pub file_name: String,
    /// In bytes.
    pub file_size: i64,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl FileMessageContent {
    /// A file of `file_size` bytes.
    pub fn new(id: impl Into<MessageId>, file_name: impl Into<String>, file_size: i64) -> Self {
        Self { id: id.into(), file_name: file_name.into(), file_size, mark_as_read_token: None }
    }

    setters! { mark_as_read_token: MarkAsReadToken }
}

/// A place.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-location)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LocationMessageContent {
    /// The message.
    pub id: MessageId,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// In degrees.
    pub latitude: f64,
    /// In degrees.
    pub longitude: f64,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl LocationMessageContent {
    /// A place without name or address.
    pub fn new(id: impl Into<MessageId>, latitude: f64, longitude: f64) -> Self {
        Self {
            id: id.into(),
            title: None,
            address: None,
            latitude,
            longitude,
            mark_as_read_token: None,
        }
    }

    setters! { title: String, address: String, mark_as_read_token: MarkAsReadToken }
}

/// A sticker.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-sticker)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StickerMessageContent {
    /// The message.
    pub id: MessageId,
    /// The set.
    pub package_id: String,
    /// The sticker in the set.
    pub sticker_id: String,
    /// Whether it moves, sounds or says something. Absent in what LINE sent before 2020.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub sticker_resource_type: Option<StickerResourceType>,
    /// Up to 15 words for what it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<String>>,
    /// What the user wrote on it, at most 100 characters. Message stickers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Quotes this message in an answer.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub quote_token: Option<QuoteToken>,
    /// The message that this one quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_message_id: Option<MessageId>,
    /// Marks this message as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark_as_read_token: Option<MarkAsReadToken>,
}

impl StickerMessageContent {
    /// A sticker that quotes nothing.
    pub fn new(
        id: impl Into<MessageId>,
        package_id: impl Into<String>,
        sticker_id: impl Into<String>,
        sticker_resource_type: StickerResourceType,
    ) -> Self {
        Self {
            id: id.into(),
            package_id: package_id.into(),
            sticker_id: sticker_id.into(),
            sticker_resource_type: Some(sticker_resource_type),
            keywords: None,
            text: None,
            quote_token: None,
            quoted_message_id: None,
            mark_as_read_token: None,
        }
    }

    setters! {
        text: String, quote_token: QuoteToken, quoted_message_id: MessageId, mark_as_read_token: MarkAsReadToken,
    }
    setters! { each keywords: String }
}

string_enum! {
    /// Whether a sticker moves, sounds or says something.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-sticker)
    pub enum StickerResourceType {
        /// A picture.
        Static = "STATIC",
        /// It moves.
        Animation = "ANIMATION",
        /// It sounds.
        Sound = "SOUND",
        /// It moves and sounds.
        AnimationSound = "ANIMATION_SOUND",
        /// It fills the screen.
        Popup = "POPUP",
        /// It fills the screen and sounds.
        PopupSound = "POPUP_SOUND",
        /// With a text of the user's. LINE does not write it any more.
        Custom = "CUSTOM",
        /// With a text of the user's.
        Message = "MESSAGE",
        /// With a text of the user's. LINE does not write it any more.
        NameText = "NAME_TEXT",
        /// With a text of the user's. LINE does not write it any more.
        PerStickerText = "PER_STICKER_TEXT",
    }
}
