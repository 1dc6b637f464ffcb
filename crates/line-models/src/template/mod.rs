//! Text and buttons in a fixed layout.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#template-messages)
//!
//! ```
//! use line_models::{
//!     Action, Message,
//!     template::{ButtonsTemplate, CarouselColumn, CarouselTemplate, ConfirmTemplate},
//! };
//!
//! let confirm = ConfirmTemplate::new("Are you sure?", [
//!     Action::message("Yes", "yes"),
//!     Action::message("No", "no"),
//! ]);
//! let buttons = ButtonsTemplate::new("Which one?", [Action::postback("This one", "item=1")])
//!     .title("Menu")
//!     .thumbnail_image_url("https://example.com/menu.jpg");
//! let carousel = CarouselTemplate::new([
//!     CarouselColumn::new("Tea", [Action::postback("Buy", "item=1")]),
//!     CarouselColumn::new("Coffee", [Action::postback("Buy", "item=2")]),
//! ]);
//! let messages = [
//!     Message::template("Are you sure? (yes or no)", confirm),
//!     Message::template("Which one?", buttons),
//!     Message::template("Tea or coffee", carousel),
//! ];
//! let json = serde_json::to_value(&messages).unwrap();
//! assert_eq!(json[2]["template"]["columns"][1]["text"], "Coffee");
//! ```

mod buttons;
mod carousel;
mod confirm;
mod image_carousel;

pub use self::{
    buttons::{ButtonsTemplate, TemplateImageAspectRatio, TemplateImageSize},
    carousel::{CarouselColumn, CarouselTemplate},
    confirm::ConfirmTemplate,
    image_carousel::{ImageCarouselColumn, ImageCarouselTemplate},
};

object! {
    /// A template and what stands for it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties-of-template-message-objects)
    pub struct TemplateMessage {
        /// Stands in notifications and where templates cannot be shown: at most 1,500 UTF-16 code units.
        pub alt_text: String = "altText",
        /// The layout and what it holds.
        pub template: Template = "template",
    }
}

impl TemplateMessage {
    /// `alt_text` stands for `template` where it cannot be shown.
    pub fn new(alt_text: impl Into<String>, template: impl Into<Template>) -> Self {
        Self { alt_text: alt_text.into(), template: template.into() }
    }
}

tagged! {
    /// The layouts of a [`TemplateMessage`].
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties-of-template-message-objects)
    pub enum Template {
        /// An image, a title, a text and up to four buttons.
        Buttons(Box<ButtonsTemplate>) = "buttons",
        /// A question with two answers.
        Confirm(ConfirmTemplate) = "confirm",
        /// Columns side by side, each with an image, a title, a text and up to three buttons.
        Carousel(CarouselTemplate) = "carousel",
        /// Images side by side, each with an action.
        ImageCarousel(ImageCarouselTemplate) = "image_carousel",
    }
}

impl From<ButtonsTemplate> for Template {
    fn from(template: ButtonsTemplate) -> Self {
        Self::Buttons(template.into())
    }
}
