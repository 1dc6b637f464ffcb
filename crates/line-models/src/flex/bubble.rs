use super::{FlexBox, FlexComponent, only};
use crate::Action;

object! {
    /// One bubble: up to four blocks, from top to bottom. At most 30 KB of JSON.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble)
    #[derive(Default)]
    pub struct FlexBubble {
        /// The width. LINE's default is `mega`.
        pub size: Option<FlexBubbleSize> = "size",
        /// Where lines, and horizontal boxes, begin. LINE's default is `ltr`.
        pub direction: Option<FlexDirection> = "direction",
        /// The topmost block.
        pub header: Option<Box<FlexBox>> = "header" with only::boxed,
        /// The second block: a box, an image or a video.
        pub hero: Option<FlexComponent> = "hero",
        /// The third block.
        pub body: Option<Box<FlexBox>> = "body" with only::boxed,
        /// The last block.
        pub footer: Option<Box<FlexBox>> = "footer" with only::boxed,
        /// What the blocks look like.
        pub styles: Option<FlexBubbleStyles> = "styles",
        /// Happens on a tap anywhere in it.
        pub action: Option<Action> = "action",
    }
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

object! {
    /// Bubbles side by side. At most 50 KB of JSON.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#f-carousel)
    #[derive(Default)]
    pub struct FlexCarousel {
        /// At most 12, all of the same size, none with a video.
        pub contents: Vec<FlexBubble> = "contents" with only::list,
    }
}

impl FlexCarousel {
    /// Bubbles from left to right.
    pub fn new(contents: impl IntoIterator<Item = FlexBubble>) -> Self {
        Self { contents: contents.into_iter().collect() }
    }
}

object! {
    /// What the blocks of a bubble look like.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bubble-style)
    #[derive(Default, Eq)]
    pub struct FlexBubbleStyles {
        /// The topmost block.
        pub header: Option<FlexBlockStyle> = "header",
        /// The second block.
        pub hero: Option<FlexBlockStyle> = "hero",
        /// The third block.
        pub body: Option<FlexBlockStyle> = "body",
        /// The last block.
        pub footer: Option<FlexBlockStyle> = "footer",
    }
}

impl FlexBubbleStyles {
    /// LINE's own.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { header: FlexBlockStyle, hero: FlexBlockStyle, body: FlexBlockStyle, footer: FlexBlockStyle }
}

object! {
    /// What a block looks like.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#block-style)
    #[derive(Default, Eq)]
    pub struct FlexBlockStyle {
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub background_color: Option<String> = "backgroundColor",
        /// A line above the block, unless it is the first. LINE's default is `false`.
        pub separator: Option<bool> = "separator",
        /// Of that line: `#RRGGBB` or `#RRGGBBAA`.
        pub separator_color: Option<String> = "separatorColor",
    }
}

impl FlexBlockStyle {
    /// LINE's own.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { background_color: String, separator_color: String }
    setters! { copy separator: bool }
}
