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

object! {
    /// The body of `createRichMenu` and `validateRichMenuObject`. LINE requires all of it.
    ///
    /// A bot has at most 1,000 rich menus. The image comes in a call of its own: JPEG or PNG, at most 1 MB, of the
    /// menu's size.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-object)
    #[derive(Default)]
    pub struct RichMenuRequest {
        /// The size of the image.
        pub size: Option<RichMenuSize> = "size",
        /// Whether the menu is open at first.
        pub selected: Option<bool> = "selected",
        /// For the bot's owner; users do not see it. At most 300 grapheme clusters.
        pub name: Option<String> = "name",
        /// What the bar says that opens and closes the menu: at most 14 grapheme clusters.
        pub chat_bar_text: Option<String> = "chatBarText",
        /// Where the menu can be tapped: at most 20.
        pub areas: Option<Vec<RichMenuArea>> = "areas",
    }
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

object! {
    /// The size of a rich menu, in pixels of its image.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-object)
    #[derive(Default, Eq)]
    pub struct RichMenuSize {
        /// 800 to 2,500.
        pub width: Option<i64> = "width",
        /// 250 or more. The width is at least 1.45 times the height.
        pub height: Option<i64> = "height",
    }
}

impl RichMenuSize {
    /// 800 to 2,500 by 250 or more. The width is at least 1.45 times the height.
    pub fn new(width: i64, height: i64) -> Self {
        Self { width: Some(width), height: Some(height) }
    }
}

object! {
    /// A part of a rich menu that can be tapped.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#area-object)
    #[derive(Default)]
    pub struct RichMenuArea {
        /// Where it is.
        pub bounds: Option<RichMenuBounds> = "bounds",
        /// What a tap does. Any action but `camera`, `cameraRoll` and `location`. The label is read aloud: at most 20
        /// grapheme clusters.
        pub action: Option<Action> = "action",
    }
}

impl RichMenuArea {
    /// A tap within `bounds` does `action`.
    pub fn new(bounds: RichMenuBounds, action: impl Into<Action>) -> Self {
        Self { bounds: Some(bounds), action: Some(action.into()) }
    }
}

object! {
    /// A rectangle of a rich menu, in pixels from its top left corner.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#bounds-object)
    #[derive(Default, Eq)]
    pub struct RichMenuBounds {
        /// From the left edge: 0 or more.
        pub x: Option<i64> = "x",
        /// From the upper edge: 0 or more.
        pub y: Option<i64> = "y",
        /// 1 or more.
        pub width: Option<i64> = "width",
        /// 1 or more.
        pub height: Option<i64> = "height",
    }
}

impl RichMenuBounds {
    /// `width` by `height`, `x` from the left and `y` from above.
    pub fn new(x: i64, y: i64, width: i64, height: i64) -> Self {
        Self { x: Some(x), y: Some(y), width: Some(width), height: Some(height) }
    }
}

object! {
    /// What `createRichMenu`, `getDefaultRichMenuId` and `getRichMenuIdOfUser` answer.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu)
    #[derive(Eq)]
    pub struct RichMenuIdResponse {
        /// The rich menu.
        pub rich_menu_id: RichMenuId = "richMenuId",
    }
}

impl RichMenuIdResponse {
    /// The rich menu.
    pub fn new(rich_menu_id: impl Into<RichMenuId>) -> Self {
        Self { rich_menu_id: rich_menu_id.into() }
    }
}

object! {
    /// A rich menu as LINE has it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rich-menu-response-object)
    #[doc(alias = "RichMenuResponse")]
    pub struct RichMenu {
        /// Its id.
        pub rich_menu_id: RichMenuId = "richMenuId",
        /// The size of the image.
        pub size: RichMenuSize = "size",
        /// Whether the menu is open at first.
        pub selected: bool = "selected",
        /// For the bot's owner; users do not see it.
        pub name: String = "name",
        /// What the bar says that opens and closes the menu.
        pub chat_bar_text: String = "chatBarText",
        /// Where the menu can be tapped: at most 20.
        pub areas: Vec<RichMenuArea> = "areas",
    }
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

object! {
    /// All rich menus that were made through the API.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-list)
    #[doc(alias = "RichMenuListResponse")]
    #[derive(Default)]
    pub struct RichMenuList {
        /// At most 1,000.
        pub rich_menus: Vec<RichMenu> = "richmenus",
    }
}

impl RichMenuList {
    /// These.
    pub fn new(rich_menus: impl Into<Vec<RichMenu>>) -> Self {
        Self { rich_menus: rich_menus.into() }
    }
}
