use serde::{Deserialize, Serialize};

use super::{FlexAdjustMode, FlexGravity, FlexMargin, FlexOffset, FlexPosition};
use crate::Action;

/// A button. It says what the label of its action says.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#button)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FlexButton {
    /// Happens on a tap. Its label has at most 40 grapheme clusters.
    pub action: Action,
    /// LINE's default is `link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<FlexButtonStyle>,
    /// Of the letters with the style `link`, else of the background: `#RRGGBB` or `#RRGGBBAA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// LINE's default is `md`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<FlexButtonHeight>,
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
}

impl FlexButton {
    /// A button that says the label of `action`.
    pub fn new(action: impl Into<Action>) -> Self {
        Self {
            action: action.into(),
            style: None,
            color: None,
            height: None,
            gravity: None,
            adjust_mode: None,
            scaling: None,
            flex: None,
            margin: None,
            position: None,
            offset_top: None,
            offset_bottom: None,
            offset_start: None,
            offset_end: None,
        }
    }

    setters! {
        style: FlexButtonStyle, color: String, height: FlexButtonHeight, gravity: FlexGravity,
        adjust_mode: FlexAdjustMode, margin: FlexMargin, position: FlexPosition, offset_top: FlexOffset,
        offset_bottom: FlexOffset, offset_start: FlexOffset, offset_end: FlexOffset,
    }
    setters! { copy scaling: bool, flex: i32 }
}

string_enum! {
    /// What a button looks like.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#button)
    pub enum FlexButtonStyle {
        /// Light letters on a dark background.
        Primary = "primary",
        /// Dark letters on a light background.
        Secondary = "secondary",
        /// Letters alone, like a link. LINE's default.
        Link = "link",
    }
}

string_enum! {
    /// How high a button is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#button)
    pub enum FlexButtonHeight {
        /// Medium. LINE's default.
        Md = "md",
        /// Small.
        Sm = "sm",
    }
}
