//! A bot that shows what the Messaging API can do, one command each: write `help` to it.
//!
//! ```sh
//! cargo run --example kitchensink
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead. Next, look at `rich_menu`.

#[path = "../common/mod.rs"]
mod common;
mod messages;

use std::error::Error;

use line_bot::{
    App, Bot, ChatId, Message, MessageId, UserId,
    events::{
        AccountLinkEvent, AudioMessageContent, BeaconEvent, FileMessageContent, FollowEvent,
        ImageMessageContent, JoinEvent, LeaveEvent, LocationMessageContent, MemberJoinedEvent,
        MemberLeftEvent, PostbackEvent, StickerMessageContent, TextMessageContent, UnfollowEvent,
        UnsendEvent, VideoMessageContent, VideoPlayCompleteEvent,
    },
    models::time::Date,
};

/// As much of a picture, sound or video as is fetched: 10 MB.
const CONTENT_MAX: usize = 10 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    common::serve("Kitchen sink", async |bot| Ok(app(bot))).await
}

pub(crate) fn app(bot: Bot) -> App {
    App::new(bot)
        .on(text)
        .on(sticker)
        .on(location)
        .on(image)
        .on(video)
        .on(audio)
        .on(file)
        .on(postback)
        .on(follow)
        .on(unfollow)
        .on(join)
        .on(leave)
        .on(member_joined)
        .on(member_left)
        .on(beacon)
        .on(account_link)
        .on(video_watched)
        .on(unsend)
}

type Answer<T> = Result<T, line_bot::Error>;

async fn text(
    text: TextMessageContent,
    chat: ChatId,
    user: Option<UserId>,
    bot: Bot,
) -> Answer<Option<Message>> {
    let word = text.text.as_str();
    if let Some(message) = messages::by_name(word) {
        return Ok(Some(message));
    }
    if word == "bye" {
        return bye(&chat, &bot).await;
    }
    if let Some(words) = account(word, &chat, user, &bot).await? {
        return Ok(Some(Message::text(words)));
    }
    Ok(Some(Message::text(words_about(word, &bot).await?.unwrap_or_else(|| word.to_owned()))))
}

/// What is about the one who writes.
async fn account(
    word: &str,
    chat: &ChatId,
    user: Option<UserId>,
    bot: &Bot,
) -> Answer<Option<String>> {
    Ok(Some(match (word, user) {
        ("profile", Some(user)) => {
            let profile = bot.get_profile(user).await?;
            let status = profile.status_message.unwrap_or_else(|| "nothing".to_owned());
            format!("Display name: {}\nStatus message: {status}", profile.display_name)
        }
        ("link_token", Some(user)) => {
            let link = bot.issue_link_token(user).await?;
            format!("https://example.com/link?linkToken={}", link.link_token.expose())
        }
        ("profile" | "link_token", None) => "I do not know who you are.".to_owned(),
        ("push", _) => {
            bot.push_message(chat, [Message::text("PUSH!")]).await?;
            "I pushed.".to_owned()
        }
        ("multicast", Some(user)) => {
            bot.multicast([user], [Message::text("THIS IS A MULTICAST MESSAGE")]).await?;
            "I sent it to a list of one.".to_owned()
        }
        ("broadcast", _) => {
            bot.broadcast([Message::text("THIS IS A BROADCAST MESSAGE")]).await?;
            "I sent it to everybody.".to_owned()
        }
        _ => return Ok(None),
    }))
}

/// What is about the bot.
async fn words_about(word: &str, bot: &Bot) -> Answer<Option<String>> {
    let a_day = Date::from("20260101");
    Ok(Some(match word {
        "help" => messages::HELP.to_owned(),
        "quota" => match bot.get_message_quota().await?.value {
            Some(value) => format!("{value} messages a month"),
            None => "no limit".to_owned(),
        },
        "quota_consumption" => {
            let sent = bot.get_message_quota_consumption().await?;
            format!("{} sent this month", sent.total_usage)
        }
        "insight_message_delivery" => {
            let numbers = bot.get_number_of_message_deliveries(a_day).await?;
            format!("deliveries: {:?}", numbers.status)
        }
        "insight_followers" => {
            let numbers = bot.get_number_of_followers().date(a_day).await?;
            format!("followers: {:?}", numbers.followers)
        }
        "insight_demographic" => {
            let numbers = bot.get_friends_demographics().await?;
            format!("demographics available: {:?}", numbers.available)
        }
        "with_http_info" => {
            let sent = bot.get_bot_info().send().await?;
            format!("status {}, request {:?}", sent.status, sent.request_id)
        }
        "with_http_info_error" => match bot.get_profile("U0").await {
            Ok(profile) => profile.display_name,
            Err(error) => format!("refused: {error}"),
        },
        _ => return Ok(None),
    }))
}

/// Groups and rooms can be left; a chat with one person cannot.
async fn bye(chat: &ChatId, bot: &Bot) -> Answer<Option<Message>> {
    if chat.is_user() {
        return Ok(Some(Message::text("Bot cannot leave a one-to-one chat.")));
    }
    // The reply token is still good for a moment after leaving, but nobody would read it: push first.
    bot.push_message(chat, [Message::text("Leaving…")]).await?;
    if chat.is_group() {
        bot.leave_group(chat.as_str()).await?;
    } else {
        bot.leave_room(chat.as_str()).await?;
    }
    Ok(None)
}

async fn sticker(sticker: StickerMessageContent) -> Message {
    Message::sticker(sticker.package_id, sticker.sticker_id)
}

async fn location(place: LocationMessageContent) -> Message {
    let title = place.title.unwrap_or_else(|| "There".to_owned());
    let address = place.address.unwrap_or_else(|| "somewhere".to_owned());
    Message::location(title, address, place.latitude, place.longitude)
}

async fn image(image: ImageMessageContent, bot: Bot) -> Answer<String> {
    fetch(image.id, &bot).await
}

async fn video(video: VideoMessageContent, bot: Bot) -> Answer<String> {
    fetch(video.id, &bot).await
}

async fn audio(audio: AudioMessageContent, bot: Bot) -> Answer<String> {
    fetch(audio.id, &bot).await
}

async fn file(file: FileMessageContent, bot: Bot) -> Answer<String> {
    Ok(format!("{}: {}", file.file_name, fetch(file.id, &bot).await?))
}

async fn fetch(id: MessageId, bot: &Bot) -> Answer<String> {
    let content = bot.get_message_content(id).await?;
    let kind = content.content_type().unwrap_or("something").to_owned();
    let bytes = content.bytes_limited(CONTENT_MAX).await?;
    Ok(format!("I got {} bytes of {kind}.", bytes.len()))
}

async fn postback(event: PostbackEvent) -> Option<String> {
    let postback = event.postback;
    match postback.data.as_str() {
        "ping" => Some("pong".to_owned()),
        "datetime_postback" => postback.param("datetime").map(str::to_owned),
        "date_postback" => postback.param("date").map(str::to_owned),
        _ => None,
    }
}

async fn follow(_: FollowEvent) -> &'static str {
    "Got follow event. Write help to see what I can do."
}

async fn unfollow(_: UnfollowEvent, user: UserId) {
    println!("{user} blocked the bot");
}

async fn join(_: JoinEvent) -> &'static str {
    "Joined this chat. Write help to see what I can do."
}

async fn leave(_: LeaveEvent, chat: ChatId) {
    println!("left {chat}");
}

async fn member_joined(event: MemberJoinedEvent) -> String {
    format!("Got memberJoined event: {} came", event.joined.members.len())
}

async fn member_left(event: MemberLeftEvent) {
    println!("{} left", event.left.members.len());
}

async fn beacon(event: BeaconEvent) -> String {
    let beacon = event.beacon;
    let message = beacon.dm.unwrap_or_default();
    format!("Got beacon event. hwid={}, device message (hex)={message}", beacon.hwid)
}

async fn account_link(event: AccountLinkEvent) -> Option<String> {
    // A failed link has no reply token.
    (event.link.result.as_str() == "ok").then(|| format!("Linked, nonce {}", event.link.nonce))
}

async fn video_watched(event: VideoPlayCompleteEvent) -> String {
    format!("You watched {}.", event.video_play_complete.tracking_id)
}

async fn unsend(event: UnsendEvent) {
    println!("{} was taken back", event.unsend.message_id);
}
