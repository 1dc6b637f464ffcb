use super::{
    FlexAdjustMode, FlexAlign, FlexComponent, FlexGravity, FlexMargin, FlexOffset, FlexPosition,
    FlexSpanSize, FlexTextFontSize, only,
};
use crate::Action;

object! {
    /// Text, in one style or in several spans.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-text)
    #[derive(Default)]
    pub struct FlexText {
        /// Required without `contents`. A line break is `\n`.
        pub text: Option<String> = "text",
        /// Stands instead of `text`.
        pub contents: Option<Vec<FlexSpan>> = "contents" with only::optional_list,
        /// A keyword or pixels. LINE's default is `md`.
        pub size: Option<FlexTextFontSize> = "size",
        /// LINE's default is `regular`.
        pub weight: Option<FlexTextWeight> = "weight",
        /// LINE's default is `normal`.
        pub style: Option<FlexTextStyle> = "style",
        /// LINE's default is `none`.
        pub decoration: Option<FlexTextDecoration> = "decoration",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub color: Option<String> = "color",
        /// `true` breaks lines that are too long. LINE's default is `false`.
        pub wrap: Option<bool> = "wrap",
        /// Between lines, as in `4px`. LINE 11.22.0 or later.
        pub line_spacing: Option<String> = "lineSpacing",
        /// More lines than these are cut off. 0, LINE's default, shows all.
        pub max_lines: Option<i32> = "maxLines",
        /// From left to right.
        pub align: Option<FlexAlign> = "align",
        /// From top to bottom. LINE's default is `top`.
        pub gravity: Option<FlexGravity> = "gravity",
        /// What becomes of a text that is too long.
        pub adjust_mode: Option<FlexAdjustMode> = "adjustMode",
        /// `true` follows the text size of the user's device. LINE's default is `false`. LINE 13.6.0 or later.
        pub scaling: Option<bool> = "scaling",
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

object! {
    /// A part of a text in a style of its own. What it leaves out is as in the text around.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#span)
    #[derive(Default, Eq)]
    pub struct FlexSpan {
        /// A line break is `\n`.
        pub text: Option<String> = "text",
        /// A keyword or pixels.
        pub size: Option<FlexSpanSize> = "size",
        /// How thick the letters are.
        pub weight: Option<FlexTextWeight> = "weight",
        /// Whether the letters lean.
        pub style: Option<FlexTextStyle> = "style",
        /// The line under or through it. It cannot change that of the text around.
        pub decoration: Option<FlexTextDecoration> = "decoration",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub color: Option<String> = "color",
    }
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
