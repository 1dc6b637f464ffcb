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

use serde::{Deserialize, Serialize};

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

/// Sends data to the bot.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PostbackAction {
    /// What the bot gets: at most 300 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// What the chat shows as said by the user: at most 300 grapheme clusters. Not together with `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_text: Option<String>,
    /// Deprecated by LINE in favour of `display_text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What else opens or closes. LINE 12.6.0 or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_option: Option<InputOption>,
    /// What the input field is filled with: at most 300 grapheme clusters. Only with `openKeyboard`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill_in_text: Option<String>,
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

/// Sends a text as if the user had typed it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MessageAction {
    /// At most 300 grapheme clusters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl MessageAction {
    /// Sends `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()) }
    }
}

/// Opens a link.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#uri-action)
#[doc(alias = "URIAction")]
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UriAction {
    /// Of the scheme `http`, `https`, `line` or `tel`: at most 1,000 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What LINE for PC opens instead. Flex only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt_uri: Option<AltUri>,
}

impl UriAction {
    /// Opens `uri`.
    pub fn new(uri: impl Into<String>) -> Self {
        Self { uri: Some(uri.into()), ..Self::default() }
    }

    setters! { alt_uri: AltUri }
}

/// The link for LINE on a computer.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#uri-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AltUri {
    /// For LINE for macOS and Windows: at most 1,000 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desktop: Option<String>,
}

impl AltUri {
    /// For LINE for macOS and Windows.
    pub fn new(desktop: impl Into<String>) -> Self {
        Self { desktop: Some(desktop.into()) }
    }
}

/// Lets the user pick a date or a time.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#datetime-picker-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DatetimePickerAction {
    /// What the bot gets besides the choice: at most 300 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// What can be picked. It also says how `initial`, `min` and `max` are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<DatetimePickerMode>,
    /// What is chosen at first: `2026-01-31`, `23:59` or `2026-01-31T23:59`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial: Option<String>,
    /// The latest choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// The earliest choice; before `max`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
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

/// Opens the camera.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#camera-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CameraAction {}

/// Opens the photos on the device.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#camera-roll-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct CameraRollAction {}

/// Lets the user pick a place, which comes as a location message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#location-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct LocationAction {}

/// Shows the rich menu behind an alias.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#richmenu-switch-action)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuSwitchAction {
    /// What the bot gets besides the result: at most 300 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// The alias of the rich menu to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rich_menu_alias_id: Option<RichMenuAliasId>,
}

impl RichMenuSwitchAction {
    /// Shows the rich menu behind `alias`.
    pub fn new(alias: impl Into<RichMenuAliasId>, data: impl Into<String>) -> Self {
        Self { data: Some(data.into()), rich_menu_alias_id: Some(alias.into()) }
    }
}

/// Copies a text.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#clipboard-action)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClipboardAction {
    /// 1 to 1,000 UTF-16 code units.
    pub clipboard_text: String,
}

impl ClipboardAction {
    /// Copies `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { clipboard_text: text.into() }
    }
}
