use super::{
    FlexAlign, FlexComponent, FlexGravity, FlexIconSize, FlexImageSize, FlexMargin, FlexOffset,
    FlexPosition,
};
use crate::Action;

object! {
    /// An image.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-image)
    #[derive(Default)]
    pub struct FlexImage {
        /// HTTPS, JPEG or PNG, at most 1,024 pixels in each direction and 10 MB; the URL at most 2,000 UTF-16 code
        /// units.
        pub url: String = "url",
        /// The width: a keyword, pixels or percents. LINE's default is `md`.
        pub size: Option<FlexImageSize> = "size",
        /// Width and height, each 1 to 100,000, the height at most three times the width: `20:13`. LINE's default is
        /// `1:1`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// LINE's default is `fit`.
        pub aspect_mode: Option<FlexAspectMode> = "aspectMode",
        /// `true` plays an animated PNG of at most 300 KB; 10 such images in a message. LINE's default is `false`.
        pub animated: Option<bool> = "animated",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub background_color: Option<String> = "backgroundColor",
        /// From left to right. LINE's default is `center`.
        pub align: Option<FlexAlign> = "align",
        /// From top to bottom. LINE's default is `top`.
        pub gravity: Option<FlexGravity> = "gravity",
        /// The share of the free space. LINE's default is 1 in a horizontal box and 0 in a vertical one.
        pub flex: Option<i32> = "flex",
        /// The space before it, instead of the `spacing` of the box around.
        pub margin: Option<FlexMargin> = "margin",
        /// What the offsets are measured from. LINE's default is `relative`.
        pub position: Option<FlexPosition> = "position",
        /// Down from the top edge.
        pub offset_top: Option<FlexOffset> = "offsetTop",
        /// Up from the bottom edge. Not in a baseline box.
        pub offset_bottom: Option<FlexOffset> = "offsetBottom",
        /// From the edge where lines begin.
        pub offset_start: Option<FlexOffset> = "offsetStart",
        /// From the edge where lines end.
        pub offset_end: Option<FlexOffset> = "offsetEnd",
        /// Happens on a tap.
        pub action: Option<Action> = "action",
    }
}

impl FlexImage {
    /// The image at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }

    setters! {
        size: FlexImageSize, aspect_ratio: String, aspect_mode: FlexAspectMode, background_color: String,
        align: FlexAlign, gravity: FlexGravity, margin: FlexMargin, position: FlexPosition, offset_top: FlexOffset,
        offset_bottom: FlexOffset, offset_start: FlexOffset, offset_end: FlexOffset, action: Action,
    }
    setters! { copy animated: bool, flex: i32 }
}

string_enum! {
    /// How an image fills a place of another shape.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-image)
    pub enum FlexAspectMode {
        /// It shows as a whole. LINE's default.
        Fit = "fit",
        /// It fills all of the place; what does not fit is cut off.
        Cover = "cover",
    }
}

object! {
    /// A video: the hero of a bubble of the size `kilo`, `mega` or `giga` outside a carousel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-video)
    pub struct FlexVideo {
        /// HTTPS, MP4, at most 200 MB; the URL at most 2,000 UTF-16 code units.
        pub url: String = "url",
        /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub preview_url: String = "previewUrl",
        /// Stands where videos cannot be shown: a box or an image.
        pub alt_content: Box<FlexComponent> = "altContent",
        /// As that of an image. LINE's default is `1:1`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// Offered when the video has ended: a link alone.
        pub action: Option<Action> = "action",
    }
}

impl FlexVideo {
    /// The video at `url`, the image at `preview_url` before it plays, and `alt_content` where it cannot.
    pub fn new(
        url: impl Into<String>,
        preview_url: impl Into<String>,
        alt_content: impl Into<FlexComponent>,
    ) -> Self {
        Self {
            url: url.into(),
            preview_url: preview_url.into(),
            alt_content: Box::new(alt_content.into()),
            aspect_ratio: None,
            action: None,
        }
    }

    setters! { aspect_ratio: String, action: Action }
}

object! {
    /// An icon, in a baseline box.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#icon)
    #[derive(Default, Eq)]
    pub struct FlexIcon {
        /// HTTPS, JPEG or PNG, at most 1,024 pixels in each direction and 1 MB; the URL at most 2,000 UTF-16 code
        /// units.
        pub url: String = "url",
        /// A keyword or pixels. LINE's default is `md`.
        pub size: Option<FlexIconSize> = "size",
        /// As that of an image. LINE's default is `1:1`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// `true` follows the text size of the user's device. LINE's default is `false`. LINE 13.6.0 or later.
        pub scaling: Option<bool> = "scaling",
        /// The space before it, instead of the `spacing` of the box around.
        pub margin: Option<FlexMargin> = "margin",
        /// What the offsets are measured from. LINE's default is `relative`.
        pub position: Option<FlexPosition> = "position",
        /// Down from the top edge.
        pub offset_top: Option<FlexOffset> = "offsetTop",
        /// Up from the bottom edge. Not in a baseline box.
        pub offset_bottom: Option<FlexOffset> = "offsetBottom",
        /// From the edge where lines begin.
        pub offset_start: Option<FlexOffset> = "offsetStart",
        /// From the edge where lines end.
        pub offset_end: Option<FlexOffset> = "offsetEnd",
    }
}

impl FlexIcon {
    /// The icon at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }

    setters! {
        size: FlexIconSize, aspect_ratio: String, margin: FlexMargin, position: FlexPosition, offset_top: FlexOffset,
        offset_bottom: FlexOffset, offset_start: FlexOffset, offset_end: FlexOffset,
    }
    setters! { copy scaling: bool }
}
