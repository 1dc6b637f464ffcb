use super::{Emoji, Mention};
use crate::{
    MarkAsReadToken, MessageId, PackageId, QuoteToken, StickerId,
    object::{default, expected},
};

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

object! {
    /// Text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-text)
    pub struct TextMessageContent {
        /// The message.
        pub id: MessageId = "id",
        /// What the user wrote. A LINE emoji stands as its name, such as `(love)`.
        pub text: String = "text",
        /// The LINE emoji in the text, as far as LINE tells them.
        pub emojis: Option<Vec<Emoji>> = "emojis",
        /// Who is mentioned.
        pub mention: Option<Mention> = "mention",
        /// Quotes this message in an answer.
        pub quote_token: Option<QuoteToken> = "quoteToken" with expected,
        /// The message that this one quotes.
        pub quoted_message_id: Option<MessageId> = "quotedMessageId",
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
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

object! {
    /// An image.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
    pub struct ImageMessageContent {
        /// The message. Gets the image, if LINE has it.
        pub id: MessageId = "id",
        /// Who has the image. LINE, where what it sent before November 2018 does not say.
        pub content_provider: ContentProvider = "contentProvider" with default,
        /// The images that were sent together with this one.
        pub image_set: Option<ImageSet> = "imageSet",
        /// Quotes this message in an answer.
        pub quote_token: Option<QuoteToken> = "quoteToken" with expected,
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
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

object! {
    /// Images that were sent together. They can come in any order.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
    #[derive(Eq)]
    pub struct ImageSet {
        /// The same for all of them.
        pub id: String = "id",
        /// Which one it is, from 1. Absent if the sender uses an old LINE for Android.
        pub index: Option<i64> = "index",
        /// How many there are. Absent if the sender uses an old LINE for Android.
        pub total: Option<i64> = "total",
    }
}

impl ImageSet {
    /// Image `index` of `total`.
    pub fn new(id: impl Into<String>, index: i64, total: i64) -> Self {
        Self { id: id.into(), index: Some(index), total: Some(total) }
    }
}

object! {
    /// Who has the bytes of an image, a video or a sound.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-image)
    #[derive(Eq)]
    pub struct ContentProvider {
        /// LINE, or somebody else.
        pub kind: ContentProviderKind = "type",
        /// Where it is, if somebody else has it.
        pub original_content_url: Option<String> = "originalContentUrl",
        /// Where its preview is, if somebody else has it and it is no sound.
        pub preview_image_url: Option<String> = "previewImageUrl",
    }
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

object! {
    /// A video.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-video)
    pub struct VideoMessageContent {
        /// The message. Gets the video, if LINE has it.
        pub id: MessageId = "id",
        /// In milliseconds.
        pub duration: Option<i64> = "duration",
        /// Who has the video. LINE, where what it sent before November 2018 does not say.
        pub content_provider: ContentProvider = "contentProvider" with default,
        /// Quotes this message in an answer.
        pub quote_token: Option<QuoteToken> = "quoteToken" with expected,
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
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

object! {
    /// A sound.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-audio)
    pub struct AudioMessageContent {
        /// The message. Gets the sound, if LINE has it.
        pub id: MessageId = "id",
        /// Who has the sound. LINE, where what it sent before November 2018 does not say.
        pub content_provider: ContentProvider = "contentProvider" with default,
        /// In milliseconds.
        pub duration: Option<i64> = "duration",
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
}

impl AudioMessageContent {
    /// A sound of unknown length.
    pub fn new(id: impl Into<MessageId>, content_provider: ContentProvider) -> Self {
        Self { id: id.into(), content_provider, duration: None, mark_as_read_token: None }
    }

    setters! { copy duration: i64 }
    setters! { mark_as_read_token: MarkAsReadToken }
}

object! {
    /// A file.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-file)
    #[derive(Eq)]
    pub struct FileMessageContent {
        /// The message. Gets the file.
        pub id: MessageId = "id",
        /// Its name.
        pub file_name: String = "fileName",
        /// In bytes.
        pub file_size: i64 = "fileSize",
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
}

impl FileMessageContent {
    /// A file of `file_size` bytes.
    pub fn new(id: impl Into<MessageId>, file_name: impl Into<String>, file_size: i64) -> Self {
        Self { id: id.into(), file_name: file_name.into(), file_size, mark_as_read_token: None }
    }

    setters! { mark_as_read_token: MarkAsReadToken }
}

object! {
    /// A place.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-location)
    pub struct LocationMessageContent {
        /// The message.
        pub id: MessageId = "id",
        /// Its name.
        pub title: Option<String> = "title",
        /// Its address.
        pub address: Option<String> = "address",
        /// In degrees.
        pub latitude: f64 = "latitude",
        /// In degrees.
        pub longitude: f64 = "longitude",
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
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

id! {
    /// A word for what a sticker shows, such as `hello`.
    StickerKeyword(22),
}

object! {
    /// A sticker.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#wh-sticker)
    #[derive(Eq)]
    pub struct StickerMessageContent {
        /// The message.
        pub id: MessageId = "id",
        /// The set.
        pub package_id: PackageId = "packageId",
        /// The sticker in the set.
        pub sticker_id: StickerId = "stickerId",
        /// Whether it moves, sounds or says something. Absent in what LINE sent before 2020.
        pub sticker_resource_type: Option<StickerResourceType> = "stickerResourceType" with expected,
        /// Up to 15 words for what it shows.
        pub keywords: Option<Vec<StickerKeyword>> = "keywords",
        /// What the user wrote on it, at most 100 characters. Message stickers only.
        pub text: Option<String> = "text",
        /// Quotes this message in an answer.
        pub quote_token: Option<QuoteToken> = "quoteToken" with expected,
        /// The message that this one quotes.
        pub quoted_message_id: Option<MessageId> = "quotedMessageId",
        /// Marks this message as read.
        pub mark_as_read_token: Option<MarkAsReadToken> = "markAsReadToken",
    }
}

impl StickerMessageContent {
    /// A sticker that quotes nothing.
    pub fn new(
        id: impl Into<MessageId>,
        package_id: impl Into<PackageId>,
        sticker_id: impl Into<StickerId>,
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
    setters! { each keywords: StickerKeyword }
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
