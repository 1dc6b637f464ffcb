//! An image with areas to tap, and perhaps a video in one of them.
//!
//! LINE fetches the image in the widths 240, 300, 460, 700 and 1040 pixels: `base_url`, a slash and the width, without
//! a file extension; JPEG or PNG, at most 10 MB each.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message)
//!
//! ```
//! use line_models::{
//!     Message,
//!     imagemap::{ImagemapAction, ImagemapArea, ImagemapBaseSize},
//! };
//!
//! let left = ImagemapArea::new(0, 0, 520, 1040);
//! let right = ImagemapArea::new(520, 0, 520, 1040);
//! let message = Message::imagemap(
//!     "https://example.com/menu",
//!     "Shop or help",
//!     ImagemapBaseSize::new(1040, 1040),
//!     [
//!         ImagemapAction::uri(left, "https://example.com/shop").label("The shop"),
//!         ImagemapAction::message(right, "help"),
//!     ],
//! );
//! let json = serde_json::to_value(&message).unwrap();
//! assert_eq!(json["actions"][1]["text"], "help");
//! ```

object! {
    /// An image with areas to tap.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message)
    pub struct ImagemapMessage {
        /// HTTPS, at most 2,000 UTF-16 code units. LINE adds a slash and a width.
        pub base_url: String = "baseUrl",
        /// Stands in notifications and where imagemaps cannot be shown: at most 1,500 UTF-16 code units.
        pub alt_text: String = "altText",
        /// The size that areas are measured in.
        pub base_size: ImagemapBaseSize = "baseSize",
        /// The areas to tap: at most 50.
        pub actions: Vec<ImagemapAction> = "actions",
        /// Plays over the image.
        pub video: Option<ImagemapVideo> = "video",
    }
}

impl ImagemapMessage {
    /// An image without video.
    pub fn new(
        base_url: impl Into<String>,
        alt_text: impl Into<String>,
        base_size: ImagemapBaseSize,
        actions: impl Into<Vec<ImagemapAction>>,
    ) -> Self {
        Self {
            base_url: base_url.into(),
            alt_text: alt_text.into(),
            base_size,
            actions: actions.into(),
            video: None,
        }
    }

    setters! { video: ImagemapVideo }
}

object! {
    /// The size of the image, in pixels.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message)
    #[derive(Copy, Eq)]
    pub struct ImagemapBaseSize {
        /// Always 1040.
        pub width: i32 = "width",
        /// The height of the image that is 1040 wide.
        pub height: i32 = "height",
    }
}

impl ImagemapBaseSize {
    /// LINE takes no `width` but 1040.
    pub fn new(width: i32, height: i32) -> Self {
        Self { width, height }
    }
}

object! {
    /// A rectangle of the image, in pixels of its base size.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-area-object)
    #[derive(Copy, Eq)]
    pub struct ImagemapArea {
        /// From the left edge: 0 or more.
        pub x: i32 = "x",
        /// From the top edge: 0 or more.
        pub y: i32 = "y",
        /// To the right.
        pub width: i32 = "width",
        /// Downwards.
        pub height: i32 = "height",
    }
}

impl ImagemapArea {
    /// The rectangle whose top left corner is at `x` and `y`.
    pub fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width, height }
    }
}

tagged! {
    /// What happens on a tap, and where.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-action-objects)
    pub struct ImagemapAction {
        required {
            /// Where to tap.
            area: ImagemapArea = "area",
        }
        optional {
            /// What is read aloud: at most 100 UTF-16 code units.
            label: String = "label",
        }
    }

    /// What happens on a tap.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-action-objects)
    pub enum ImagemapActionKind {
        /// Opens a link.
        Uri(UriImagemapAction) = "uri",
        /// Sends a text as if the user had typed it.
        Message(MessageImagemapAction) = "message",
        /// Copies a text.
        Clipboard(ClipboardImagemapAction) = "clipboard",
    }
}

impl ImagemapAction {
    /// Opens `link_uri`, of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
    pub fn uri(area: ImagemapArea, link_uri: impl Into<String>) -> Self {
        Self::new(area, UriImagemapAction::new(link_uri))
    }

    /// Sends `text` as if the user had typed it: at most 400 UTF-16 code units.
    pub fn message(area: ImagemapArea, text: impl Into<String>) -> Self {
        Self::new(area, MessageImagemapAction::new(text))
    }

    /// Copies `text`: 1 to 1,000 UTF-16 code units. LINE 14.0.0 or later.
    pub fn clipboard(area: ImagemapArea, text: impl Into<String>) -> Self {
        Self::new(area, ClipboardImagemapAction::new(text))
    }
}

object! {
    /// Opens a link.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-uri-action-object)
    #[doc(alias = "URIImagemapAction")]
    #[derive(Eq)]
    pub struct UriImagemapAction {
        /// Of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
        pub link_uri: String = "linkUri",
    }
}

impl UriImagemapAction {
    /// Opens `link_uri`.
    pub fn new(link_uri: impl Into<String>) -> Self {
        Self { link_uri: link_uri.into() }
    }
}

object! {
    /// Sends a text as if the user had typed it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message-action-object)
    #[derive(Eq)]
    pub struct MessageImagemapAction {
        /// At most 400 UTF-16 code units.
        pub text: String = "text",
    }
}

impl MessageImagemapAction {
    /// Sends `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

object! {
    /// Copies a text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-clipboard-action-object)
    #[derive(Eq)]
    pub struct ClipboardImagemapAction {
        /// 1 to 1,000 UTF-16 code units.
        pub clipboard_text: String = "clipboardText",
    }
}

impl ClipboardImagemapAction {
    /// Copies `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { clipboard_text: text.into() }
    }
}

object! {
    /// A video that plays over the image.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message)
    #[derive(Default, Eq)]
    pub struct ImagemapVideo {
        /// HTTPS, MP4, at most 200 MB; the URL at most 2,000 UTF-16 code units.
        pub original_content_url: Option<String> = "originalContentUrl",
        /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub preview_image_url: Option<String> = "previewImageUrl",
        /// Where it plays.
        pub area: Option<ImagemapArea> = "area",
        /// What is offered when it has ended.
        pub external_link: Option<ImagemapExternalLink> = "externalLink",
    }
}

impl ImagemapVideo {
    /// A video without a link at its end.
    pub fn new(
        original_content_url: impl Into<String>,
        preview_image_url: impl Into<String>,
        area: ImagemapArea,
    ) -> Self {
        Self {
            original_content_url: Some(original_content_url.into()),
            preview_image_url: Some(preview_image_url.into()),
            area: Some(area),
            external_link: None,
        }
    }

    setters! { external_link: ImagemapExternalLink }
}

object! {
    /// The link at the end of a video.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#imagemap-message)
    #[derive(Default, Eq)]
    pub struct ImagemapExternalLink {
        /// Of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
        pub link_uri: Option<String> = "linkUri",
        /// What it says: at most 30 UTF-16 code units.
        pub label: Option<String> = "label",
    }
}

impl ImagemapExternalLink {
    /// Opens `link_uri`; the link says `label`.
    pub fn new(link_uri: impl Into<String>, label: impl Into<String>) -> Self {
        Self { link_uri: Some(link_uri.into()), label: Some(label.into()) }
    }
}
