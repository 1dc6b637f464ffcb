//! What happens when a user taps a button, an image or an area.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#action-objects)
//!
//! ```
//! use line_models::action::{Action, PostbackAction};
//!
//! let yes = Action::message("Yes", "yes");
//! let buy = Action::postback("Buy", "item=1&count=2");
//! let quiet = Action::new(PostbackAction::new("item=1").display_text("I buy one"));
//! assert_eq!(serde_json::to_value(yes).unwrap()["text"], "yes");
//! # let _ = (buy, quiet);
//! ```

use crate::RichMenuAliasId;

tagged! {
    /// What happens on a tap.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#action-objects)
    pub struct Action {
        optional {
            /// What the button says. Required in templates except the image carousel, in quick replies and on Flex
            /// buttons.
            ///
            /// At most 20 grapheme clusters; 12 in an image carousel, 40 in Flex, 100 in an imagemap.
            label: String = "label",
        }
    }

    /// The nine kinds of action.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#action-objects)
    pub enum ActionKind {
        /// Sends data to the bot.
        Postback(PostbackAction) = "postback",
        /// Sends a text as if the user had typed it.
        Message(MessageAction) = "message",
        /// Opens a link.
        Uri(UriAction) = "uri",
        /// Lets the user pick a date or a time.
        DatetimePicker(DatetimePickerAction) = "datetimepicker",
        /// Opens the camera. Quick reply only.
        Camera(CameraAction) = "camera",
        /// Opens the photos on the device. Quick reply only.
        CameraRoll(CameraRollAction) = "cameraRoll",
        /// Lets the user pick a place. Quick reply only.
        Location(LocationAction) = "location",
        /// Shows another rich menu. Rich menus only.
        RichMenuSwitch(RichMenuSwitchAction) = "richmenuswitch",
        /// Copies a text.
        Clipboard(ClipboardAction) = "clipboard",
    }
}

impl Action {
    /// Sends `data` to the bot, in a postback event: at most 300 UTF-16 code units.
    pub fn postback(label: impl Into<String>, data: impl Into<String>) -> Self {
        Self::new(PostbackAction::new(data)).label(label)
    }

    /// Sends `text` as if the user had typed it: at most 300 grapheme clusters.
    pub fn message(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(MessageAction::new(text)).label(label)
    }

    /// Opens `uri`, of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
    pub fn uri(label: impl Into<String>, uri: impl Into<String>) -> Self {
        Self::new(UriAction::new(uri)).label(label)
    }

    /// Lets the user pick a date or a time, and sends it to the bot with `data`, in a postback event.
    pub fn datetime_picker(
        label: impl Into<String>,
        data: impl Into<String>,
        mode: DatetimePickerMode,
    ) -> Self {
        Self::new(DatetimePickerAction::new(data, mode)).label(label)
    }

    /// Opens the camera. Quick reply only.
    pub fn camera(label: impl Into<String>) -> Self {
        Self::new(CameraAction {}).label(label)
    }

    /// Opens the photos on the device. Quick reply only.
    pub fn camera_roll(label: impl Into<String>) -> Self {
        Self::new(CameraRollAction {}).label(label)
    }

    /// Lets the user pick a place. Quick reply only.
    pub fn location(label: impl Into<String>) -> Self {
        Self::new(LocationAction {}).label(label)
    }

    /// Shows the rich menu behind an alias, and sends `data` to the bot, in a postback event. Rich menus only.
    pub fn rich_menu_switch(alias: impl Into<RichMenuAliasId>, data: impl Into<String>) -> Self {
        Self::new(RichMenuSwitchAction::new(alias, data))
    }

    /// Copies `text`: 1 to 1,000 UTF-16 code units. LINE 14.0.0 or later.
    pub fn clipboard(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(ClipboardAction::new(text)).label(label)
    }
}

object! {
    /// Sends data to the bot.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-action)
    #[derive(Default)]
    pub struct PostbackAction {
        /// What the bot gets: at most 300 UTF-16 code units.
        pub data: Option<String> = "data",
        /// What the chat shows as said by the user: at most 300 grapheme clusters. Not together with `text`.
        pub display_text: Option<String> = "displayText",
        /// Deprecated by LINE in favour of `display_text`.
        pub text: Option<String> = "text",
        /// What else opens or closes. LINE 12.6.0 or later.
        pub input_option: Option<InputOption> = "inputOption",
        /// What the input field is filled with: at most 300 grapheme clusters. Only with `openKeyboard`.
        pub fill_in_text: Option<String> = "fillInText",
    }
}

impl PostbackAction {
    /// Sends `data` and shows nothing.
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: Some(data.into()), ..Self::default() }
    }

    setters! { display_text: String, input_option: InputOption, fill_in_text: String }
}

string_enum! {
    /// What a postback opens or closes on the user's screen.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-action)
    pub enum InputOption {
        /// Closes the rich menu.
        CloseRichMenu = "closeRichMenu",
        /// Opens the rich menu.
        OpenRichMenu = "openRichMenu",
        /// Opens the keyboard.
        OpenKeyboard = "openKeyboard",
        /// Opens voice input.
        OpenVoice = "openVoice",
    }
}

object! {
    /// Sends a text as if the user had typed it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-action)
    #[derive(Default)]
    pub struct MessageAction {
        /// At most 300 grapheme clusters.
        pub text: Option<String> = "text",
    }
}

impl MessageAction {
    /// Sends `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()) }
    }
}

object! {
    /// Opens a link.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#uri-action)
    #[doc(alias = "URIAction")]
    #[derive(Default)]
    pub struct UriAction {
        /// Of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
        pub uri: Option<String> = "uri",
        /// What LINE for PC opens instead. Flex only.
        pub alt_uri: Option<AltUri> = "altUri",
    }
}

impl UriAction {
    /// Opens `uri`.
    pub fn new(uri: impl Into<String>) -> Self {
        Self { uri: Some(uri.into()), ..Self::default() }
    }

    setters! { alt_uri: AltUri }
}

object! {
    /// The link for LINE on a computer.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#uri-action)
    #[derive(Default)]
    pub struct AltUri {
        /// For LINE for macOS and Windows: at most 1,000 UTF-16 code units.
        pub desktop: Option<String> = "desktop",
    }
}

impl AltUri {
    /// For LINE for macOS and Windows.
    pub fn new(desktop: impl Into<String>) -> Self {
        Self { desktop: Some(desktop.into()) }
    }
}

object! {
    /// Lets the user pick a date or a time.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action)
    #[derive(Default)]
    pub struct DatetimePickerAction {
        /// What the bot gets besides the choice: at most 300 UTF-16 code units.
        pub data: Option<String> = "data",
        /// What can be picked. It also says how `initial`, `min` and `max` are written.
        pub mode: Option<DatetimePickerMode> = "mode",
        /// What is chosen at first: `2026-01-31`, `23:59` or `2026-01-31T23:59`.
        pub initial: Option<String> = "initial",
        /// The latest choice.
        pub max: Option<String> = "max",
        /// The earliest choice; before `max`.
        pub min: Option<String> = "min",
    }
}

impl DatetimePickerAction {
    /// Any date or time.
    pub fn new(data: impl Into<String>, mode: DatetimePickerMode) -> Self {
        Self { data: Some(data.into()), mode: Some(mode), ..Self::default() }
    }

    setters! { initial: String, max: String, min: String }
}

string_enum! {
    /// What a date-time picker lets the user pick.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action)
    pub enum DatetimePickerMode {
        /// `2026-01-31`, from 1900-01-01 to 2100-12-31.
        Date = "date",
        /// `23:59`
        Time = "time",
        /// `2026-01-31T23:59`
        Datetime = "datetime",
    }
}

object! {
    /// Opens the camera.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#camera-action)
    #[derive(Default)]
    pub struct CameraAction {}
}

object! {
    /// Opens the photos on the device.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#camera-roll-action)
    #[derive(Default)]
    pub struct CameraRollAction {}
}

object! {
    /// Lets the user pick a place, which comes as a location message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#location-action)
    #[derive(Default)]
    pub struct LocationAction {}
}

object! {
    /// Shows the rich menu behind an alias.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#richmenu-switch-action)
    #[derive(Default)]
    pub struct RichMenuSwitchAction {
        /// What the bot gets besides the result: at most 300 UTF-16 code units.
        pub data: Option<String> = "data",
        /// The alias of the rich menu to show.
        pub rich_menu_alias_id: Option<RichMenuAliasId> = "richMenuAliasId",
    }
}

impl RichMenuSwitchAction {
    /// Shows the rich menu behind `alias`.
    pub fn new(alias: impl Into<RichMenuAliasId>, data: impl Into<String>) -> Self {
        Self { data: Some(data.into()), rich_menu_alias_id: Some(alias.into()) }
    }
}

object! {
    /// Copies a text.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#clipboard-action)
    pub struct ClipboardAction {
        /// 1 to 1,000 UTF-16 code units.
        pub clipboard_text: String = "clipboardText",
    }
}

impl ClipboardAction {
    /// Copies `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { clipboard_text: text.into() }
    }
}
