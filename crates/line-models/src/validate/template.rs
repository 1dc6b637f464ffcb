use super::{Check, Validate, action::Place};
use crate::{
    Action,
    template::{
        ButtonsTemplate, CarouselColumn, CarouselTemplate, ConfirmTemplate, ImageCarouselColumn,
        ImageCarouselTemplate, Template, TemplateImageAspectRatio, TemplateImageSize,
        TemplateMessage,
    },
};

impl Validate for TemplateMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("altText", &self.alt_text, 1500);
        check.at("template", |check| self.template.check(check));
    }
}

impl Validate for Template {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Buttons(template) => template.check(check),
            Self::Confirm(template) => template.check(check),
            Self::Carousel(template) => template.check(check),
            Self::ImageCarousel(template) => template.check(check),
            Self::Unknown(_) => {}
        }
    }
}

impl Validate for ButtonsTemplate {
    fn check(&self, check: &mut Check) {
        let head = Head {
            thumbnail_image_url: self.thumbnail_image_url.as_ref(),
            image_background_color: self.image_background_color.as_ref(),
            title: self.title.as_ref(),
            text: &self.text,
            default_action: self.default_action.as_ref(),
        };
        head.check(check, 160);
        images(check, self.image_aspect_ratio.as_ref(), self.image_size.as_ref());
        check_buttons(check, &self.actions, 4);
    }
}

impl Validate for ConfirmTemplate {
    fn check(&self, check: &mut Check) {
        check.graphemes("text", &self.text, 240);
        check.size("actions", &self.actions, 2..=2);
        check_actions(check, &self.actions);
    }
}

impl Validate for CarouselTemplate {
    fn check(&self, check: &mut Check) {
        images(check, self.image_aspect_ratio.as_ref(), self.image_size.as_ref());
        check.size("columns", &self.columns, 1..=10);
        check.each("columns", &self.columns);
        let Some((first, others)) = self.columns.split_first() else { return };
        for (i, column) in others.iter().enumerate() {
            check.at(&format!("columns[{}]", i + 1), |check| column.check_like(check, first));
        }
    }
}

impl Validate for CarouselColumn {
    fn check(&self, check: &mut Check) {
        let head = Head {
            thumbnail_image_url: self.thumbnail_image_url.as_ref(),
            image_background_color: self.image_background_color.as_ref(),
            title: self.title.as_ref(),
            text: &self.text,
            default_action: self.default_action.as_ref(),
        };
        head.check(check, 120);
        check_buttons(check, &self.actions, 3);
    }
}

impl CarouselColumn {
    /// All columns have the same parts.
    fn check_like(&self, check: &mut Check, first: &Self) {
        for (name, mine, theirs) in [
            ("thumbnailImageUrl", &self.thumbnail_image_url, &first.thumbnail_image_url),
            ("title", &self.title, &first.title),
        ] {
            match (mine, theirs) {
                (None, Some(_)) => check.required::<String>(name, None),
                (Some(_), None) => check.refuse(name, "Must not be specified"),
                _ => {}
            }
        }
        if self.actions.len() != first.actions.len() {
            check.refuse("actions", "must be as many as in the first column");
        }
    }
}

impl Validate for ImageCarouselTemplate {
    fn check(&self, check: &mut Check) {
        check.size("columns", &self.columns, 1..=10);
        check.each("columns", &self.columns);
    }
}

impl Validate for ImageCarouselColumn {
    fn check(&self, check: &mut Check) {
        check.file("imageUrl", &self.image_url);
        check.at("action", |check| self.action.check_in(check, Place::IMAGE_CAROUSEL));
    }
}

/// What stands above the buttons.
struct Head<'a> {
    thumbnail_image_url: Option<&'a String>,
    image_background_color: Option<&'a String>,
    title: Option<&'a String>,
    text: &'a str,
    default_action: Option<&'a Action>,
}

impl Head<'_> {
    fn check(&self, check: &mut Check, text_max: usize) {
        if let Some(url) = self.thumbnail_image_url {
            check.file("thumbnailImageUrl", url);
        }
        if let Some(color) = self.image_background_color {
            check.color("imageBackgroundColor", color, false);
        }
        if let Some(title) = self.title {
            check.graphemes_or_empty("title", title, 40);
        }
        let alone = self.thumbnail_image_url.is_none() && self.title.is_none();
        check.graphemes("text", self.text, if alone { text_max } else { 60 });
        if let Some(action) = self.default_action {
            check.at("defaultAction", |check| action.check_in(check, Place::TEMPLATE_DEFAULT));
        }
    }
}

fn images(
    check: &mut Check,
    aspect_ratio: Option<&TemplateImageAspectRatio>,
    size: Option<&TemplateImageSize>,
) {
    check.one_of("imageAspectRatio", aspect_ratio, TemplateImageAspectRatio::VALUES);
    check.one_of("imageSize", size, TemplateImageSize::VALUES);
}

fn check_buttons(check: &mut Check, actions: &[Action], max: usize) {
    check.size("actions", actions, 1..=max);
    check_actions(check, actions);
}

fn check_actions(check: &mut Check, actions: &[Action]) {
    for (i, action) in actions.iter().enumerate() {
        check.at(&format!("actions[{i}]"), |check| action.check_in(check, Place::TEMPLATE));
    }
}
