//! Sizes, alignments and weights, by keyword.
//!
//! Where LINE takes pixels or percents besides keywords, the text is kept as it is: `"16px"` and `"5%"` make such a
//! value, and so does the number `16` for pixels.

/// Enums of keywords that pixels can stand for, too.
macro_rules! lengths {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)*
        }
    )*) => {$(
        string_enum! {
            $(#[$meta])*
            pub enum $name {
                $($(#[$variant_meta])* $variant = $text,)*
            }
        }

        impl From<i32> for $name {
            /// So many pixels.
            fn from(pixels: i32) -> Self {
                Self::Unknown(format!("{pixels}px"))
            }
        }
    )*};
}

lengths! {
    /// The space before a component: a keyword, or pixels as in `16px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#margin-property)
    pub enum FlexMargin {
        /// No space.
        None = "none",
        /// The smallest.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// The largest.
        Xxl = "xxl",
    }

    /// The space between the components of a box: a keyword, or pixels as in `16px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#spacing-property)
    pub enum FlexBoxSpacing {
        /// No space.
        None = "none",
        /// The smallest.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// The largest.
        Xxl = "xxl",
    }

    /// The space between the border of a box and its contents: a keyword, pixels as in `16px`, or percents of the
    /// width of the box around, as in `5%`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#padding-property)
    pub enum FlexBoxPadding {
        /// No space.
        None = "none",
        /// The smallest.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// The largest.
        Xxl = "xxl",
    }

    /// How far a component is moved: a keyword, pixels as in `16px`, or percents of the box around, as in `5%`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#component-offset)
    pub enum FlexOffset {
        /// Not at all.
        None = "none",
        /// The least.
        Xs = "xs",
        /// A little.
        Sm = "sm",
        /// Some.
        Md = "md",
        /// Far.
        Lg = "lg",
        /// Farther.
        Xl = "xl",
        /// The farthest.
        Xxl = "xxl",
    }

    /// The border of a box: a keyword, or pixels as in `2px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#box)
    pub enum FlexBoxBorderWidth {
        /// No border.
        None = "none",
        /// The thinnest.
        Light = "light",
        /// Thin.
        Normal = "normal",
        /// Medium.
        Medium = "medium",
        /// Thick.
        SemiBold = "semi-bold",
        /// The thickest.
        Bold = "bold",
    }

    /// How round the corners of a box are: a keyword, or pixels as in `8px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#box)
    pub enum FlexBoxCornerRadius {
        /// Not round. LINE's default.
        None = "none",
        /// The least.
        Xs = "xs",
        /// A little.
        Sm = "sm",
        /// Some.
        Md = "md",
        /// Round.
        Lg = "lg",
        /// Rounder.
        Xl = "xl",
        /// The roundest.
        Xxl = "xxl",
    }

    /// The width of an image: a keyword, pixels as in `120px`, or percents as in `50%`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#size)
    pub enum FlexImageSize {
        /// The smallest.
        Xxs = "xxs",
        /// Very small.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium. LINE's default.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// Still larger.
        Xxl = "xxl",
        /// Three times extra large.
        X3l = "3xl",
        /// Four times extra large.
        X4l = "4xl",
        /// The largest that is not the full width.
        X5l = "5xl",
        /// As wide as the box around.
        Full = "full",
    }

    /// The size of an icon: a keyword, or pixels as in `24px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#size)
    pub enum FlexIconSize {
        /// The smallest.
        Xxs = "xxs",
        /// Very small.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium. LINE's default.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// Still larger.
        Xxl = "xxl",
        /// Three times extra large.
        X3l = "3xl",
        /// Four times extra large.
        X4l = "4xl",
        /// The largest.
        X5l = "5xl",
    }

    /// The size of a text: a keyword, or pixels as in `16px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#size)
    pub enum FlexTextFontSize {
        /// The smallest.
        Xxs = "xxs",
        /// Very small.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium. LINE's default.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// Still larger.
        Xxl = "xxl",
        /// Three times extra large.
        X3l = "3xl",
        /// Four times extra large.
        X4l = "4xl",
        /// The largest.
        X5l = "5xl",
    }

    /// The size of a span: a keyword, or pixels as in `16px`.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#size)
    pub enum FlexSpanSize {
        /// The smallest.
        Xxs = "xxs",
        /// Very small.
        Xs = "xs",
        /// Small.
        Sm = "sm",
        /// Medium. LINE's default.
        Md = "md",
        /// Large.
        Lg = "lg",
        /// Larger.
        Xl = "xl",
        /// Still larger.
        Xxl = "xxl",
        /// Three times extra large.
        X3l = "3xl",
        /// Four times extra large.
        X4l = "4xl",
        /// The largest.
        X5l = "5xl",
    }
}

string_enum! {
    /// What the offsets of a component are measured from.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#component-offset)
    pub enum FlexPosition {
        /// From where it would stand without them. LINE's default.
        Relative = "relative",
        /// From the edges of the box around. Not for what is a block of a bubble itself.
        Absolute = "absolute",
    }
}

string_enum! {
    /// Where a text or an image stands from left to right.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#align-property)
    pub enum FlexAlign {
        /// Where lines begin.
        Start = "start",
        /// Where lines end.
        End = "end",
        /// In the middle. LINE's default.
        Center = "center",
    }
}

string_enum! {
    /// Where a component stands from top to bottom. Without effect in a baseline box.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#gravity-property)
    pub enum FlexGravity {
        /// At the top. LINE's default.
        Top = "top",
        /// At the bottom.
        Bottom = "bottom",
        /// In the middle.
        Center = "center",
    }
}

string_enum! {
    /// What becomes of a text that is too long for its place.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#adjusts-fontsize-to-fit)
    pub enum FlexAdjustMode {
        /// It is made smaller.
        ShrinkToFit = "shrink-to-fit",
    }
}
