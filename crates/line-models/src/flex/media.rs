use serde::{Deserialize, Serialize};

use super::{
    FlexAlign, FlexComponent, FlexGravity, FlexIconSize, FlexImageSize, FlexMargin, FlexOffset,
    FlexPosition,
};
use crate::Action;

/// An image.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-image)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexImage {
    /// HTTPS, JPEG or PNG, at most 1,024 pixels in each direction and 10 MB; the URL at most 2,000 UTF-16 code units.
    pub url: String,
    /// The width: a keyword, pixels or percents. LINE's default is `md`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<FlexImageSize>,
    /// Width and height, each 1 to 100,000, the height at most three times the width: `20:13`. LINE's default is `1:1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// LINE's default is `fit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_mode: Option<FlexAspectMode>,
    /// `true` plays an animated PNG of at most 300 KB; 10 such images in a message. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub animated: Option<bool>,
    /// `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background_color: Option<String>,
    /// From left to right. LINE's default is `center`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<FlexAlign>,
    /// From top to bottom. LINE's default is `top`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gravity: Option<FlexGravity>,
    /// The share of the free space. LINE's default is 1 in a horizontal box and 0 in a vertical one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flex: Option<i32>,
    /// The space before it, instead of the `spacing` of the box around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<FlexMargin>,
    /// What the offsets are measured from. LINE's default is `relative`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<FlexPosition>,
    /// Down from the top edge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_top: Option<FlexOffset>,
    /// Up from the bottom edge. Not in a baseline box.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_bottom: Option<FlexOffset>,
    /// From the edge where lines begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_start: Option<FlexOffset>,
    /// From the edge where lines end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_end: Option<FlexOffset>,
    /// Happens on a tap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
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

/// A video: the hero of a bubble of the size `kilo`, `mega` or `giga` outside a carousel.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-video)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexVideo {
    /// HTTPS, MP4, at most 200 MB; the URL at most 2,000 UTF-16 code units.
    pub url: String,
    /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
    pub preview_url: String,
    /// Stands where videos cannot be shown: a box or an image.
    pub alt_content: Box<FlexComponent>,
    /// As that of an image. LINE's default is `1:1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Offered when the video has ended: a link alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
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

/// An icon, in a baseline box.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#icon)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexIcon {
    /// HTTPS, JPEG or PNG, at most 1,024 pixels in each direction and 1 MB; the URL at most 2,000 UTF-16 code units.
    pub url: String,
    /// A keyword or pixels. LINE's default is `md`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<FlexIconSize>,
    /// As that of an image. LINE's default is `1:1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// `true` follows the text size of the user's device. LINE's default is `false`. LINE 13.6.0 or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scaling: Option<bool>,
    /// The space before it, instead of the `spacing` of the box around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<FlexMargin>,
    /// What the offsets are measured from. LINE's default is `relative`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<FlexPosition>,
    /// Down from the top edge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_top: Option<FlexOffset>,
    /// Up from the bottom edge. Not in a baseline box.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_bottom: Option<FlexOffset>,
    /// From the edge where lines begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_start: Option<FlexOffset>,
    /// From the edge where lines end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_end: Option<FlexOffset>,
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
