//! The examples, against the emulator.

#![expect(clippy::duplicate_mod, reason = "each example has the file they share for itself")]

use std::time::Duration;

use line_bot::{Action, Bot, client::Client, events, webhook::ChannelSecret};
use line_emulator::{Delivery, Emulator, Error, User};
use tokio::net::TcpListener;

use crate::bot::{Running, serve};

#[expect(dead_code, reason = "a test has no use for `main`")]
#[path = "../../examples/axum_app.rs"]
mod axum_app;
#[expect(dead_code, reason = "a test has no use for `main`")]
#[path = "../../examples/kitchensink/main.rs"]
mod kitchensink;
#[expect(dead_code, reason = "a test has no use for `main`")]
#[path = "../../examples/rich_menu/main.rs"]
mod rich_menu;

const SOON: Duration = Duration::from_secs(5);

async fn kitchensink() -> (Emulator, Running) {
    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, kitchensink::app).await;
    (emulator, running)
}

fn bot(emulator: &Emulator) -> Bot {
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build().unwrap();
    Bot::new(ChannelSecret::new(emulator.channel_secret()), client)
}

/// What the bot says, as text or as the kind of message.
async fn next(user: &User) -> String {
    let message = user.next_message(SOON).await.unwrap();
    match message.text() {
        Some(text) => text.to_owned(),
        None => format!("<{}>", message.as_bot_message().unwrap().kind.name()),
    }
}

#[tokio::test]
async fn the_kitchen_sink_answers_every_command() {
    let (emulator, running) = kitchensink().await;
    let alice = emulator.user("Alice");
    let table = [
        ("profile", "Display name: Alice\nStatus message: nothing"),
        ("emojis", "$ LINE emoji $"),
        ("quota", "no limit"),
        ("quota_consumption", "0 sent this month"),
        ("bye", "Bot cannot leave a one-to-one chat."),
        ("image", "<image>"),
        ("confirm", "<template>"),
        ("buttons", "<template>"),
        ("carousel", "<template>"),
        ("image_carousel", "<template>"),
        ("imagemap", "<imagemap>"),
        ("flex", "<flex>"),
        ("quick_reply", "Quick reply"),
        ("link_token", "https://example.com/link?linkToken="),
        ("insight_message_delivery", "deliveries: Some(Unready)"),
        ("insight_followers", "followers: Some(1)"),
        ("insight_demographic", "demographics available: Some(false)"),
        ("with_http_info", "status 200"),
        ("with_http_info_error", "refused: "),
        ("help", "Commands: profile, emojis, "),
        ("anything else", "anything else"),
    ];
    for (command, expected) in table {
        alice.send_text(command).await.unwrap();
        let answer = next(&alice).await;
        assert!(answer.starts_with(expected), "{command}: {answer}");
    }
    let pushes = [
        ("push", ["PUSH!", "I pushed."]),
        ("multicast", ["THIS IS A MULTICAST MESSAGE", "I sent it to a list of one."]),
        ("broadcast", ["THIS IS A BROADCAST MESSAGE", "I sent it to everybody."]),
    ];
    for (command, expected) in pushes {
        alice.send_text(command).await.unwrap();
        assert_eq!([next(&alice).await, next(&alice).await], expected);
    }
    running.stop().await;
}

#[tokio::test]
async fn the_kitchen_sink_answers_everything_that_can_be_tapped() {
    let (emulator, running) = kitchensink().await;
    let alice = emulator.user("Alice");
    let mut tapped = 0;
    for command in
        ["confirm", "buttons", "carousel", "image_carousel", "imagemap", "flex", "quick_reply"]
    {
        alice.send_text(command).await.unwrap();
        for action in alice.next_message(SOON).await.unwrap().actions() {
            if tap(&alice, &action).await.is_some() {
                next(&alice).await;
                tapped += 1;
            }
        }
    }
    assert_eq!(tapped, 15);
    running.stop().await;
}

/// `None` for what happens on the phone alone.
async fn tap(user: &User, action: &Action) -> Option<Delivery> {
    match user.tap(action).await {
        Err(Error::NoEvent { .. }) => None,
        outcome => Some(outcome.unwrap()),
    }
}

#[tokio::test]
async fn the_kitchen_sink_answers_every_kind_of_event() {
    let (emulator, running) = kitchensink().await;
    let alice = emulator.user("Alice");
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(next(&alice).await, "<sticker>");
    alice.send_location("Station", "Tokyo", 35.0, 139.0).await.unwrap();
    assert_eq!(next(&alice).await, "<location>");
    alice.send_image(b"png".to_vec(), "image/png").await.unwrap();
    assert_eq!(next(&alice).await, "I got 3 bytes of image/png.");
    alice.send_video(b"mp4!".to_vec(), "video/mp4").await.unwrap();
    assert_eq!(next(&alice).await, "I got 4 bytes of video/mp4.");
    alice.send_audio(b"m4a".to_vec(), "audio/m4a").await.unwrap();
    assert_eq!(next(&alice).await, "I got 3 bytes of audio/m4a.");
    alice.send_file("a.txt", b"hello".to_vec(), "text/plain").await.unwrap();
    assert_eq!(next(&alice).await, "a.txt: I got 5 bytes of text/plain.");
    alice.send_event(events::BeaconEvent::new("d41d", events::BeaconKind::Enter)).await.unwrap();
    assert_eq!(next(&alice).await, "Got beacon event. hwid=d41d, device message (hex)=");
    alice.send_event(events::AccountLinkEvent::new(events::LinkResult::Ok, "n")).await.unwrap();
    assert_eq!(next(&alice).await, "Linked, nonce n");
    alice.send_event(events::VideoPlayCompleteEvent::new("v")).await.unwrap();
    assert_eq!(next(&alice).await, "You watched v.");
    alice.unsend(&alice.messages()[0].id).await.unwrap();
    alice.unfollow().await.unwrap();
    alice.follow().await.unwrap();
    assert_eq!(next(&alice).await, "Got follow event. Write help to see what I can do.");
    running.stop().await;
}

#[tokio::test]
async fn the_kitchen_sink_lives_in_groups_and_leaves_them() {
    let (emulator, running) = kitchensink().await;
    for group in [emulator.group("Lunch"), emulator.room("Dinner")] {
        let bob = emulator.user("Bob");
        let there = emulator.user("Alice").in_group(&group);
        group.remove_bot().await.unwrap();
        group.invite_bot().await.unwrap();
        assert_eq!(next(&there).await, "Joined this chat. Write help to see what I can do.");
        group.add_member(&bob).await.unwrap();
        assert_eq!(next(&there).await, "Got memberJoined event: 1 came");
        group.remove_member(&bob).await.unwrap();
        there.send_text("bye").await.unwrap();
        assert_eq!(next(&there).await, "Leaving…");
        while group.has_bot() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    running.stop().await;
}

#[tokio::test]
async fn the_rich_menu_has_two_tabs() {
    let emulator = Emulator::start().await.unwrap();
    let bot = bot(&emulator);
    // A second run finds what the first left behind.
    for _ in 0..2 {
        rich_menu::set_up(&bot).await.unwrap();
    }
    assert_eq!(bot.get_rich_menu_list().await.unwrap().rich_menus.len(), 2);
    let running = serve(&emulator, rich_menu::app).await;
    let alice = emulator.user("Alice");
    let tap = async |area: usize| {
        let menu = alice.rich_menu().unwrap();
        let action = menu.areas[area].action.clone().unwrap();
        alice.tap(&action).await.unwrap();
        next(&alice).await
    };
    assert_eq!(tap(2).await, "One tea, coming up.");
    assert_eq!(tap(1).await, "Here is the food menu.");
    assert_eq!(tap(3).await, "One noodles, coming up.");
    assert_eq!(tap(0).await, "Here is the drinks menu.");
    running.stop().await;
}

#[tokio::test]
async fn the_bot_is_one_route_of_an_axum_application() {
    let emulator = Emulator::start().await.unwrap();
    let router = axum_app::router(bot(&emulator));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    emulator.set_webhook_url(format!("http://{address}/callback")).unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    assert_eq!(next(&alice).await, "HELLO");
    server.abort();
}
