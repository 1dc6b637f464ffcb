use serde::{Deserialize, Serialize};

use super::{FlexBox, FlexComponent, only};
use crate::Action;

/// One bubble: up to four blocks, from top to bottom. At most 30 KB of JSON.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FlexBubble {
    /// The width. LINE's default is `mega`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<FlexBubbleSize>,
    /// Where lines, and horizontal boxes, begin. LINE's default is `ltr`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<FlexDirection>,
    /// The topmost block.
    #[serde(default, with = "only::boxed", skip_serializing_if = "Option::is_none")]
    pub header: Option<Box<FlexBox>>,
    /// The second block: a box, an image or a video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hero: Option<FlexComponent>,
    /// The third block.
    #[serde(default, with = "only::boxed", skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<FlexBox>>,
    /// The last block.
    #[serde(default, with = "only::boxed", skip_serializing_if = "Option::is_none")]
    pub footer: Option<Box<FlexBox>>,
    /// What the blocks look like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub styles: Option<FlexBubbleStyles>,
    /// Happens on a tap anywhere in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
}

impl FlexBubble {
    /// An empty bubble.
    pub fn new() -> Self {
        Self::default()
    }

    setters! {
        size: FlexBubbleSize, direction: FlexDirection, header: Box<FlexBox>, hero: FlexComponent, body: Box<FlexBox>,
        footer: Box<FlexBox>, styles: FlexBubbleStyles, action: Action,
    }
}

string_enum! {
    /// The width of a bubble.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble)
    pub enum FlexBubbleSize {
        /// The narrowest.
        Nano = "nano",
        /// Between `nano` and `deca`.
        Micro = "micro",
        /// Between `micro` and `hecto`. Shown as `kilo` before LINE 13.6.0.
        Deca = "deca",
        /// Between `deca` and `kilo`. Shown as `kilo` before LINE 13.6.0.
        Hecto = "hecto",
        /// Between `hecto` and `mega`.
        Kilo = "kilo",
        /// Between `kilo` and `giga`. LINE's default.
        Mega = "mega",
        /// The widest.
        Giga = "giga",
    }
}

string_enum! {
    /// Where lines, and horizontal boxes, begin.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble)
    pub enum FlexDirection {
        /// At the left. LINE's default.
        Ltr = "ltr",
        /// At the right.
        Rtl = "rtl",
    }
}

/// Bubbles side by side. At most 50 KB of JSON.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-carousel)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FlexCarousel {
    /// At most 12, all of the same size, none with a video.
    #[serde(with = "only::list")]
    pub contents: Vec<FlexBubble>,
}

impl FlexCarousel {
    /// Bubbles from left to right.
    pub fn new(contents: impl IntoIterator<Item = FlexBubble>) -> Self {
        Self { contents: contents.into_iter().collect() }
    }
}

/// What the blocks of a bubble look like.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble-style)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FlexBubbleStyles {
    /// The topmost block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<FlexBlockStyle>,
    /// The second block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hero: Option<FlexBlockStyle>,
    /// The third block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<FlexBlockStyle>,
    /// The last block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<FlexBlockStyle>,
}

impl FlexBubbleStyles {
    /// LINE's own.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { header: FlexBlockStyle, hero: FlexBlockStyle, body: FlexBlockStyle, footer: FlexBlockStyle }
}

/// What a block looks like.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#block-style)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexBlockStyle {
    /// `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background_color: Option<String>,
    /// A line above the block, unless it is the first. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<bool>,
    /// Of that line: `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator_color: Option<String>,
}

impl FlexBlockStyle {
    /// LINE's own.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { background_color: String, separator_color: String }
    setters! { copy separator: bool }
}
