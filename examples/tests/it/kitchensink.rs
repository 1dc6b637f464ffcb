use line_bot::{Action, events};
use line_emulator::{Delivery, Emulator, Error, User};

use crate::support::{Example, SOON, next};

async fn kitchensink() -> (Emulator, Example) {
    let emulator = Emulator::builder().bot_name("Kitchen").start().await.unwrap();
    let running = Example::serve("kitchensink", &emulator).await;
    (emulator, running)
}

#[tokio::test]
async fn every_command_is_answered() {
    let (emulator, _running) = kitchensink().await;
    let alice = emulator.user("Alice");
    let table = [
        ("help", "Messages: emojis, "),
        ("profile", "Display name: Alice\nStatus message: none"),
        ("emojis", "$ LINE emoji $"),
        ("quota", "type: none\nvalue: none"),
        ("quota_consumption", "total usage: 0"),
        ("push", "PUSH!"),
        ("multicast", "THIS IS A MULTICAST MESSAGE"),
        ("broadcast", "THIS IS A BROADCAST MESSAGE"),
        ("broadcast 20260131", "Broadcast messages of 20260131: ready, 0"),
        ("quota_consumption", "total usage: 3"),
        ("bye", "The bot cannot leave a one-to-one chat."),
        ("image", "<image>"),
        ("confirm", "<template>"),
        ("buttons", "<template>"),
        ("carousel", "<template>"),
        ("image_carousel", "<template>"),
        ("imagemap", "<imagemap>"),
        ("flex", "<flex>"),
        ("flex_update_1", "<flex>"),
        ("quick_reply", "Quick reply"),
        ("link_token", "https://example.com/link?linkToken="),
        ("insight_message_delivery", "status: unready\nbroadcast: none\ntargeting: none"),
        ("insight_followers", "followers: 1\ntargeted reaches: 0\nblocks: 0"),
        ("insight_demographic", "available: false"),
        ("with http info", "I am Kitchen.\nstatus: 200 OK\nrequest id: "),
        ("with http info error", "refused: "),
        ("anything else", "anything else"),
    ];
    for (command, expected) in table {
        alice.send_text(command).await.unwrap();
        let answer = next(&alice).await;
        assert!(answer.starts_with(expected), "{command}: {answer}");
    }
}

#[tokio::test]
async fn help_names_every_command() {
    let (emulator, _running) = kitchensink().await;
    let alice = emulator.user("Alice");
    alice.send_text("help").await.unwrap();
    let help = next(&alice).await;
    let lists = help.lines().filter_map(|line| line.split_once(": "));
    let commands: Vec<_> = lists.flat_map(|(_, commands)| commands.split(", ")).collect();
    assert_eq!(commands.len(), 24);
    for command in commands {
        alice.send_text(command).await.unwrap();
        // What is no command comes back.
        assert_ne!(next(&alice).await, command);
    }
}

#[tokio::test]
async fn everything_that_can_be_tapped_is_answered() {
    let (emulator, _running) = kitchensink().await;
    let alice = emulator.user("Alice");
    let table = [
        ("confirm", vec!["Yes!", "No!"]),
        ("buttons", vec!["pong", "pong", "米"]),
        ("carousel", vec!["pong", "20", "20"]),
        ("image_carousel", vec!["20", "20"]),
        ("imagemap", vec!["URANAI!"]),
        ("flex", vec!["pong"]),
        ("flex_update_1", vec!["pong"]),
        ("quick_reply", vec!["pong", "text2", "20", "<location>"]),
    ];
    for (command, expected) in table {
        alice.send_text(command).await.unwrap();
        let mut answers = Vec::new();
        for action in alice.next_message(SOON).await.unwrap().actions() {
            if tap(&alice, &action).await.is_some() {
                answers.push(next(&alice).await);
            }
        }
        assert_eq!(answers.len(), expected.len(), "{command}: {answers:?}");
        for (answer, expected) in answers.iter().zip(expected) {
            assert!(answer.starts_with(expected), "{command}: {answers:?}");
        }
    }
}

/// `None` for what happens on the phone alone.
async fn tap(user: &User, action: &Action) -> Option<Delivery> {
    match user.tap(action).await {
        Err(Error::NoEvent { .. }) => None,
        outcome => Some(outcome.unwrap()),
    }
}

#[tokio::test]
async fn every_kind_of_message_is_answered() {
    let (emulator, _running) = kitchensink().await;
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
}

#[tokio::test]
async fn every_event_is_answered_or_told() {
    let (emulator, mut running) = kitchensink().await;
    let alice = emulator.user("Alice");
    let beacon = events::BeaconEvent::new("d41d", events::BeaconKind::Enter);
    alice.send_event(beacon).await.unwrap();
    assert_eq!(next(&alice).await, "Got beacon event. hwid=d41d, device message (hex)=");
    alice.send_event(events::AccountLinkEvent::new(events::LinkResult::Ok, "n")).await.unwrap();
    assert_eq!(next(&alice).await, "Linked, nonce n");
    let plan = events::MembershipContent::new(1, events::JoinedMembershipContent::default());
    alice.send_event(events::MembershipEvent::new(plan)).await.unwrap();
    assert_eq!(next(&alice).await, "Got membership event: joined 1");
    alice.send_event(events::VideoPlayCompleteEvent::new("v")).await.unwrap();
    assert_eq!(next(&alice).await, "You watched v.");

    alice.send_text("a slip").await.unwrap();
    let slip = alice.messages().iter().find(|message| message.text() == Some("a slip")).cloned();
    let slip = slip.unwrap().id;
    assert_eq!(next(&alice).await, "a slip");
    alice.unsend(&slip).await.unwrap();
    assert_eq!(running.rest_of(slip.as_str()).await, " was taken back");
    alice.unfollow().await.unwrap();
    assert_eq!(running.rest_of(alice.id().as_str()).await, " blocked the bot");
    alice.follow().await.unwrap();
    assert_eq!(next(&alice).await, "Got follow event. Write help to see what I can do.");
}

#[tokio::test]
async fn it_lives_in_groups_and_rooms_and_leaves_them() {
    let (emulator, mut running) = kitchensink().await;
    for (group, kind) in [(emulator.group("Lunch"), "group"), (emulator.room("Dinner"), "room")] {
        let bob = emulator.user("Bob");
        let there = emulator.user("Alice").in_group(&group);
        group.remove_bot().await.unwrap();
        assert_eq!(running.rest_of("left ").await, group.id().as_str());
        group.invite_bot().await.unwrap();
        let hello = format!("Joined this {kind}. Write help to see what I can do.");
        assert_eq!(next(&there).await, hello);
        group.add_member(&bob).await.unwrap();
        assert_eq!(next(&there).await, "Got memberJoined event: 1 came");
        group.remove_member(&bob).await.unwrap();
        assert_eq!(running.rest_of("1 left").await, "");
        there.send_text("profile").await.unwrap();
        assert_eq!(next(&there).await, "Display name: Alice\nStatus message: none");
        there.send_text("push").await.unwrap();
        assert_eq!(next(&there).await, "PUSH!");
        there.send_text("bye").await.unwrap();
        assert_eq!(next(&there).await, "Leaving…");
        assert_eq!(running.rest_of("left ").await, group.id().as_str());
        assert!(!group.has_bot());
    }
}
