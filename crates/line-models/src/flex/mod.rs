//! Messages in a layout of one's own.
//!
//! A receipt. The keywords are those of the JSON; where a misspelt one is to be an error of the compiler, write
//! `FlexTextWeight::Bold` for `"bold"`.
//!
//! ```
//! use line_models::{Action, flex::*};
//!
//! fn row(name: &str, price: &str) -> FlexBox {
//!     FlexBox::horizontal((
//!         FlexText::new(name).size("sm").flex(0),
//!         FlexText::new(price).size("sm").align("end"),
//!     ))
//! }
//!
//! let receipt = FlexBubble::new()
//!     .body(FlexBox::vertical((
//!         FlexText::new("RECEIPT").weight("bold").color("#1DB446").size("sm"),
//!         FlexText::new("Brown Store").weight("bold").size("xxl").margin("md"),
//!         FlexText::new("Midtown Tower, Tokyo").size("xs").color("#AAAAAA").wrap(true),
//!         FlexSeparator::new().margin("xxl"),
//!         FlexBox::vertical([row("Energy Drink", "¥299"), row("Chewing Gum", "¥99")])
//!             .margin("xxl")
//!             .spacing("sm"),
//!         FlexButton::new(Action::postback("Pay", "pay=398")).margin("xxl"),
//!     )))
//!     .styles(FlexBubbleStyles::new().footer(FlexBlockStyle::new().separator(true)));
//!
//! let json = r##"
//! {
//!   "type": "bubble",
//!   "body": {
//!     "type": "box",
//!     "layout": "vertical",
//!     "contents": [
//!       { "type": "text", "text": "RECEIPT", "weight": "bold", "color": "#1DB446", "size": "sm" },
//!       { "type": "text", "text": "Brown Store", "weight": "bold", "size": "xxl", "margin": "md" },
//!       { "type": "text", "text": "Midtown Tower, Tokyo", "size": "xs", "color": "#AAAAAA", "wrap": true },
//!       { "type": "separator", "margin": "xxl" },
//!       {
//!         "type": "box",
//!         "layout": "vertical",
//!         "margin": "xxl",
//!         "spacing": "sm",
//!         "contents": [
//!           {
//!             "type": "box",
//!             "layout": "horizontal",
//!             "contents": [
//!               { "type": "text", "text": "Energy Drink", "size": "sm", "flex": 0 },
//!               { "type": "text", "text": "¥299", "size": "sm", "align": "end" }
//!             ]
//!           },
//!           {
//!             "type": "box",
//!             "layout": "horizontal",
//!             "contents": [
//!               { "type": "text", "text": "Chewing Gum", "size": "sm", "flex": 0 },
//!               { "type": "text", "text": "¥99", "size": "sm", "align": "end" }
//!             ]
//!           }
//!         ]
//!       },
//!       { "type": "button", "action": { "type": "postback", "label": "Pay", "data": "pay=398" }, "margin": "xxl" }
//!     ]
//!   },
//!   "styles": { "footer": { "separator": true } }
//! }
//! "##;
//! assert_eq!(FlexContainer::from_json(json)?, receipt.clone().into());
//! assert_eq!(
//!     serde_json::to_value(FlexContainer::from(receipt))?,
//!     serde_json::from_str::<serde_json::Value>(json)?,
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#flex-message)

mod bubble;
mod button;
mod import;
mod layout;
mod media;
pub(crate) mod only;
mod style;
mod text;

pub use self::{
    bubble::{
        FlexBlockStyle, FlexBubble, FlexBubbleSize, FlexBubbleStyles, FlexCarousel, FlexDirection,
    },
    button::{FlexButton, FlexButtonHeight, FlexButtonStyle},
    import::FlexImportError,
    layout::{
        FlexAlignItems, FlexBox, FlexBoxBackground, FlexBoxLayout, FlexBoxLinearGradient,
        FlexContents, FlexFiller, FlexJustifyContent, FlexSeparator,
    },
    media::{FlexAspectMode, FlexIcon, FlexImage, FlexVideo},
    style::{
        FlexAdjustMode, FlexAlign, FlexBoxBorderWidth, FlexBoxCornerRadius, FlexBoxPadding,
        FlexBoxSpacing, FlexGravity, FlexIconSize, FlexImageSize, FlexMargin, FlexOffset,
        FlexPosition, FlexSpanSize, FlexTextFontSize,
    },
    text::{FlexSpan, FlexText, FlexTextDecoration, FlexTextStyle, FlexTextWeight},
};

object! {
    /// A bubble or a carousel, and the text that stands for it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#flex-message)
    pub struct FlexMessage {
        /// Stands in notifications and where Flex cannot be shown: at most 1,500 UTF-16 code units.
        pub alt_text: String = "altText",
        /// The bubble or carousel.
        pub contents: FlexContainer = "contents",
    }
}

impl FlexMessage {
    /// `alt_text` stands for `contents` where they cannot be shown.
    pub fn new(alt_text: impl Into<String>, contents: impl Into<FlexContainer>) -> Self {
        Self { alt_text: alt_text.into(), contents: contents.into() }
    }
}

tagged! {
    /// What a [`FlexMessage`] holds.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#flex-message)
    pub enum FlexContainer {
        /// One bubble.
        Bubble(Box<FlexBubble>) = "bubble",
        /// Bubbles side by side.
        Carousel(FlexCarousel) = "carousel",
    }
}

tagged! {
    /// What a box holds.
    ///
    /// Any component turns into it with `into`, and a text in plain style as well.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#flex-message)
    pub enum FlexComponent {
        /// Other components side by side or one below the other.
        Box(Box<FlexBox>) = "box",
        /// A button.
        Button(Box<FlexButton>) = "button",
        /// An image.
        Image(Box<FlexImage>) = "image",
        /// A video, as the hero of a bubble.
        Video(Box<FlexVideo>) = "video",
        /// An icon, in a baseline box.
        Icon(Box<FlexIcon>) = "icon",
        /// Text.
        Text(Box<FlexText>) = "text",
        /// A part of a text, in a text alone.
        Span(Box<FlexSpan>) = "span",
        /// A line between components.
        Separator(FlexSeparator) = "separator",
        /// Empty space. Deprecated by LINE.
        Filler(FlexFiller) = "filler",
    }
}

macro_rules! boxed {
    ($($union:ident { $($variant:ident($own:ident))* })*) => {$($(
        impl From<$own> for $union {
            fn from(own: $own) -> Self {
                Self::$variant(own.into())
            }
        }
    )*)*};
}

boxed! {
    FlexContainer { Bubble(FlexBubble) }
    FlexComponent {
        Box(FlexBox) Button(FlexButton) Image(FlexImage) Video(FlexVideo) Icon(FlexIcon) Text(FlexText) Span(FlexSpan)
    }
}
