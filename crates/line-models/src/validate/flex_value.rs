//! The forms of the values in Flex.

use super::Check;
use crate::flex::{
    FlexBoxBorderWidth, FlexBoxCornerRadius, FlexBoxPadding, FlexBoxSpacing, FlexIconSize,
    FlexImageSize, FlexMargin, FlexOffset, FlexSpanSize, FlexTextFontSize,
};

const PIXELS: &[&str] = &["px"];
const PIXELS_OR_PERCENTS: &[&str] = &["px", "%"];

/// A value that is a keyword or a number with a unit.
pub(super) trait Length {
    const UNITS: &'static [&'static str];
    const NEGATIVE: bool = false;

    /// The text, unless it is a keyword.
    fn free(&self) -> Option<&str>;
}

macro_rules! lengths {
    ($($name:ident($units:ident $($negative:literal)?))*) => {$(
        impl Length for $name {
            const UNITS: &'static [&'static str] = $units;
            $(const NEGATIVE: bool = $negative;)?

            fn free(&self) -> Option<&str> {
                if let Self::Unknown(text) = self { Some(text) } else { None }
            }
        }
    )*};
}

lengths! {
    FlexMargin(PIXELS)
    FlexBoxSpacing(PIXELS)
    FlexBoxPadding(PIXELS_OR_PERCENTS)
    FlexOffset(PIXELS_OR_PERCENTS true)
    FlexBoxBorderWidth(PIXELS)
    FlexBoxCornerRadius(PIXELS)
    FlexImageSize(PIXELS_OR_PERCENTS)
    FlexIconSize(PIXELS_OR_PERCENTS)
    FlexTextFontSize(PIXELS)
    FlexSpanSize(PIXELS)
}

impl Check {
    /// A keyword.
    pub(super) fn keyword<T: AsRef<str>>(
        &mut self,
        name: &str,
        value: Option<&T>,
        keywords: &[&str],
    ) {
        if value.is_some_and(|value| !keywords.contains(&value.as_ref())) {
            self.refuse(name, "invalid property");
        }
    }

    /// A keyword, or a number with a unit.
    pub(super) fn length_of<T: Length>(&mut self, name: &str, value: Option<&T>) {
        let Some(text) = value.and_then(Length::free) else { return };
        let number = if T::NEGATIVE { text.strip_prefix('-').unwrap_or(text) } else { text };
        if !T::UNITS.iter().any(|unit| measure(number, unit).is_some()) {
            self.refuse(name, "invalid property");
        }
    }

    /// A number with a unit.
    pub(super) fn measure(&mut self, name: &str, text: Option<&String>, units: &[&str]) {
        if let Some(text) = text
            && !units.iter().any(|unit| measure(text, unit).is_some())
        {
            self.refuse(name, "invalid property");
        }
    }

    /// The width or height of a box.
    pub(super) fn extent(&mut self, name: &str, text: Option<&String>) {
        self.measure(name, text, PIXELS_OR_PERCENTS);
    }

    /// `#RRGGBB` or `#RRGGBBAA`.
    pub(super) fn flex_color(&mut self, name: &str, color: Option<&String>) {
        if let Some(color) = color {
            self.color(name, color, true);
        }
    }

    /// A number with a unit, below a limit or at it.
    pub(super) fn fits(&mut self, name: &str, text: &str, unit: &str, fits: fn(f64) -> bool) {
        if !measure(text, unit).is_some_and(fits) {
            self.refuse(name, "invalid property");
        }
    }

    /// Width and height, each from 1 to 100,000, the height at most three times the width.
    pub(super) fn aspect_ratio(&mut self, name: &str, ratio: Option<&String>) {
        let fits = |ratio: &str| {
            let (width, height) = ratio.split_once(':')?;
            let (width, height) = (number(width)?, number(height)?);
            let sides = 1.0..=100_000.0;
            Some(sides.contains(&width) && sides.contains(&height) && height <= 3.0 * width)
        };
        if let Some(ratio) = ratio
            && fits(ratio) != Some(true)
        {
            self.refuse(name, "invalid property");
        }
    }
}

fn measure(text: &str, unit: &str) -> Option<f64> {
    number(text.strip_suffix(unit)?)
}

/// Digits, with a decimal point at most between them.
fn number(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(fraction) { text.parse().ok() } else { None }
}
