use std::collections::VecDeque;

use line_models::{Timestamp, UserId};
use serde::Serialize;

use super::{GroupChat, Person, Webhook, World, rich_menu::ShownRichMenus};
use crate::{log::Entry, message::ChatMessage, sticker::Sticker};

/// All that the page shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State<'a> {
    bot: Bot<'a>,
    webhook: &'a Webhook,
    users: &'a [Person],
    groups: &'a [GroupChat],
    messages: &'a VecDeque<ChatMessage>,
    log: Vec<&'a Entry>,
    loading: Vec<Loading<'a>>,
    rich_menus: ShownRichMenus<'a>,
    stickers: &'static [Sticker],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bot<'a> {
    user_id: &'a UserId,
    basic_id: &'a str,
    display_name: &'a str,
}

/// The three dots in a chat.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Loading<'a> {
    pub(super) user_id: &'a UserId,
    /// 0 once they are over.
    pub(super) until: Timestamp,
}

impl World {
    /// All that the page shows, in JSON.
    pub(crate) fn state(&self, now: Timestamp) -> impl Serialize {
        State {
            bot: Bot {
                user_id: &self.bot.user_id,
                basic_id: &self.bot.basic_id,
                display_name: &self.bot.display_name,
            },
            webhook: &self.webhook,
            users: &self.users,
            groups: &self.groups,
            messages: &self.messages,
            log: self.log.entries().collect(),
            loading: self
                .loading
                .iter()
                .filter(|&(_, &until)| until > now)
                .map(|(user_id, &until)| Loading { user_id, until })
                .collect(),
            rich_menus: self.rich_menus.shown(),
            stickers: Sticker::ALL,
        }
    }
}
