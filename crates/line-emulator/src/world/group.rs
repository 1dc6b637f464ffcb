//! Group chats and multi-person chats (rooms).

use line_models::{
    ChatId, GroupId, Timestamp, UserId,
    group::{GroupSummary, MemberProfile},
    webhook::{Event, JoinEvent, LeaveEvent, MemberJoinedEvent, MemberLeftEvent, Source},
};
use serde::Serialize;

use super::{World, seat::source};
use crate::{
    error::Error,
    ids::{is_id, named_id},
    refusal::Refusal,
};

/// A group chat or a room, and who is in it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GroupChat {
    pub(crate) chat_id: ChatId,
    pub(crate) name: String,
    pub(crate) members: Vec<UserId>,
    pub(crate) bot_is_in: bool,
}

/// What users do with groups.
impl World {
    /// A group, or with `prefix` `R` a room, beside others of the same name, with no user in it.
    pub(crate) fn new_group(&mut self, prefix: char, name: &str, bot_is_in: bool) -> GroupChat {
        let is_alike =
            |group: &&GroupChat| group.name == name && group.chat_id.as_str().starts_with(prefix);
        let nth = self.groups.iter().filter(is_alike).count();
        let chat_id = named_id(prefix, name, nth).into();
        let group = GroupChat { chat_id, name: name.to_owned(), members: Vec::new(), bot_is_in };
        self.groups.push(group.clone());
        self.tell("group", &group);
        group
    }

    /// The group, or with `prefix` `R` the room, of this name. One that is made has the bot in it, and nobody else.
    pub(crate) fn group_named(&mut self, prefix: char, name: &str) -> GroupChat {
        let id = ChatId::from(named_id(prefix, name, 0));
        if let Some(group) = self.group(id.as_str()) {
            return group.clone();
        }
        self.new_group(prefix, name, true)
    }

    /// Puts a user among the members without telling the bot, as if they had always been there.
    pub(crate) fn seat_member(&mut self, chat_id: &ChatId, user_id: &UserId) {
        let change = self.change_group(chat_id, |group| {
            if !group.members.contains(user_id) {
                group.members.push(user_id.clone());
            }
        });
        // The group is gone after a reset, and then whatever the user does there says so.
        drop(change);
    }

    /// A user joins. The event is only for a bot that is there.
    pub(crate) fn join(
        &mut self,
        chat_id: &ChatId,
        user_id: &UserId,
        now: Timestamp,
    ) -> Result<Option<Event>, Error> {
        self.known_user(user_id)?;
        if self.known_group(chat_id)?.members.contains(user_id) {
            return Ok(None);
        }
        self.seat_member(chat_id, user_id);
        self.group_event(chat_id, MemberJoinedEvent::new([Source::user(user_id)]), now)
    }

    /// A user leaves, or is removed.
    pub(crate) fn part(
        &mut self,
        chat_id: &ChatId,
        user_id: &UserId,
        now: Timestamp,
    ) -> Result<Option<Event>, Error> {
        if !self.known_group(chat_id)?.members.contains(user_id) {
            return Ok(None);
        }
        self.change_group(chat_id, |group| group.members.retain(|member| member != user_id))?;
        self.group_event(chat_id, MemberLeftEvent::new([Source::user(user_id)]), now)
    }

    /// Somebody invites the bot, which joins at once.
    pub(crate) fn invite_bot(
        &mut self,
        chat_id: &ChatId,
        now: Timestamp,
    ) -> Result<Option<Event>, Error> {
        if self.known_group(chat_id)?.bot_is_in {
            return Ok(None);
        }
        self.change_group(chat_id, |group| group.bot_is_in = true)?;
        self.group_event(chat_id, JoinEvent::default(), now)
    }

    /// Somebody removes the bot, or the bot leaves.
    pub(crate) fn remove_bot(
        &mut self,
        chat_id: &ChatId,
        now: Timestamp,
    ) -> Result<Option<Event>, Error> {
        let event = self.group_event(chat_id, LeaveEvent::default(), now)?;
        self.change_group(chat_id, |group| group.bot_is_in = false)?;
        Ok(event)
    }

    fn group_event(
        &mut self,
        chat_id: &ChatId,
        kind: impl Into<line_models::webhook::EventKind>,
        now: Timestamp,
    ) -> Result<Option<Event>, Error> {
        let bot_is_in = self.known_group(chat_id)?.bot_is_in;
        Ok(bot_is_in.then(|| self.event(chat_id, source(chat_id, None), kind, now)))
    }

    fn change_group(
        &mut self,
        chat_id: &ChatId,
        change: impl FnOnce(&mut GroupChat),
    ) -> Result<(), Error> {
        let group = self
            .groups
            .iter_mut()
            .find(|group| group.chat_id == *chat_id)
            .ok_or_else(|| Error::UnknownGroup { chat_id: chat_id.clone() })?;
        change(group);
        let group = group.clone();
        self.tell("group", &group);
        Ok(())
    }

    pub(super) fn known_group(&self, chat_id: &ChatId) -> Result<&GroupChat, Error> {
        self.group(chat_id.as_str()).ok_or_else(|| Error::UnknownGroup { chat_id: chat_id.clone() })
    }

    pub(crate) fn group(&self, id: &str) -> Option<&GroupChat> {
        self.groups.iter().find(|group| group.chat_id == *id)
    }
}

/// What the bot asks. `prefix` is `C` for groups and `R` for rooms.
impl World {
    pub(crate) fn group_summary(&self, id: &str) -> Result<GroupSummary, Refusal> {
        let group = self.bots_group('C', id)?;
        Ok(GroupSummary::new(GroupId::from(group.chat_id.as_str()), &group.name))
    }

    pub(crate) fn members(&self, prefix: char, id: &str) -> Result<&[UserId], Refusal> {
        self.bots_group(prefix, id).map(|group| &*group.members)
    }

    /// Of any member, friend of the bot or not.
    pub(crate) fn member_profile(
        &self,
        prefix: char,
        id: &str,
        user_id: &str,
    ) -> Result<MemberProfile, Refusal> {
        let group = self.bots_group(prefix, id)?;
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        let is_member = group.members.iter().any(|member| *member == *user_id);
        let user = self.user(user_id).filter(|_| is_member).ok_or(Refusal::NotFound)?;
        Ok(MemberProfile::new(&user.user_id, &user.display_name))
    }

    /// A group must have the bot in it; a room must only be there.
    pub(crate) fn leave(
        &mut self,
        prefix: char,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<Event>, Refusal> {
        let chat_id = match self.bots_group(prefix, id) {
            Ok(group) => group.chat_id.clone(),
            Err(Refusal::NotFound) if prefix == 'R' && self.group(id).is_some() => return Ok(None),
            Err(refusal) => return Err(refusal),
        };
        self.remove_bot(&chat_id, now).map_err(|_| Refusal::NotFound)
    }

    fn bots_group(&self, prefix: char, id: &str) -> Result<&GroupChat, Refusal> {
        if !is_id(prefix, id) {
            return Err(Refusal::Parameter(if prefix == 'C' { "groupId" } else { "roomId" }));
        }
        self.group(id).filter(|group| group.bot_is_in).ok_or(Refusal::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{builder::EmulatorBuilder, world::Seat};

    const NOW: Timestamp = Timestamp::from_millis(1);

    fn world() -> (World, ChatId, UserId) {
        let mut world = World::new(&EmulatorBuilder::default().into_config());
        let alice = world.user_named("Alice").user_id;
        let lunch = world.group_named('C', "Lunch").chat_id;
        (world, lunch, alice)
    }

    fn json_of(event: Result<Option<Event>, Error>) -> Value {
        serde_json::to_value(event.unwrap().unwrap()).unwrap()
    }

    #[test]
    fn the_bot_is_told_who_comes_and_goes_once() {
        let (mut world, lunch, alice) = world();
        let joined = json_of(world.join(&lunch, &alice, NOW));
        assert_eq!(joined["source"], json!({ "type": "group", "groupId": lunch }));
        let member = json!([{ "type": "user", "userId": alice }]);
        assert_eq!(
            (&joined["type"], &joined["joined"]["members"]),
            (&json!("memberJoined"), &member)
        );
        assert!(joined["replyToken"].is_string());
        assert!(world.join(&lunch, &alice, NOW).unwrap().is_none());

        let left = json_of(world.part(&lunch, &alice, NOW));
        assert_eq!((&left["type"], &left["left"]["members"]), (&json!("memberLeft"), &member));
        assert_eq!(left["replyToken"], Value::Null);
        assert!(world.part(&lunch, &alice, NOW).unwrap().is_none());
    }

    #[test]
    fn a_bot_that_is_not_there_hears_nothing() {
        let (mut world, lunch, alice) = world();
        assert_eq!(json_of(world.remove_bot(&lunch, NOW))["type"], "leave");
        assert!(world.remove_bot(&lunch, NOW).unwrap().is_none());
        assert!(world.join(&lunch, &alice, NOW).unwrap().is_none());
        let seat = Seat::within(&alice, &lunch);
        assert!(matches!(world.send_text(&seat, "hi", NOW), Err(Error::BotNotInGroup { .. })));
        assert_eq!(json_of(world.invite_bot(&lunch, NOW))["type"], "join");
        assert!(world.invite_bot(&lunch, NOW).unwrap().is_none());
        assert!(world.send_text(&seat, "hi", NOW).is_ok());
    }

    #[test]
    fn only_members_can_say_something() {
        let (mut world, lunch, alice) = world();
        let seat = Seat::within(&alice, &lunch);
        assert!(matches!(world.send_text(&seat, "hi", NOW), Err(Error::NotMember { .. })));
        world.seat_member(&lunch, &alice);
        let event = serde_json::to_value(world.send_text(&seat, "hi", NOW).unwrap()).unwrap();
        let source = json!({ "type": "group", "groupId": lunch, "userId": alice });
        assert_eq!(event["source"], source);
    }

    #[test]
    fn leaving_a_room_twice_is_fine_and_a_group_is_not() {
        let (mut world, lunch, _) = world();
        let room = world.group_named('R', "Lunch").chat_id;
        assert!(world.leave('C', lunch.as_str(), NOW).unwrap().is_some());
        assert!(matches!(world.leave('C', lunch.as_str(), NOW), Err(Refusal::NotFound)));
        assert!(world.leave('R', room.as_str(), NOW).unwrap().is_some());
        assert!(world.leave('R', room.as_str(), NOW).unwrap().is_none());
        assert!(matches!(world.leave('R', "R1", NOW), Err(Refusal::Parameter("roomId"))));
    }
}
