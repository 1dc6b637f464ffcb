//! The commands that call the API.

use std::time::{Duration, SystemTime};

use line_bot::{
    Bot, ChatId, CommandArgs, Message, Router, UserId,
    models::{profile::UserProfile, time::Date},
};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

const HELP: &str = "\
Messages: emojis, image, confirm, buttons, carousel, image_carousel, imagemap, flex, flex_update_1, quick_reply
Sending: push, multicast, broadcast
You and me: profile, link_token, bye
Numbers: quota, quota_consumption, broadcast 20260131, insight_message_delivery, insight_followers, insight_demographic
Calls: with http info, with http info error
Send a sticker, a place, a picture, a video, a sound or a file, too. Everything else comes back as it is.";

pub(crate) fn router() -> Router {
    Router::new()
        .text("help", async || HELP)
        .text("push", push)
        .text("multicast", multicast)
        .text("broadcast", broadcast)
        .command("broadcast", broadcasts_of)
        .text("profile", profile)
        .text("link_token", link_token)
        .text("bye", bye)
        .text("quota", quota)
        .text("quota_consumption", consumption)
        .text("insight_message_delivery", deliveries)
        .text("insight_followers", followers)
        .text("insight_demographic", demographics)
        .text("with http info", with_http_info)
        .text("with http info error", with_http_info_error)
}

type Answer<T> = Result<T, line_bot::Error>;

async fn push(chat: ChatId, bot: Bot) -> Answer<()> {
    bot.push_message(chat, [Message::text("PUSH!")]).await?;
    Ok(())
}

async fn multicast(user: UserId, bot: Bot) -> Answer<()> {
    bot.multicast([user], [Message::text("THIS IS A MULTICAST MESSAGE")]).await?;
    Ok(())
}

async fn broadcast(bot: Bot) -> Answer<()> {
    bot.broadcast([Message::text("THIS IS A BROADCAST MESSAGE")]).await?;
    Ok(())
}

/// Of a day, such as 20260131.
async fn broadcasts_of(day: CommandArgs, bot: Bot) -> Answer<String> {
    let sent = bot.get_number_of_sent_broadcast_messages(&*day).await?;
    let (status, success) = (sent.status.as_str(), number(sent.success));
    Ok(format!("Broadcast messages of {}: {status}, {success}", day.0))
}

/// In a group, of a member, who needs not be a friend of the bot.
async fn profile(profile: Option<UserProfile>) -> String {
    let Some(profile) = profile else { return "I do not know who you are.".to_owned() };
    let status = profile.status_message.unwrap_or_else(|| "none".to_owned());
    format!("Display name: {}\nStatus message: {status}", profile.display_name)
}

async fn link_token(user: UserId, bot: Bot) -> Answer<String> {
    let link = bot.issue_link_token(user).await?;
    Ok(format!("https://example.com/link?linkToken={}", link.link_token.expose()))
}

/// Groups and rooms can be left; a chat with one person cannot.
async fn bye(chat: ChatId, bot: Bot) -> Answer<Option<&'static str>> {
    if chat.is_user() {
        return Ok(Some("The bot cannot leave a one-to-one chat."));
    }
    // What a handler returns is sent once it is done, and then the bot is gone.
    bot.push_message(&chat, [Message::text("Leaving…")]).await?;
    if chat.is_group() {
        bot.leave_group(chat.as_str()).await?;
    } else {
        bot.leave_room(chat.as_str()).await?;
    }
    Ok(None)
}

async fn quota(bot: Bot) -> Answer<String> {
    let quota = bot.get_message_quota().await?;
    Ok(format!("type: {}\nvalue: {}", quota.kind.as_str(), number(quota.value)))
}

async fn consumption(bot: Bot) -> Answer<String> {
    let sent = bot.get_message_quota_consumption().await?;
    Ok(format!("total usage: {}", sent.total_usage))
}

/// LINE has the numbers of a day on the next one.
fn yesterday() -> Date {
    Date::in_japan(SystemTime::now() - A_DAY)
}

async fn deliveries(bot: Bot) -> Answer<String> {
    let sent = bot.get_number_of_message_deliveries(yesterday()).await?;
    let status = sent.status.map_or_else(|| "unknown".to_owned(), |status| status.to_string());
    let (broadcast, targeting) = (number(sent.broadcast), number(sent.targeting));
    Ok(format!("status: {status}\nbroadcast: {broadcast}\ntargeting: {targeting}"))
}

async fn followers(bot: Bot) -> Answer<String> {
    let people = bot.get_number_of_followers().date(yesterday()).await?;
    let (followers, blocks) = (number(people.followers), number(people.blocks));
    let reaches = number(people.targeted_reaches);
    Ok(format!("followers: {followers}\ntargeted reaches: {reaches}\nblocks: {blocks}"))
}

async fn demographics(bot: Bot) -> Answer<String> {
    let people = bot.get_friends_demographics().await?;
    let mut lines = vec![format!("available: {}", people.available.unwrap_or(false))];
    for tile in people.genders.unwrap_or_default() {
        if let (Some(gender), Some(percentage)) = (tile.gender, tile.percentage) {
            lines.push(format!("{gender}: {percentage} %"));
        }
    }
    Ok(lines.join("\n"))
}

fn number(number: Option<i64>) -> String {
    number.map_or_else(|| "none".to_owned(), |number| number.to_string())
}

/// What a call tells besides its answer.
async fn with_http_info(bot: Bot) -> Answer<String> {
    let me = bot.get_bot_info().send().await?;
    let id = me.request_id.map_or_else(|| "none".to_owned(), |id| id.to_string());
    Ok(format!("I am {}.\nstatus: {}\nrequest id: {id}", me.value.display_name, me.status))
}

/// What LINE says of a call it refuses.
async fn with_http_info_error(bot: Bot) -> String {
    match bot.reply_message("no reply token", "Hello").await {
        Ok(_) => "The reply was accepted.".to_owned(),
        Err(error) => format!("refused: {error}"),
    }
}
