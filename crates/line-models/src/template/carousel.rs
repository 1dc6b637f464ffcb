use super::{TemplateImageAspectRatio, TemplateImageSize};
use crate::Action;

object! {
    /// Columns side by side.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#carousel)
    pub struct CarouselTemplate {
        /// At most 10, all with the same number of actions; all with an image or none, all with a title or none.
        pub columns: Vec<CarouselColumn> = "columns",
        /// Of all images. LINE's default is `rectangle`.
        pub image_aspect_ratio: Option<TemplateImageAspectRatio> = "imageAspectRatio",
        /// Of all images. LINE's default is `cover`.
        pub image_size: Option<TemplateImageSize> = "imageSize",
    }
}

impl CarouselTemplate {
    /// Columns from left to right.
    pub fn new(columns: impl Into<Vec<CarouselColumn>>) -> Self {
        Self { columns: columns.into(), image_aspect_ratio: None, image_size: None }
    }

    setters! { image_aspect_ratio: TemplateImageAspectRatio, image_size: TemplateImageSize }
}

object! {
    /// One column of a carousel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#column-object-for-carousel)
    pub struct CarouselColumn {
        /// HTTPS, JPEG or PNG, at most 1,024 pixels wide and 10 MB; the URL at most 2,000 UTF-16 code units.
        pub thumbnail_image_url: Option<String> = "thumbnailImageUrl",
        /// What shows behind the image: `#RRGGBB`. LINE's default is `#FFFFFF`.
        pub image_background_color: Option<String> = "imageBackgroundColor",
        /// At most 40 grapheme clusters.
        pub title: Option<String> = "title",
        /// At most 120 grapheme clusters; 60 with a title or an image.
        pub text: String = "text",
        /// Happens on a tap on the image, the title or the text.
        pub default_action: Option<Action> = "defaultAction",
        /// The buttons, from top to bottom: at most 3.
        pub actions: Vec<Action> = "actions",
    }
}

impl CarouselColumn {
    /// A text and buttons.
    pub fn new(text: impl Into<String>, actions: impl Into<Vec<Action>>) -> Self {
        Self {
            thumbnail_image_url: None,
            image_background_color: None,
            title: None,
            text: text.into(),
            default_action: None,
            actions: actions.into(),
        }
    }

    setters! {
        thumbnail_image_url: String, image_background_color: String, title: String, default_action: Action,
    }
}
