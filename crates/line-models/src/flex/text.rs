use serde::{Deserialize, Serialize};

use super::{
    FlexAdjustMode, FlexAlign, FlexComponent, FlexGravity, FlexMargin, FlexOffset, FlexPosition,
    FlexSpanSize, FlexTextFontSize, only,
};
use crate::Action;

/// Text, in one style or in several spans.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-text)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexText {
    /// Required without `contents`. A line break is `\n`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Stands instead of `text`.
    #[serde(default, with = "only::optional_list", skip_serializing_if = "Option::is_none")]
    pub contents: Option<Vec<FlexSpan>>,
    /// A keyword or pixels. LINE's default is `md`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<FlexTextFontSize>,
    /// LINE's default is `regular`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<FlexTextWeight>,
    /// LINE's default is `normal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<FlexTextStyle>,
    /// LINE's default is `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoration: Option<FlexTextDecoration>,
    /// `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// `true` breaks lines that are too long. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wrap: Option<bool>,
    /// Between lines, as in `4px`. LINE 11.22.0 or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_spacing: Option<String>,
    /// More lines than these are cut off. 0, LINE's default, shows all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_lines: Option<i32>,
    /// From left to right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<FlexAlign>,
    /// From top to bottom. LINE's default is `top`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gravity: Option<FlexGravity>,
    /// What becomes of a text that is too long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjust_mode: Option<FlexAdjustMode>,
    /// `true` follows the text size of the user's device. LINE's default is `false`. LINE 13.6.0 or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scaling: Option<bool>,
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

impl FlexText {
    /// Text in one style.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    /// Text in several styles.
    pub fn spans(contents: impl Into<Vec<FlexSpan>>) -> Self {
        Self { contents: Some(contents.into()), ..Self::default() }
    }

    setters! {
        contents: Vec<FlexSpan>, size: FlexTextFontSize, weight: FlexTextWeight, style: FlexTextStyle,
        decoration: FlexTextDecoration, color: String, line_spacing: String, align: FlexAlign, gravity: FlexGravity,
        adjust_mode: FlexAdjustMode, margin: FlexMargin, position: FlexPosition, offset_top: FlexOffset, offset_bottom: FlexOffset,
        offset_start: FlexOffset, offset_end: FlexOffset, action: Action,
    }
    setters! { copy wrap: bool, max_lines: i32, scaling: bool, flex: i32 }
}

impl From<&str> for FlexText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for FlexText {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for FlexComponent {
    fn from(text: &str) -> Self {
        FlexText::new(text).into()
    }
}

impl From<String> for FlexComponent {
    fn from(text: String) -> Self {
        FlexText::new(text).into()
    }
}

/// A part of a text in a style of its own. What it leaves out is as in the text around.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#span)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FlexSpan {
    /// A line break is `\n`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A keyword or pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<FlexSpanSize>,
    /// How thick the letters are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<FlexTextWeight>,
    /// Whether the letters lean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<FlexTextStyle>,
    /// The line under or through it. It cannot change that of the text around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoration: Option<FlexTextDecoration>,
    /// `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl FlexSpan {
    /// A part of a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    setters! {
        size: FlexSpanSize, weight: FlexTextWeight, style: FlexTextStyle, decoration: FlexTextDecoration, color: String,
    }
}

string_enum! {
    /// How thick letters are.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#span)
    pub enum FlexTextWeight {
        /// As usual.
        Regular = "regular",
        /// Thick.
        Bold = "bold",
    }
}

string_enum! {
    /// Whether letters lean.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#span)
    pub enum FlexTextStyle {
        /// They stand.
        Normal = "normal",
        /// They lean.
        Italic = "italic",
    }
}

string_enum! {
    /// A line under or through a text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#span)
    pub enum FlexTextDecoration {
        /// No line.
        None = "none",
        /// Under it.
        Underline = "underline",
        /// Through it.
        LineThrough = "line-through",
    }
}
