use std::io;

use serde_core::Serialize;

use super::{Check, Validate, action::Place};
use crate::{
    action::ActionKind,
    flex::{
        FlexAdjustMode, FlexAlign, FlexAlignItems, FlexAspectMode, FlexBlockStyle, FlexBox,
        FlexBoxBackground, FlexBoxLayout, FlexBoxLinearGradient, FlexBubble, FlexBubbleSize,
        FlexBubbleStyles, FlexButton, FlexButtonHeight, FlexButtonStyle, FlexCarousel,
        FlexComponent, FlexContainer, FlexDirection, FlexGravity, FlexIcon, FlexImage,
        FlexJustifyContent, FlexMessage, FlexOffset, FlexPosition, FlexSeparator, FlexSpan,
        FlexText, FlexTextDecoration, FlexTextStyle, FlexTextWeight, FlexVideo, only::WithType,
    },
};

pub(super) const KB: usize = 1024;

impl Validate for FlexMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("altText", &self.alt_text, 1500);
        check.at("contents", |check| self.contents.check(check));
    }
}

impl Validate for FlexContainer {
    fn check(&self, check: &mut Check) {
        let bubbles = match self {
            Self::Bubble(bubble) => {
                bubble.check(check);
                std::slice::from_ref(&**bubble)
            }
            Self::Carousel(carousel) => {
                carousel.check(check);
                &carousel.contents
            }
            Self::Unknown(_) => return,
        };
        if bubbles.iter().map(animated_in_bubble).sum::<usize>() > 10 {
            check.violation("must not have more than 10 animated images");
        }
    }
}

impl Validate for FlexCarousel {
    fn check(&self, check: &mut Check) {
        check_size(check, &WithType("carousel", self), 50 * KB);
        check.size("contents", &self.contents, 1..=12);
        let size = |bubble: &FlexBubble| bubble.size.clone().unwrap_or(FlexBubbleSize::Mega);
        let first = self.contents.first().map(size);
        for (i, bubble) in self.contents.iter().enumerate() {
            check.at(&format!("contents[{i}]"), |check| {
                bubble.check(check);
                if let Some(FlexComponent::Video(_)) = bubble.hero {
                    check.refuse("hero.type", "invalid property");
                }
                if first.as_ref() != Some(&size(bubble)) {
                    check.refuse("size", "must be the same in every bubble");
                }
            });
        }
    }
}

impl Validate for FlexBubble {
    fn check(&self, check: &mut Check) {
        check_size(check, &WithType("bubble", self), 30 * KB);
        check.keyword("size", self.size.as_ref(), FlexBubbleSize::VALUES);
        check.keyword("direction", self.direction.as_ref(), FlexDirection::VALUES);
        for (name, block) in
            [("header", &self.header), ("body", &self.body), ("footer", &self.footer)]
        {
            if let Some(block) = block {
                check.at(name, |check| {
                    check_block(check, block.position.as_ref());
                    block.check(check);
                });
            }
        }
        if let Some(hero) = &self.hero {
            check.at("hero", |check| self.check_hero(check, hero));
        }
        if let Some(styles) = &self.styles {
            check.at("styles", |check| styles.check(check));
        }
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::FLEX));
        }
    }
}

impl FlexBubble {
    fn check_hero(&self, check: &mut Check, hero: &FlexComponent) {
        match hero {
            FlexComponent::Box(own) => check_block(check, own.position.as_ref()),
            FlexComponent::Image(own) => check_block(check, own.position.as_ref()),
            FlexComponent::Video(_) => {
                if let Some(
                    FlexBubbleSize::Nano
                    | FlexBubbleSize::Micro
                    | FlexBubbleSize::Deca
                    | FlexBubbleSize::Hecto,
                ) = self.size
                {
                    check.refuse("type", "invalid property");
                }
            }
            FlexComponent::Unknown(_) => {}
            _ => check.refuse("type", "invalid property"),
        }
        hero.check(check);
    }
}

/// What is a block itself has nothing around to be placed in.
fn check_block(check: &mut Check, position: Option<&FlexPosition>) {
    if position == Some(&FlexPosition::Absolute) {
        check.refuse("position", "invalid property");
    }
}

impl Validate for FlexBubbleStyles {
    fn check(&self, check: &mut Check) {
        for (name, style) in [
            ("header", &self.header),
            ("hero", &self.hero),
            ("body", &self.body),
            ("footer", &self.footer),
        ] {
            if let Some(style) = style {
                check.at(name, |check| style.check(check));
            }
        }
    }
}

impl Validate for FlexBlockStyle {
    fn check(&self, check: &mut Check) {
        check.flex_color("backgroundColor", self.background_color.as_ref());
        check.flex_color("separatorColor", self.separator_color.as_ref());
    }
}

/// Where a component fits, its parent tells.
impl Validate for FlexComponent {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Box(own) => own.check(check),
            Self::Button(own) => own.check(check),
            Self::Image(own) => own.check(check),
            Self::Video(own) => own.check(check),
            Self::Icon(own) => own.check(check),
            Self::Text(own) => own.check(check),
            Self::Span(own) => own.check(check),
            Self::Separator(own) => own.check(check),
            Self::Filler(_) | Self::Unknown(_) => {}
        }
    }
}

impl Validate for FlexBox {
    fn check(&self, check: &mut Check) {
        for (i, child) in self.contents.iter().enumerate() {
            check.at(&format!("contents[{i}]"), |check| {
                if !self.layout.takes(child) {
                    check.refuse("type", "invalid property");
                }
                if self.layout == FlexBoxLayout::Baseline && offset_bottom(child).is_some() {
                    check.refuse("offsetBottom", "Must not be specified");
                }
                child.check(check);
            });
        }
        check.keyword("layout", Some(&self.layout), FlexBoxLayout::VALUES);
        check.length_of("spacing", self.spacing.as_ref());
        check.length_of("margin", self.margin.as_ref());
        check.keyword("position", self.position.as_ref(), FlexPosition::VALUES);
        offsets!(check, self);
        check.flex_color("backgroundColor", self.background_color.as_ref());
        check.flex_color("borderColor", self.border_color.as_ref());
        check.length_of("borderWidth", self.border_width.as_ref());
        check.length_of("cornerRadius", self.corner_radius.as_ref());
        check.extent("width", self.width.as_ref());
        check.extent("maxWidth", self.max_width.as_ref());
        check.extent("height", self.height.as_ref());
        check.extent("maxHeight", self.max_height.as_ref());
        check.length_of("paddingAll", self.padding_all.as_ref());
        check.length_of("paddingTop", self.padding_top.as_ref());
        check.length_of("paddingBottom", self.padding_bottom.as_ref());
        check.length_of("paddingStart", self.padding_start.as_ref());
        check.length_of("paddingEnd", self.padding_end.as_ref());
        check.keyword("justifyContent", self.justify_content.as_ref(), FlexJustifyContent::VALUES);
        check.keyword("alignItems", self.align_items.as_ref(), FlexAlignItems::VALUES);
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::FLEX));
        }
        if let Some(FlexBoxBackground::LinearGradient(gradient)) = &self.background {
            check.at("background", |check| gradient.check(check));
        }
    }
}

impl FlexBoxLayout {
    fn takes(&self, child: &FlexComponent) -> bool {
        match child {
            FlexComponent::Text(_) | FlexComponent::Filler(_) | FlexComponent::Unknown(_) => true,
            FlexComponent::Span(_) | FlexComponent::Video(_) => false,
            FlexComponent::Icon(_) => !matches!(self, Self::Horizontal | Self::Vertical),
            _ => *self != Self::Baseline,
        }
    }
}

fn offset_bottom(component: &FlexComponent) -> Option<&FlexOffset> {
    match component {
        FlexComponent::Text(own) => own.offset_bottom.as_ref(),
        FlexComponent::Icon(own) => own.offset_bottom.as_ref(),
        _ => None,
    }
}

impl Validate for FlexBoxLinearGradient {
    fn check(&self, check: &mut Check) {
        check.required("angle", self.angle.as_ref());
        if let Some(angle) = &self.angle {
            check.fits("angle", angle, "deg", |degrees| degrees < 360.0);
        }
        check.required("startColor", self.start_color.as_ref());
        check.flex_color("startColor", self.start_color.as_ref());
        check.required("endColor", self.end_color.as_ref());
        check.flex_color("endColor", self.end_color.as_ref());
        check.flex_color("centerColor", self.center_color.as_ref());
        if let Some(position) = &self.center_position {
            check.fits("centerPosition", position, "%", |percents| percents <= 100.0);
        }
    }
}

impl Validate for FlexButton {
    fn check(&self, check: &mut Check) {
        check.at("action", |check| self.action.check_in(check, Place::FLEX_BUTTON));
        check.keyword("style", self.style.as_ref(), FlexButtonStyle::VALUES);
        check.flex_color("color", self.color.as_ref());
        check.keyword("height", self.height.as_ref(), FlexButtonHeight::VALUES);
        check.keyword("gravity", self.gravity.as_ref(), FlexGravity::VALUES);
        check.keyword("adjustMode", self.adjust_mode.as_ref(), FlexAdjustMode::VALUES);
        check.length_of("margin", self.margin.as_ref());
        check.keyword("position", self.position.as_ref(), FlexPosition::VALUES);
        offsets!(check, self);
    }
}

impl Validate for FlexImage {
    fn check(&self, check: &mut Check) {
        check.file("url", &self.url);
        check.length_of("size", self.size.as_ref());
        check.aspect_ratio("aspectRatio", self.aspect_ratio.as_ref());
        check.keyword("aspectMode", self.aspect_mode.as_ref(), FlexAspectMode::VALUES);
        check.flex_color("backgroundColor", self.background_color.as_ref());
        check.keyword("align", self.align.as_ref(), FlexAlign::VALUES);
        check.keyword("gravity", self.gravity.as_ref(), FlexGravity::VALUES);
        check.length_of("margin", self.margin.as_ref());
        check.keyword("position", self.position.as_ref(), FlexPosition::VALUES);
        offsets!(check, self);
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::FLEX));
        }
    }
}

impl Validate for FlexVideo {
    fn check(&self, check: &mut Check) {
        check.file("url", &self.url);
        check.file("previewUrl", &self.preview_url);
        check.at("altContent", |check| {
            match *self.alt_content {
                FlexComponent::Box(_) | FlexComponent::Image(_) | FlexComponent::Unknown(_) => {}
                _ => check.refuse("type", "invalid property"),
            }
            self.alt_content.check(check);
        });
        check.aspect_ratio("aspectRatio", self.aspect_ratio.as_ref());
        if let Some(action) = &self.action {
            check.at("action", |check| {
                if !matches!(action.kind, ActionKind::Uri(_) | ActionKind::Unknown(_)) {
                    check.refuse("type", "invalid property");
                }
                action.check_in(check, Place::FLEX);
            });
        }
    }
}

impl Validate for FlexIcon {
    fn check(&self, check: &mut Check) {
        check.file("url", &self.url);
        check.length_of("size", self.size.as_ref());
        check.aspect_ratio("aspectRatio", self.aspect_ratio.as_ref());
        check.length_of("margin", self.margin.as_ref());
        check.keyword("position", self.position.as_ref(), FlexPosition::VALUES);
        offsets!(check, self);
    }
}

impl Validate for FlexText {
    fn check(&self, check: &mut Check) {
        if self.contents.is_none() {
            check.required("text", self.text.as_ref());
        }
        for (i, span) in self.contents.iter().flatten().enumerate() {
            check.at(&format!("contents[{i}]"), |check| span.check(check));
        }
        check.length_of("size", self.size.as_ref());
        check.keyword("weight", self.weight.as_ref(), FlexTextWeight::VALUES);
        check.keyword("style", self.style.as_ref(), FlexTextStyle::VALUES);
        check.keyword("decoration", self.decoration.as_ref(), FlexTextDecoration::VALUES);
        check.flex_color("color", self.color.as_ref());
        check.measure("lineSpacing", self.line_spacing.as_ref(), &["px"]);
        check.keyword("align", self.align.as_ref(), FlexAlign::VALUES);
        check.keyword("gravity", self.gravity.as_ref(), FlexGravity::VALUES);
        check.keyword("adjustMode", self.adjust_mode.as_ref(), FlexAdjustMode::VALUES);
        check.length_of("margin", self.margin.as_ref());
        check.keyword("position", self.position.as_ref(), FlexPosition::VALUES);
        offsets!(check, self);
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::FLEX));
        }
    }
}

impl Validate for FlexSpan {
    fn check(&self, check: &mut Check) {
        check.length_of("size", self.size.as_ref());
        check.keyword("weight", self.weight.as_ref(), FlexTextWeight::VALUES);
        check.keyword("style", self.style.as_ref(), FlexTextStyle::VALUES);
        check.keyword("decoration", self.decoration.as_ref(), FlexTextDecoration::VALUES);
        check.flex_color("color", self.color.as_ref());
    }
}

impl Validate for FlexSeparator {
    fn check(&self, check: &mut Check) {
        check.length_of("margin", self.margin.as_ref());
        check.flex_color("color", self.color.as_ref());
    }
}

macro_rules! offsets {
    ($check:ident, $own:ident) => {
        $check.length_of("offsetTop", $own.offset_top.as_ref());
        $check.length_of("offsetBottom", $own.offset_bottom.as_ref());
        $check.length_of("offsetStart", $own.offset_start.as_ref());
        $check.length_of("offsetEnd", $own.offset_end.as_ref());
    };
}
use offsets;

fn animated_in_bubble(bubble: &FlexBubble) -> usize {
    let blocks = [&bubble.header, &bubble.body, &bubble.footer];
    let blocks = blocks.into_iter().flatten().flat_map(|block| &block.contents);
    blocks.chain(&bubble.hero).map(animated).sum()
}

fn animated(component: &FlexComponent) -> usize {
    match component {
        FlexComponent::Box(own) => own.contents.iter().map(animated).sum(),
        FlexComponent::Image(own) => usize::from(own.animated == Some(true)),
        FlexComponent::Video(own) => animated(&own.alt_content),
        _ => 0,
    }
}

/// LINE does not say how it counts; this is the JSON without white space.
pub(super) fn check_size(check: &mut Check, value: &impl Serialize, max: usize) {
    let mut size = Size(0);
    // A length cannot fail to be written, and JSON that cannot be made is not too long.
    let _ = serde_json::to_writer(&mut size, value);
    if size.0 > max {
        check.violation(format!("must not be larger than {} KB", max / KB));
    }
}

/// Counts bytes.
struct Size(usize);

impl io::Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
