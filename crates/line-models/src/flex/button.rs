use super::{FlexAdjustMode, FlexGravity, FlexMargin, FlexOffset, FlexPosition};
use crate::Action;

object! {
    /// A button. It says what the label of its action says.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#button)
    pub struct FlexButton {
        /// Happens on a tap. Its label has at most 40 grapheme clusters.
        pub action: Action = "action",
        /// LINE's default is `link`.
        pub style: Option<FlexButtonStyle> = "style",
        /// Of the letters with the style `link`, else of the background: `#RRGGBB` or `#RRGGBBAA`.
        pub color: Option<String> = "color",
        /// LINE's default is `md`.
        pub height: Option<FlexButtonHeight> = "height",
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
    }
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
