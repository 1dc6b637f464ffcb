//! The menu under a chat: an image with areas to tap.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu)
//!
//! ```
//! use line_models::{
//!     Action,
//!     rich_menu::{RichMenuArea, RichMenuBounds, RichMenuRequest, RichMenuSize},
//! };
//!
//! let menu = RichMenuRequest::new(RichMenuSize::new(2500, 1686), "menu of spring", "Tap to open", [
//!     RichMenuArea::new(RichMenuBounds::new(0, 0, 1250, 1686), Action::message("Tea", "tea")),
//!     RichMenuArea::new(
//!         RichMenuBounds::new(1250, 0, 1250, 1686),
//!         Action::rich_menu_switch("coffee", "menu=coffee"),
//!     ),
//! ])
//! .selected(true);
//! assert_eq!(serde_json::to_value(menu).unwrap()["areas"][1]["bounds"]["x"], 1250);
//! ```

mod alias;
mod batch;

use serde::{Deserialize, Serialize};

pub use self::{
    alias::{
        CreateRichMenuAliasRequest, RichMenuAlias, RichMenuAliasList, UpdateRichMenuAliasRequest,
    },
    batch::{
        RichMenuBatchLinkOperation, RichMenuBatchOperation, RichMenuBatchPhase,
        RichMenuBatchProgress, RichMenuBatchRequest, RichMenuBatchUnlinkAllOperation,
        RichMenuBatchUnlinkOperation, RichMenuBulkLinkRequest, RichMenuBulkUnlinkRequest,
    },
};
use crate::{Action, RichMenuId};

/// The body of `createRichMenu` and `validateRichMenuObject`. LINE requires all of it.
///
/// A bot has at most 1,000 rich menus. The image comes in a call of its own: JPEG or PNG, at most 1 MB, of the menu's size.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-object)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuRequest {
    /// The size of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<RichMenuSize>,
    /// Whether the menu is open at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
    /// For the bot's owner; users do not see it. At most 300 grapheme clusters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the bar says that opens and closes the menu: at most 14 grapheme clusters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat_bar_text: Option<String>,
    /// Where the menu can be tapped: at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<RichMenuArea>>,
}

impl RichMenuRequest {
    /// A menu that is closed at first.
    pub fn new(
        size: RichMenuSize,
        name: impl Into<String>,
        chat_bar_text: impl Into<String>,
        areas: impl Into<Vec<RichMenuArea>>,
    ) -> Self {
        Self {
            size: Some(size),
            selected: Some(false),
            name: Some(name.into()),
            chat_bar_text: Some(chat_bar_text.into()),
            areas: Some(areas.into()),
        }
    }

    setters! { copy selected: bool }
}

/// The size of a rich menu, in pixels of its image.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-object)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuSize {
    /// 800 to 2,500.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// 250 or more. The width is at least 1.45 times the height.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
}

impl RichMenuSize {
    /// 800 to 2,500 by 250 or more. The width is at least 1.45 times the height.
    pub fn new(width: i64, height: i64) -> Self {
        Self { width: Some(width), height: Some(height) }
    }
}

/// A part of a rich menu that can be tapped.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#area-object)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuArea {
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<RichMenuBounds>,
    /// What a tap does. Any action but `camera`, `cameraRoll` and `location`. The label is read aloud: at most 20 grapheme
    /// clusters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
}

impl RichMenuArea {
    /// A tap within `bounds` does `action`.
    pub fn new(bounds: RichMenuBounds, action: impl Into<Action>) -> Self {
        Self { bounds: Some(bounds), action: Some(action.into()) }
    }
}

/// A rectangle of a rich menu, in pixels from its top left corner.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bounds-object)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuBounds {
    /// From the left edge: 0 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<i64>,
    /// From the upper edge: 0 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<i64>,
    /// 1 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// 1 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
}

impl RichMenuBounds {
    /// `width` by `height`, `x` from the left and `y` from above.
    pub fn new(x: i64, y: i64, width: i64, height: i64) -> Self {
        Self { x: Some(x), y: Some(y), width: Some(width), height: Some(height) }
    }
}

/// What `createRichMenu`, `getDefaultRichMenuId` and `getRichMenuIdOfUser` answer.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuIdResponse {
    /// The rich menu.
    pub rich_menu_id: RichMenuId,
}

impl RichMenuIdResponse {
    /// The rich menu.
    pub fn new(rich_menu_id: impl Into<RichMenuId>) -> Self {
        Self { rich_menu_id: rich_menu_id.into() }
    }
}

/// A rich menu as LINE has it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-response-object)
#[doc(alias = "RichMenuResponse")]
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenu {
    /// Its id.
    pub rich_menu_id: RichMenuId,
    /// The size of the image.
    pub size: RichMenuSize,
    /// Whether the menu is open at first.
    pub selected: bool,
    /// For the bot's owner; users do not see it.
    pub name: String,
    /// What the bar says that opens and closes the menu.
    pub chat_bar_text: String,
    /// Where the menu can be tapped: at most 20.
    pub areas: Vec<RichMenuArea>,
}

impl RichMenu {
    /// A menu that is closed at first.
    pub fn new(
        rich_menu_id: impl Into<RichMenuId>,
        size: RichMenuSize,
        name: impl Into<String>,
        chat_bar_text: impl Into<String>,
        areas: impl Into<Vec<RichMenuArea>>,
    ) -> Self {
        Self {
            rich_menu_id: rich_menu_id.into(),
            size,
            selected: false,
            name: name.into(),
            chat_bar_text: chat_bar_text.into(),
            areas: areas.into(),
        }
    }
}

impl From<RichMenu> for RichMenuRequest {
    /// Makes another menu like this one.
    fn from(menu: RichMenu) -> Self {
        Self {
            size: Some(menu.size),
            selected: Some(menu.selected),
            name: Some(menu.name),
            chat_bar_text: Some(menu.chat_bar_text),
            areas: Some(menu.areas),
        }
    }
}

/// All rich menus that were made through the API.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-list)
#[doc(alias = "RichMenuListResponse")]
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuList {
    /// At most 1,000.
    #[serde(rename = "richmenus")]
    pub rich_menus: Vec<RichMenu>,
}

impl RichMenuList {
    /// These.
    pub fn new(rich_menus: impl Into<Vec<RichMenu>>) -> Self {
        Self { rich_menus: rich_menus.into() }
    }
}
