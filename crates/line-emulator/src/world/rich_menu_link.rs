//! Which user sees which rich menu.

use axum::http::StatusCode;
use line_models::{
    RichMenuAliasId, RichMenuId, Timestamp, UserId,
    rich_menu::RichMenu,
    webhook::{Event, PostbackContent},
};

use super::{Seat, World};
use crate::{error::Error, ids::is_id, refusal::Refusal};

const NO_IMAGE: Refusal =
    Refusal::Said(StatusCode::BAD_REQUEST, "must upload richmenu image before applying it to user");

impl World {
    pub(crate) fn set_default_rich_menu(&mut self, id: &str) -> Result<(), Refusal> {
        self.rich_menus.default = Some(self.linkable(id)?);
        self.tell_rich_menus();
        Ok(())
    }

    pub(crate) fn default_rich_menu(&self) -> Result<&RichMenuId, Refusal> {
        const NONE: Refusal = Refusal::Said(StatusCode::NOT_FOUND, "no default richmenu");
        self.rich_menus.default.as_ref().ok_or(NONE)
    }

    pub(crate) fn cancel_default_rich_menu(&mut self) {
        self.rich_menus.default = None;
        self.tell_rich_menus();
    }

    /// To who is no friend, nothing is linked, and nothing is said about it.
    pub(crate) fn link_rich_menu(&mut self, user_id: &str, id: &str) -> Result<(), Refusal> {
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        let id = self.linkable(id)?;
        self.link([&UserId::from(user_id)], &id);
        Ok(())
    }

    pub(crate) fn link_rich_menu_to_all(
        &mut self,
        users: &[UserId],
        id: &str,
    ) -> Result<(), Refusal> {
        const UNKNOWN: Refusal = Refusal::Said(StatusCode::NOT_FOUND, "richmenu not found");
        all_users(users)?;
        self.rich_menus.get(id).ok_or(UNKNOWN)?;
        let id = self.linkable(id)?;
        self.link(users, &id);
        Ok(())
    }

    pub(crate) fn rich_menu_of(&self, user_id: &str) -> Result<&RichMenuId, Refusal> {
        const NONE: Refusal = Refusal::Said(StatusCode::NOT_FOUND, "the user has no richmenu");
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        self.rich_menus.links.get(user_id).ok_or(NONE)
    }

    pub(crate) fn unlink_rich_menu(&mut self, user_id: &str) -> Result<(), Refusal> {
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        self.rich_menus.links.remove(user_id);
        self.tell_rich_menus();
        Ok(())
    }

    pub(crate) fn unlink_rich_menu_from_all(&mut self, users: &[UserId]) -> Result<(), Refusal> {
        all_users(users)?;
        for user_id in users {
            self.rich_menus.links.remove(user_id);
        }
        self.tell_rich_menus();
        Ok(())
    }

    /// The menu under the chat of the user with the bot: their own, or else the default.
    pub(crate) fn visible_rich_menu(&self, user_id: &UserId) -> Option<&RichMenu> {
        let menus = &self.rich_menus;
        let id = menus.links.get(user_id).or(menus.default.as_ref())?;
        menus.get(id.as_str()).map(|menu| &menu.menu)
    }

    /// The user taps a tab. The bot is told whether it worked.
    pub(crate) fn switch_rich_menu(
        &mut self,
        seat: &Seat,
        alias: &RichMenuAliasId,
        data: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        self.check(seat)?;
        let target = self.rich_menus.aliases.get(alias).cloned();
        let status = match &target {
            None => "RICHMENU_ALIAS_ID_NOTFOUND",
            Some(id) if self.rich_menus.with_image(id.as_str()).is_none() => "RICHMENU_NOTFOUND",
            Some(_) => "SUCCESS",
        };
        let mut params = vec![("status", status.to_owned())];
        if let Some(id) = target.filter(|_| status == "SUCCESS") {
            self.link([&seat.user_id], &id);
            params.push(("newRichMenuAliasId", alias.to_string()));
        }
        let postback = PostbackContent::new(data).params(params);
        self.send_postback(seat, postback, None, now)
    }

    pub(super) fn link<'a>(
        &mut self,
        users: impl IntoIterator<Item = &'a UserId>,
        id: &RichMenuId,
    ) {
        for user_id in users {
            if self.user(user_id.as_str()).is_some_and(|user| user.following) {
                self.rich_menus.links.insert(user_id.clone(), id.clone());
            }
        }
        self.tell_rich_menus();
    }

    fn linkable(&self, id: &str) -> Result<RichMenuId, Refusal> {
        let menu = self.rich_menus.get(id).ok_or(Refusal::NotFound)?;
        if menu.image.is_some() { Ok(menu.menu.rich_menu_id.clone()) } else { Err(NO_IMAGE) }
    }
}

fn all_users(users: &[UserId]) -> Result<(), Refusal> {
    match users.iter().position(|id| !is_id('U', id.as_str())) {
        Some(i) => Err(Refusal::Value { property: format!("'userIds[{i}]'") }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use line_models::rich_menu::{RichMenuRequest, RichMenuSize};
    use serde_json::{Value, json};

    use super::*;
    use crate::builder::EmulatorBuilder;

    const NOW: Timestamp = Timestamp::from_millis(1);

    fn world() -> (World, Seat) {
        let mut world = World::new(&EmulatorBuilder::default().into_config());
        let alice = world.user_named("Alice").user_id;
        (world, Seat::alone(&alice))
    }

    fn menu(world: &mut World, has_image: bool) -> RichMenuId {
        let request = RichMenuRequest::new(RichMenuSize::new(2500, 843), "name", "Menu", []);
        let id = world.create_rich_menu(request).unwrap();
        if has_image {
            world.set_rich_menu_image(id.as_str(), "png".into(), "image/png").unwrap();
        }
        id
    }

    fn visible(world: &World, seat: &Seat) -> Option<RichMenuId> {
        world.visible_rich_menu(&seat.user_id).map(|menu| menu.rich_menu_id.clone())
    }

    #[test]
    fn the_users_own_menu_hides_the_default() {
        let (mut world, alice) = world();
        let (default, own) = (menu(&mut world, true), menu(&mut world, true));
        assert_eq!(visible(&world, &alice), None);
        world.set_default_rich_menu(default.as_str()).unwrap();
        assert_eq!(visible(&world, &alice), Some(default.clone()));
        world.link_rich_menu(alice.user_id.as_str(), own.as_str()).unwrap();
        assert_eq!(visible(&world, &alice), Some(own.clone()));
        world.delete_rich_menu(own.as_str()).unwrap();
        assert_eq!(visible(&world, &alice), Some(default));
        world.cancel_default_rich_menu();
        assert_eq!(visible(&world, &alice), None);
    }

    #[test]
    fn a_menu_without_an_image_is_for_nobody() {
        let (mut world, alice) = world();
        let bare = menu(&mut world, false);
        let user = alice.user_id.as_str();
        assert!(world.set_default_rich_menu(bare.as_str()).is_err());
        assert!(world.link_rich_menu(user, bare.as_str()).is_err());
        assert!(world.create_alias("a".into(), bare).is_err());
        assert_eq!(visible(&world, &alice), None);
    }

    #[test]
    fn a_tab_switches_to_what_its_alias_points_at_now() {
        let (mut world, alice) = world();
        let (one, other) = (menu(&mut world, true), menu(&mut world, true));
        world.create_alias("tab".into(), one.clone()).unwrap();
        let switch = |world: &mut World, alias: &str| {
            let event = world.switch_rich_menu(&alice, &alias.into(), "d", NOW).unwrap();
            let params = serde_json::to_value(event).unwrap()["postback"]["params"].clone();
            (params, visible(world, &alice))
        };
        let success = json!({ "newRichMenuAliasId": "tab", "status": "SUCCESS" });
        assert_eq!(switch(&mut world, "tab"), (success.clone(), Some(one.clone())));
        world.update_alias("tab", other.clone()).unwrap();
        assert_eq!(switch(&mut world, "tab"), (success, Some(other.clone())));
        let failure: Value = json!({ "status": "RICHMENU_ALIAS_ID_NOTFOUND" });
        assert_eq!(switch(&mut world, "no"), (failure, Some(other.clone())));
        world.delete_rich_menu(other.as_str()).unwrap();
        let failure: Value = json!({ "status": "RICHMENU_NOTFOUND" });
        assert_eq!(switch(&mut world, "tab"), (failure, None));
    }
}
