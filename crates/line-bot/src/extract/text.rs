//! Arguments that are made of what a user wrote.

use std::{borrow::Cow, ops::Deref};

use line_models::{
    UserId,
    text::utf16_slice,
    webhook::{EventKind, MentioneeKind, MessageContent, TextMessageContent},
};

use super::absent;
use crate::{BoxError, Context, FromEvent};

/// A text that mentions the bot. A mention of everybody does not count.
///
/// ```
/// use line_bot::Mentioned;
///
/// // "@bot what time is it?" is answered with "You ask: what time is it?".
/// async fn answer(mentioned: Mentioned) -> String {
///     format!("You ask: {}", mentioned.text)
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Mentioned {
    /// What was written besides the mention of the bot.
    pub text: String,
    /// The whole message.
    pub content: TextMessageContent,
}

impl FromEvent for Mentioned {
    fn fits(context: &Context) -> bool {
        text_message(context).is_some_and(|message| mentions(message, context.destination.as_ref()))
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        match text_message(context) {
            Some(message) if Self::fits(context) => Ok(Self {
                text: addressed(message, context.destination.as_ref()).into_owned(),
                content: message.clone(),
            }),
            _ => Err(absent::<Self>()),
        }
    }
}

/// What follows the name of a [command](crate::App::command): `two words` of `/echo two words`.
///
/// ```
/// use line_bot::{App, Bot, CommandArgs};
///
/// async fn roll(args: CommandArgs) -> String {
///     match args.parse::<u32>() {
///         Ok(sides) => format!("A die with {sides} sides."),
///         Err(_) => "How many sides?".to_owned(),
///     }
/// }
///
/// # fn app(bot: Bot) -> App {
/// App::new(bot).command("/roll", roll)
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandArgs(pub String);

impl CommandArgs {
    /// One after the other.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split_whitespace()
    }
}

impl Deref for CommandArgs {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromEvent for CommandArgs {
    /// A text: a handler that takes this, but is for no command, shall fail, not be passed by.
    fn fits(context: &Context) -> bool {
        text_message(context).is_some()
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        let missing = "CommandArgs are for handlers that App::command was called with";
        context.args.clone().ok_or_else(|| missing.into())
    }
}

/// What the user says to the bot: the text of the message, without a mention of the bot.
pub(crate) fn spoken(context: &Context) -> Option<Cow<'_, str>> {
    text_message(context).map(|message| addressed(message, context.destination.as_ref()))
}

fn text_message(context: &Context) -> Option<&TextMessageContent> {
    match &context.event.kind {
        EventKind::Message(event) => match &event.message {
            MessageContent::Text(message) => Some(message),
            _ => None,
        },
        _ => None,
    }
}

fn mentions(message: &TextMessageContent, bot: Option<&UserId>) -> bool {
    message.mentions_bot() || bot.is_some_and(|bot| message.mentions_user(bot))
}

/// The text without the mentions of the bot, and without white space where they were.
fn addressed<'m>(message: &'m TextMessageContent, bot: Option<&UserId>) -> Cow<'m, str> {
    let text = &message.text;
    let mut rest = 0;
    let mut pieces = Vec::new();
    for mentionee in message.mention.iter().flat_map(|mention| &mention.mentionees) {
        let MentioneeKind::User(user) = &mentionee.kind else { continue };
        if user.is_self != Some(true) && (bot.is_none() || user.user_id.as_ref() != bot) {
            continue;
        }
        let (Ok(index), Ok(length)) =
            (usize::try_from(mentionee.index), usize::try_from(mentionee.length))
        else {
            continue;
        };
        let (Some(before), Some(mention)) =
            (utf16_slice(text, 0, index), utf16_slice(text, index, length))
        else {
            continue;
        };
        // Mentions come in the order of the text; one that does not is left where it is.
        if let Some(piece) = text.get(rest..before.len()) {
            pieces.push(piece);
            rest = before.len() + mention.len();
        }
    }
    if pieces.is_empty() {
        return text.trim().into();
    }
    pieces.push(text.get(rest..).unwrap_or_default());
    let pieces = pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use line_models::webhook::{AllMentionee, Mention, Mentionee, UserMentionee};

    use super::*;

    #[test]
    fn a_mention_of_the_bot_alone_is_taken_out() {
        let bot = || UserMentionee::default().is_self(true);
        // text, its mentions, what is left
        let table = [
            ("  no mention ", vec![], "no mention"),
            ("@bot help", vec![Mentionee::new(0, 4, bot())], "help"),
            ("🙂 @bot help", vec![Mentionee::new(3, 4, bot())], "🙂 help"),
            (
                "a @bot b @bot",
                vec![Mentionee::new(2, 4, bot()), Mentionee::new(9, 4, bot())],
                "a b",
            ),
            ("@bot", vec![Mentionee::new(0, 4, bot())], ""),
            ("@bot a", vec![Mentionee::new(0, 4, UserMentionee::default().user_id("U0"))], "a"),
            (
                "@you a",
                vec![Mentionee::new(0, 4, UserMentionee::default().user_id("U1"))],
                "@you a",
            ),
            ("@All a", vec![Mentionee::new(0, 4, AllMentionee::default())], "@All a"),
            ("@bot a", vec![Mentionee::new(0, 400, bot())], "@bot a"),
            ("🙂", vec![Mentionee::new(1, 1, bot()), Mentionee::new(-1, 1, bot())], "🙂"),
            ("ab", vec![Mentionee::new(1, 1, bot()), Mentionee::new(0, 1, bot())], "a"),
        ];
        for (text, mentionees, left) in table {
            let content = TextMessageContent::new("1", text).mention(Mention::new(mentionees));
            let bot = UserId::new("U0");
            assert_eq!(addressed(&content, Some(&bot)), left, "{text}");
        }
    }
}
