//! Rich menus, their images and aliases.

use std::collections::{BTreeMap, HashMap};

use axum::{body::Bytes, http::StatusCode};
use line_models::{
    RequestId, RichMenuAliasId, RichMenuId, UserId,
    rich_menu::{RichMenu, RichMenuAlias, RichMenuBatchProgress, RichMenuRequest},
};
use serde::Serialize;

use super::{Content, World};
use crate::refusal::Refusal;

/// LINE's limit for rich menus, and for aliases.
const MENUS_MAX: usize = 1_000;

const RICH_MENU_NOT_FOUND: Refusal = Refusal::Said(StatusCode::BAD_REQUEST, "richmenu not found");
const ALIAS_NOT_FOUND: Refusal = Refusal::Said(StatusCode::NOT_FOUND, "richmenu alias not found");

/// The rich menus of the bot, and who sees which.
#[derive(Default)]
pub(super) struct RichMenus {
    /// The oldest first.
    pub(super) menus: Vec<Menu>,
    pub(super) aliases: BTreeMap<RichMenuAliasId, RichMenuId>,
    pub(super) default: Option<RichMenuId>,
    pub(super) links: HashMap<UserId, RichMenuId>,
    pub(super) batches: HashMap<RequestId, RichMenuBatchProgress>,
}

pub(super) struct Menu {
    pub(super) menu: RichMenu,
    pub(super) image: Option<Content>,
}

/// What the page has to know to show each user their menu.
#[derive(Serialize)]
pub(super) struct ShownRichMenus<'a> {
    menus: Vec<&'a RichMenu>,
    default: &'a Option<RichMenuId>,
    links: &'a HashMap<UserId, RichMenuId>,
}

impl RichMenus {
    pub(super) fn get(&self, id: &str) -> Option<&Menu> {
        self.menus.iter().find(|menu| menu.menu.rich_menu_id == *id)
    }

    /// A menu without an image can be neither linked nor pointed at by an alias.
    pub(super) fn with_image(&self, id: &str) -> Option<&Menu> {
        self.get(id).filter(|menu| menu.image.is_some())
    }

    pub(super) fn shown(&self) -> ShownRichMenus<'_> {
        ShownRichMenus {
            menus: self.menus.iter().map(|menu| &menu.menu).collect(),
            default: &self.default,
            links: &self.links,
        }
    }
}

impl World {
    /// `request` is within LINE's limits.
    pub(crate) fn create_rich_menu(
        &mut self,
        request: RichMenuRequest,
    ) -> Result<RichMenuId, Refusal> {
        if self.rich_menus.menus.len() >= MENUS_MAX {
            return Err(Refusal::Said(
                StatusCode::BAD_REQUEST,
                "You have reached the maximum number of rich menus",
            ));
        }
        let id = self.ids.rich_menu();
        let mut menu = RichMenu::new(
            &id,
            request.size.unwrap_or_default(),
            request.name.unwrap_or_default(),
            request.chat_bar_text.unwrap_or_default(),
            request.areas.unwrap_or_default(),
        );
        menu.selected = request.selected.unwrap_or_default();
        self.rich_menus.menus.push(Menu { menu, image: None });
        Ok(id)
    }

    pub(crate) fn rich_menus(&self) -> impl Iterator<Item = &RichMenu> {
        self.rich_menus.menus.iter().map(|menu| &menu.menu)
    }

    pub(crate) fn rich_menu(&self, id: &str) -> Result<&RichMenu, Refusal> {
        self.rich_menus.get(id).map(|menu| &menu.menu).ok_or(Refusal::NotFound)
    }

    /// Who had it linked sees the default again.
    pub(crate) fn delete_rich_menu(&mut self, id: &str) -> Result<(), Refusal> {
        self.rich_menu(id)?;
        let menus = &mut self.rich_menus;
        menus.menus.retain(|menu| menu.menu.rich_menu_id != *id);
        menus.links.retain(|_, linked| *linked != *id);
        menus.default.take_if(|default| *default == *id);
        self.tell_rich_menus();
        Ok(())
    }

    /// An image is set once and never replaced.
    pub(crate) fn set_rich_menu_image(
        &mut self,
        id: &str,
        bytes: Bytes,
        content_type: &str,
    ) -> Result<(), Refusal> {
        let content_type = content_type.to_owned();
        let menu = self.rich_menus.menus.iter_mut().find(|menu| menu.menu.rich_menu_id == *id);
        let menu = menu.ok_or(Refusal::NotFound)?;
        if menu.image.is_some() {
            return Err(Refusal::Said(
                StatusCode::BAD_REQUEST,
                "An image has already been uploaded to the richmenu",
            ));
        }
        menu.image = Some(Content { bytes, content_type });
        self.tell_rich_menus();
        Ok(())
    }

    pub(crate) fn rich_menu_image(&self, id: &str) -> Result<Content, Refusal> {
        let menu = self.rich_menus.get(id).ok_or(Refusal::NotFound)?;
        menu.image.clone().ok_or(Refusal::NotFound)
    }

    pub(super) fn tell_rich_menus(&self) {
        self.tell("richMenus", &self.rich_menus.shown());
    }
}

/// Aliases: names that can be pointed at another menu.
impl World {
    pub(crate) fn create_alias(
        &mut self,
        alias: RichMenuAliasId,
        menu: RichMenuId,
    ) -> Result<(), Refusal> {
        self.rich_menus.with_image(menu.as_str()).ok_or(RICH_MENU_NOT_FOUND)?;
        if self.rich_menus.aliases.contains_key(&alias) {
            return Err(Refusal::Said(StatusCode::BAD_REQUEST, "conflict richmenu alias id"));
        }
        if self.rich_menus.aliases.len() >= MENUS_MAX {
            return Err(Refusal::Said(
                StatusCode::BAD_REQUEST,
                "You have reached the maximum number of rich menu aliases",
            ));
        }
        self.rich_menus.aliases.insert(alias, menu);
        Ok(())
    }

    pub(crate) fn update_alias(&mut self, alias: &str, menu: RichMenuId) -> Result<(), Refusal> {
        let has_image = self.rich_menus.with_image(menu.as_str()).is_some();
        let target = self.rich_menus.aliases.get_mut(alias).ok_or(ALIAS_NOT_FOUND)?;
        if !has_image {
            return Err(RICH_MENU_NOT_FOUND);
        }
        *target = menu;
        Ok(())
    }

    pub(crate) fn delete_alias(&mut self, alias: &str) -> Result<(), Refusal> {
        self.rich_menus.aliases.remove(alias).map(drop).ok_or(ALIAS_NOT_FOUND)
    }

    pub(crate) fn alias(&self, alias: &str) -> Result<RichMenuAlias, Refusal> {
        let menu = self.rich_menus.aliases.get(alias).ok_or(ALIAS_NOT_FOUND)?;
        Ok(RichMenuAlias::new(alias, menu))
    }

    pub(crate) fn aliases(&self) -> Vec<RichMenuAlias> {
        let aliases = self.rich_menus.aliases.iter();
        aliases.map(|(alias, menu)| RichMenuAlias::new(alias, menu)).collect()
    }
}
