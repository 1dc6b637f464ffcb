//! The test kit of `line-bot`.

use std::time::Duration;

use http::StatusCode;
use line_bot::{
    App, Bot, Message, UserId,
    client::endpoint::{GetProfile, PushMessage},
    events::{Event, EventKind, TextMessageContent},
    models::{Unknown, profile::UserProfile},
    testing::{
        EventBuilder, FakeLine, TestBot, audio, beacon, file, follow, image, join, leave, location,
        member_joined, member_left, postback, request, sticker, text, unfollow, unknown, unsend,
        video,
    },
    webhook::ChannelSecret,
};

const SOON: Duration = Duration::from_secs(5);
const MOMENT: Duration = Duration::from_millis(50);

async fn echo(text: TextMessageContent) -> String {
    text.text
}

async fn push(_: Unknown, user: UserId, bot: Bot) -> Result<(), line_bot::Error> {
    bot.push_message(user, ["one", "two"]).await?;
    Ok(())
}

#[tokio::test]
async fn every_event_arrives_as_it_was_made() {
    let table: [(EventBuilder, &str); 19] = [
        (text("a"), "message"),
        (sticker("1", "2"), "message"),
        (image(), "message"),
        (video(), "message"),
        (audio(), "message"),
        (file("a.txt", 1), "message"),
        (location(35.7, 139.7), "message"),
        (postback("a=b").param("date", "2026-11-23"), "postback"),
        (follow(), "follow"),
        (unfollow(), "unfollow"),
        (join(), "join"),
        (leave(), "leave"),
        (member_joined(["U2"]), "memberJoined"),
        (member_left(["U2"]), "memberLeft"),
        (beacon("0123456789"), "beacon"),
        (unsend("1"), "unsend"),
        (text("a").mentioning_bot().redelivered().at(5), "message"),
        (text("a").standby().from_room("R1", "U2").webhook_event_id("e"), "message"),
        (unknown("hologram"), "hologram"),
    ];
    let secret = ChannelSecret::new("secret");
    for (builder, name) in table {
        let request = builder.clone().request(&secret);
        let signature = request.headers()["x-line-signature"].to_str().unwrap();
        let callback = secret.verify(request.body(), signature).unwrap().parse().unwrap();
        let event: Event = builder.build();
        assert_eq!(event.kind.name(), name);
        match &event.kind {
            EventKind::Unknown(_) => assert_eq!(callback.events[0].kind, event.kind),
            _ => assert_eq!(callback.events, [event]),
        }
    }
}

#[tokio::test]
async fn replies_and_pushes_are_expected_in_any_order_and_once() {
    let bot = TestBot::new(|bot| App::new(bot).on(echo).on(push).path("/line"));
    bot.send_all([text("hi"), unknown("hologram"), text("bye")]).await;
    let pushed = bot.expect_push(SOON).await;
    assert_eq!((pushed.to.as_str(), pushed.messages.len()), ("U1", 2));
    assert_eq!(bot.expect_reply(SOON).await, [Message::text("hi")]);
    assert_eq!(bot.expect_reply(SOON).await, [Message::text("bye")]);
    bot.expect_nothing(MOMENT).await;
    assert_eq!(bot.calls().len(), 3);
}

#[tokio::test]
#[should_panic(expected = "no reply within 10ms; the calls are []")]
async fn a_reply_that_does_not_come_fails_the_test() {
    let bot = TestBot::new(|bot| App::new(bot).on(echo));
    bot.send(sticker("1", "2")).await;
    bot.expect_reply(Duration::from_millis(10)).await;
}

#[tokio::test]
#[should_panic(expected = "tests/it/testkit.rs")]
async fn a_reply_that_should_not_come_fails_the_test_at_its_line() {
    let bot = TestBot::new(|bot| App::new(bot).on(echo));
    bot.send(text("hi")).await;
    bot.expect_nothing(SOON).await;
}

#[tokio::test]
async fn requests_are_verified_as_in_earnest() {
    let bot = TestBot::new(|bot| App::new(bot).on(echo));
    let good = request(bot.bot().secret(), [text("hi")]);
    assert_eq!(bot.request(good).await.status(), StatusCode::OK);
    assert_eq!(bot.expect_reply(SOON).await, [Message::text("hi")]);
    let empty = request::<Event>(bot.bot().secret(), []);
    assert_eq!(bot.request(empty).await.status(), StatusCode::OK);
    let forged = text("hi").request(&ChannelSecret::new("another"));
    assert_eq!(bot.request(forged).await.status(), StatusCode::UNAUTHORIZED);
    bot.expect_nothing(MOMENT).await;
}

#[tokio::test]
async fn the_fake_answers_like_line_unless_it_is_told_otherwise() {
    let line = FakeLine::new();
    let bot = TestBot::bot_with(&line);
    assert_eq!(bot.get_profile("U7").await.unwrap().display_name, "User U7");
    assert_eq!(bot.reply_message("t", "a").await.unwrap().sent_messages.len(), 1);
    let error = bot.reply_message("t", "a").await.unwrap_err();
    assert!(error.api().unwrap().is_invalid_reply_token());
    let error = bot.push_message(UserId::new("U1"), "").await.unwrap_err();
    assert!(error.to_string().contains("messages[0].text: May not be empty"), "{error}");

    line.refuse::<PushMessage>(
        StatusCode::TOO_MANY_REQUESTS,
        "You have reached your monthly limit.",
    );
    line.disconnect::<PushMessage>();
    let error = bot.push_message(UserId::new("U1"), "a").await.unwrap_err();
    assert!(error.api().unwrap().is_monthly_quota());
    for _ in 0..2 {
        let error = bot.push_message(UserId::new("U1"), "a").await.unwrap_err();
        assert_eq!(error.to_string(), "pushMessage: no answer");
    }
    line.reset::<PushMessage>();
    assert!(bot.push_message(UserId::new("U1"), "a").await.is_ok());
    line.answer::<GetProfile>(UserProfile::new("U7", "Grace"));
    assert_eq!(bot.get_profile("U7").await.unwrap().display_name, "Grace");
    // It is a recorder, too.
    assert_eq!(line.requests::<GetProfile>().len(), 2);
    let statuses: Vec<_> = line.calls().iter().map(|call| call.status).collect();
    assert_eq!(statuses, [200, 200, 400, 400, 429, 0, 0, 200, 200].map(|s| (s > 0).then_some(s)));
}
