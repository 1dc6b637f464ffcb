//! The platform in memory: users, groups, their chats with the bot, and what is between them.
//!
//! Everything here happens at once and gets the time passed in; what takes time, such as a delivery, is elsewhere.

mod bot_side;
mod content;
mod event;
mod group;
mod many;
mod media;
mod quota;
mod rich_menu;
mod rich_menu_batch;
mod rich_menu_link;
mod seat;
mod state;
mod token;
mod user_side;

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use line_models::{ChatId, MessageId, RequestId, Timestamp, UserId, bot::BotInfo};
use serde::Serialize;
use tokio::sync::broadcast;

pub(crate) use self::{
    content::Content,
    group::GroupChat,
    media::{IMAGE_MAX, MEDIA_MAX, Media},
    seat::Seat,
    token::TokenKind,
};
use self::{
    content::Contents, many::Narrowcasts, quota::Quota, rich_menu::RichMenus, token::Tokens,
};
use crate::{
    builder::Config,
    error::Error,
    ids::{Ids, named_id},
    log::{Entry, Log},
    message::ChatMessage,
    reply_token::ReplyTokens,
    retry_key::RetryKeys,
};

/// How many messages are kept, of all chats together. The oldest go first.
const MESSAGES_MAX: usize = 10_000;
/// How many live events a slow page may be behind before it has to load everything again.
const LIVE_MAX: usize = 1_024;

/// All that an emulator remembers.
pub(crate) struct World {
    ids: Ids,
    bot: BotInfo,
    start_users: Vec<String>,
    webhook: Webhook,
    users: Vec<Person>,
    groups: Vec<GroupChat>,
    messages: VecDeque<ChatMessage>,
    contents: Contents,
    rich_menus: RichMenus,
    quota: Quota,
    narrowcasts: Narrowcasts,
    tokens: Tokens,
    reply_tokens: ReplyTokens,
    retry_keys: RetryKeys,
    loading: HashMap<UserId, Timestamp>,
    log: Log,
    live: broadcast::Sender<Live>,
    generation: u64,
}

/// Where webhooks go.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Webhook {
    pub(crate) url: Option<String>,
    pub(crate) redelivery: bool,
}

/// A user and what the bot is to them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person {
    pub(crate) user_id: UserId,
    pub(crate) display_name: String,
    /// `false` once the user has blocked the bot.
    pub(crate) following: bool,
}

/// Something the page gets to know at once.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    pub(crate) event: &'static str,
    pub(crate) data: Arc<str>,
}

impl World {
    pub(crate) fn new(config: &Config) -> Self {
        let mut world = Self {
            ids: Ids::default(),
            bot: config.bot.clone(),
            start_users: config.users.clone(),
            webhook: config.webhook.clone(),
            users: Vec::new(),
            groups: Vec::new(),
            messages: VecDeque::new(),
            contents: Contents::default(),
            rich_menus: RichMenus::default(),
            quota: Quota::new(config.monthly_quota),
            narrowcasts: Narrowcasts::default(),
            tokens: Tokens::new(config),
            reply_tokens: ReplyTokens::new(config.reply_token_lifetime),
            retry_keys: RetryKeys::default(),
            loading: HashMap::new(),
            log: Log::default(),
            live: broadcast::Sender::new(LIVE_MAX),
            generation: 0,
        };
        world.add_start_users();
        world
    }

    /// Back to how it started; where webhooks go stays as it is.
    pub(crate) fn reset(&mut self) {
        self.users.clear();
        self.groups.clear();
        self.messages.clear();
        self.contents = Contents::default();
        self.rich_menus = RichMenus::default();
        self.quota.clear();
        self.narrowcasts = Narrowcasts::default();
        self.tokens.clear();
        self.reply_tokens.clear();
        self.retry_keys.clear();
        self.loading.clear();
        self.log.clear();
        self.generation += 1;
        self.add_start_users();
        self.tell("reset", &serde_json::json!({}));
    }

    fn add_start_users(&mut self) {
        for name in self.start_users.clone() {
            self.add_user(name);
        }
    }

    /// Changes with every reset.
    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    pub(crate) fn bot(&self) -> &BotInfo {
        &self.bot
    }

    pub(crate) fn webhook(&self) -> &Webhook {
        &self.webhook
    }

    pub(crate) fn set_webhook(&mut self, webhook: Webhook) {
        self.webhook = webhook;
        self.tell("webhook", &self.webhook);
    }

    /// A new user, who follows the bot.
    pub(crate) fn add_user(&mut self, name: String) -> Person {
        let nth = self.users.iter().filter(|user| user.display_name == name).count();
        let user_id = named_id('U', &name, nth).into();
        let user = Person { user_id, display_name: name, following: true };
        self.users.push(user.clone());
        self.tell("user", &user);
        user
    }

    /// The first user of this name, who is made if there is none.
    pub(crate) fn user_named(&mut self, name: &str) -> Person {
        match self.users.iter().find(|user| user.display_name == name) {
            Some(user) => user.clone(),
            None => self.add_user(name.to_owned()),
        }
    }

    pub(crate) fn user(&self, id: &str) -> Option<&Person> {
        self.users.iter().find(|user| user.user_id == *id)
    }

    fn known_user(&self, id: &UserId) -> Result<&Person, Error> {
        self.user(id.as_str()).ok_or_else(|| Error::UnknownUser { user_id: id.clone() })
    }

    /// A user who has not blocked the bot.
    fn follower(&self, id: &UserId) -> Result<&Person, Error> {
        let user = self.known_user(id)?;
        if user.following {
            Ok(user)
        } else {
            Err(Error::Blocked { name: user.display_name.clone() })
        }
    }

    fn set_following(&mut self, id: &UserId, following: bool) -> Result<Person, Error> {
        let user = self
            .users
            .iter_mut()
            .find(|user| user.user_id == *id)
            .ok_or_else(|| Error::UnknownUser { user_id: id.clone() })?;
        let before = user.clone();
        user.following = following;
        let after = user.clone();
        self.tell("user", &after);
        Ok(before)
    }

    /// The users who have not blocked the bot.
    pub(crate) fn followers(&self) -> impl Iterator<Item = &UserId> {
        self.users.iter().filter(|user| user.following).map(|user| &user.user_id)
    }

    fn add_message(&mut self, message: ChatMessage) {
        while self.messages.len() >= MESSAGES_MAX {
            self.messages.pop_front();
        }
        self.tell("message", &message);
        self.messages.push_back(message);
    }

    /// One chat, the oldest message first.
    pub(crate) fn chat(&self, chat_id: &ChatId) -> impl Iterator<Item = &ChatMessage> {
        self.messages.iter().filter(move |message| message.chat_id == *chat_id)
    }

    fn message(&mut self, id: &MessageId) -> Option<&mut ChatMessage> {
        self.messages.iter_mut().rev().find(|message| message.id == *id)
    }

    pub(crate) fn next_request_id(&mut self) -> RequestId {
        self.ids.request()
    }

    /// Adds an entry to the log, and gives its id.
    pub(crate) fn record(&mut self, entry: Entry) -> u64 {
        let entry = self.log.push(entry);
        self.tell("entry", &entry);
        entry.id
    }

    /// Fills an entry of the log in. `None` if it is gone.
    pub(crate) fn fill_in(&mut self, id: u64, fill: impl FnOnce(&mut Entry)) -> Option<Entry> {
        let entry = self.log.update(id, fill)?.clone();
        self.tell("entry", &entry);
        Some(entry)
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    pub(crate) fn quota(&self) -> &Quota {
        &self.quota
    }

    /// What happens from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Live> {
        self.live.subscribe()
    }

    fn tell<T: Serialize>(&self, event: &'static str, data: &T) {
        if self.live.receiver_count() == 0 {
            return;
        }
        if let Ok(data) = serde_json::to_string(data) {
            // It fails if the last listener has just gone, and then nobody misses it.
            let _ = self.live.send(Live { event, data: data.into() });
        }
    }
}
