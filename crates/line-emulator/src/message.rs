use line_models::{
    Action, ChatId, Message, MessageId, Timestamp, UserId,
    message::MessageKind,
    webhook::{MessageContent, PostbackContent},
};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::action;

/// A message in a chat the bot is in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ChatMessage {
    /// Its id: a number that grows from message to message.
    pub id: MessageId,
    /// The chat it is in: the user's whose chat with the bot it is, the group's or the room's.
    pub chat_id: ChatId,
    /// Which side sent it.
    pub from: Party,
    /// The user who sent it, if the bot did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// When it was sent.
    pub timestamp: Timestamp,
    /// What it says.
    pub message: ChatContent,
    /// The postback that this text came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postback: Option<ShownPostback>,
    /// The id as a number, to tell what came after what.
    #[serde(skip)]
    pub(crate) number: u64,
}

impl ChatMessage {
    /// The text, if it is a text message.
    pub fn text(&self) -> Option<&str> {
        match &self.message {
            ChatContent::Bot(Message { kind: MessageKind::Text(message), .. }) => {
                Some(&message.text)
            }
            ChatContent::User(MessageContent::Text(content)) => Some(&content.text),
            _ => None,
        }
    }

    /// All that a user can tap in a message of the bot, from top to bottom, quick replies last: the buttons of templates
    /// and Flex messages, and the areas of imagemaps. [`User::tap`](crate::User::tap) taps one.
    pub fn actions(&self) -> Vec<Action> {
        self.as_bot_message().map(action::actions).unwrap_or_default()
    }

    /// The first of the [`actions`](Self::actions) with this label.
    pub fn action(&self, label: &str) -> Option<Action> {
        self.actions().into_iter().find(|action| action.label.as_deref() == Some(label))
    }

    /// The message object as the bot sent it, if the bot did.
    pub fn as_bot_message(&self) -> Option<&Message> {
        match &self.message {
            ChatContent::Bot(message) => Some(message),
            ChatContent::User(_) => None,
        }
    }

    /// The content as the webhook told it, if a user sent it.
    pub fn as_user_message(&self) -> Option<&MessageContent> {
        match &self.message {
            ChatContent::Bot(_) => None,
            ChatContent::User(content) => Some(content),
        }
    }

    /// The message alone in JSON: LINE's message object from the bot, LINE's message content from the user.
    pub fn json(&self) -> Value {
        serde_json::to_value(&self.message).unwrap_or_default()
    }
}

/// The two sides of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
    /// A user.
    User,
    /// The bot.
    Bot,
}

/// What a message says, in the words of the side that sent it.
#[derive(Clone, Debug, PartialEq)]
pub enum ChatContent {
    /// What the bot sent.
    Bot(Message),
    /// What a user sent.
    User(MessageContent),
}

impl Serialize for ChatContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bot(message) => message.serialize(serializer),
            Self::User(content) => content.serialize(serializer),
        }
    }
}

/// A postback that shows in the chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ShownPostback {
    /// What the bot gets.
    #[serde(flatten)]
    pub content: PostbackContent,
    /// What the chat shows.
    pub display_text: String,
}
