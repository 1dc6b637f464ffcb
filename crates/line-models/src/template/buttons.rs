use crate::Action;

object! {
    /// An image, a title, a text and up to four buttons.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#buttons)
    pub struct ButtonsTemplate {
        /// HTTPS, JPEG or PNG, at most 1,024 pixels wide and 10 MB; the URL at most 2,000 UTF-16 code units.
        pub thumbnail_image_url: Option<String> = "thumbnailImageUrl",
        /// LINE's default is `rectangle`.
        pub image_aspect_ratio: Option<TemplateImageAspectRatio> = "imageAspectRatio",
        /// LINE's default is `cover`.
        pub image_size: Option<TemplateImageSize> = "imageSize",
        /// What shows behind the image: `#RRGGBB`. LINE's default is `#FFFFFF`.
        pub image_background_color: Option<String> = "imageBackgroundColor",
        /// At most 40 grapheme clusters.
        pub title: Option<String> = "title",
        /// At most 160 grapheme clusters; 60 with a title or an image.
        pub text: String = "text",
        /// Happens on a tap on the image, the title or the text.
        pub default_action: Option<Action> = "defaultAction",
        /// The buttons, from top to bottom: at most 4.
        pub actions: Vec<Action> = "actions",
    }
}

impl ButtonsTemplate {
    /// A text and buttons.
    pub fn new(text: impl Into<String>, actions: impl Into<Vec<Action>>) -> Self {
        Self {
            thumbnail_image_url: None,
            image_aspect_ratio: None,
            image_size: None,
            image_background_color: None,
            title: None,
            text: text.into(),
            default_action: None,
            actions: actions.into(),
        }
    }

    setters! {
        thumbnail_image_url: String, image_aspect_ratio: TemplateImageAspectRatio, image_size: TemplateImageSize,
        image_background_color: String, title: String, default_action: Action,
    }
}

string_enum! {
    /// The shape of the image in a template.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#buttons)
    pub enum TemplateImageAspectRatio {
        /// 1.51:1
        Rectangle = "rectangle",
        /// 1:1
        Square = "square",
    }
}

string_enum! {
    /// How the image of a template fills its place.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#buttons)
    pub enum TemplateImageSize {
        /// It fills all of it; what does not fit is cut off.
        Cover = "cover",
        /// It shows as a whole, with the background at its sides.
        Contain = "contain",
    }
}
