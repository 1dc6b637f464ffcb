//! Everything that happens besides texts.

use line_bot::{
    Bot, ChatId, Message, MessageId, Router, UserId,
    events::{
        AccountLinkEvent, AudioMessageContent, BeaconEvent, FileMessageContent, FollowEvent,
        ImageMessageContent, JoinEvent, LeaveEvent, LocationMessageContent, MemberJoinedEvent,
        MemberLeftEvent, MembershipEvent, PostbackEvent, StickerMessageContent, UnfollowEvent,
        UnsendEvent, VideoMessageContent, VideoPlayCompleteEvent,
    },
};

/// As much of a picture, sound or video as is fetched: 10 MB.
const CONTENT_MAX: usize = 10 << 20;

pub(crate) fn router() -> Router {
    Router::new()
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
        .on(membership)
        .on(video_watched)
        .on(unsend)
}

type Answer<T> = Result<T, line_bot::Error>;

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
    println!("{user} blocked the bot"); // there is nobody to tell
}

async fn join(_: JoinEvent, chat: ChatId) -> String {
    let kind = if chat.is_group() { "group" } else { "room" };
    format!("Joined this {kind}. Write help to see what I can do.")
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

async fn membership(event: MembershipEvent) -> String {
    let membership = event.membership;
    format!("Got membership event: {} {}", membership.kind.name(), membership.membership_id)
}

async fn video_watched(event: VideoPlayCompleteEvent) -> String {
    format!("You watched {}.", event.video_play_complete.tracking_id)
}

async fn unsend(event: UnsendEvent) {
    println!("{} was taken back", event.unsend.message_id);
}
