//! The reply handle, against the emulator over HTTP on loopback.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use http::StatusCode;
use line_bot::{
    Action, App, Message, Reply, ReplyError, Sent, State,
    client::endpoint::{PushMessage, ReplyMessage},
    events::{FollowEvent, StickerMessageContent, TextMessageContent},
    testing::{TestBot, text},
};
use line_emulator::{Emulator, User};

use crate::bot::serve;

const SOON: Duration = Duration::from_secs(5);

/// The texts of the next messages.
async fn texts(user: &User, count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for _ in 0..count {
        let message = user.next_message(SOON).await.unwrap();
        texts.push(message.text().unwrap_or_default().to_owned());
    }
    texts
}

fn numbers(range: std::ops::Range<usize>) -> Vec<Message> {
    range.map(|n| Message::text(n.to_string())).collect()
}

#[tokio::test]
async fn what_is_added_goes_out_with_what_is_returned() {
    async fn handler(_: TextMessageContent, reply: Reply) -> &'static str {
        reply.add("one");
        reply.clone().add([Message::text("two").quick_reply([Action::message("a", "a")])]);
        assert!(reply.is_open());
        assert!(reply.age() < SOON);
        "three"
    }
    async fn nothing_returned(_: StickerMessageContent, reply: Reply) {
        reply.add("added");
    }

    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(handler).on(nothing_returned)).await;
    let alice = emulator.user("Alice");
    alice.send_text("go").await.unwrap();
    assert_eq!(texts(&alice, 2).await, ["one", "two"]);
    let last = alice.next_message(SOON).await.unwrap();
    let wanted = Message::text("three").quick_reply([Action::message("a", "a")]);
    assert_eq!(last.as_bot_message(), Some(&wanted));
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(texts(&alice, 1).await, ["added"]);
    running.stop().await;
}

#[tokio::test]
async fn a_reply_is_sent_once_and_the_second_is_refused_with_a_reason() {
    async fn sends_and_returns(
        _: TextMessageContent,
        reply: Reply,
    ) -> Result<&'static str, ReplyError> {
        let sent = reply.send("sent").await?;
        assert_eq!((sent.messages.len(), sent.pushed), (1, 0));
        assert!(!reply.is_open());
        Ok("returned")
    }
    async fn sends_twice(_: StickerMessageContent, reply: Reply) -> Result<(), ReplyError> {
        reply.send("first").await?;
        assert_eq!(reply.send(Vec::<Message>::new()).await?, Sent::default());
        reply.clone().send("second").await?;
        Ok(())
    }

    let errors = Arc::new(Mutex::new(Vec::new()));
    let told = errors.clone();
    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| {
        let app = App::new(bot).on(sends_and_returns).on(sends_twice);
        app.on_error(move |error| told.lock().unwrap().push(error.to_string()))
    })
    .await;
    let alice = emulator.user("Alice");
    alice.send_text("go").await.unwrap();
    assert_eq!(texts(&alice, 1).await, ["sent"]);
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(texts(&alice, 1).await, ["first"]);
    running.stop().await;

    let used = "the reply token is used: it is good for one reply of up to 5 messages (collect them with Reply::add, \
                return them all, or let Reply::reply_or_push send the later ones)";
    let wanted =
        [format!("message event: {used}"), format!("message event: the handler failed: {used}")];
    assert_eq!(*errors.lock().unwrap(), wanted);
    assert_eq!(replies(&emulator), 2, "the second ones never left");
}

#[tokio::test]
async fn a_refused_reply_leaves_the_token_for_a_better_one() {
    async fn handler(_: TextMessageContent, reply: Reply) -> Result<&'static str, ReplyError> {
        let error = reply.send("").await.unwrap_err();
        assert!(error.to_string().contains("May not be empty"), "{error}");
        let error = reply.send(numbers(0..6)).await.unwrap_err();
        assert!(error.to_string().starts_with("6 messages are more than the 5"), "{error}");
        assert!(reply.is_open());
        Ok("sorry")
    }

    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(handler)).await;
    let alice = emulator.user("Alice");
    alice.send_text("go").await.unwrap();
    assert_eq!(texts(&alice, 1).await, ["sorry"]);
    running.stop().await;
}

#[tokio::test]
async fn a_long_text_is_split_and_what_a_reply_cannot_carry_is_pushed() {
    type Pushed = Arc<Mutex<Vec<usize>>>;

    async fn long(
        text: TextMessageContent,
        reply: Reply,
        pushed: State<Pushed>,
    ) -> Result<(), ReplyError> {
        let count: usize = text.text.parse().unwrap();
        let sent = reply.reply_or_push("x".repeat(count)).await?;
        pushed.lock().unwrap().push(sent.pushed);
        Ok(())
    }
    async fn returned(_: FollowEvent) -> String {
        "y".repeat(5001)
    }
    async fn after_the_reply(
        _: StickerMessageContent,
        reply: Reply,
        pushed: State<Pushed>,
    ) -> Result<(), ReplyError> {
        reply.send("free").await?;
        let sent = reply.reply_or_push(["costs", "quota"]).await?;
        pushed.lock().unwrap().push(sent.pushed);
        Ok(())
    }

    let pushed = Pushed::default();
    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| {
        let app = App::new(bot).state(pushed.clone());
        app.on(long).on(returned).on(after_the_reply)
    })
    .await;
    let alice = emulator.user("Alice");
    // the length of a text, the lengths of the messages, and how many of them are pushed
    let table = [
        (25_000, vec![5000; 5]),
        (25_001, [vec![5000; 5], vec![1]].concat()),
        (52_000, [vec![5000; 10], vec![2000]].concat()),
    ];
    for (count, wanted) in table {
        alice.send_text(&count.to_string()).await.unwrap();
        let lengths: Vec<_> = texts(&alice, wanted.len()).await.iter().map(String::len).collect();
        assert_eq!(lengths, wanted, "{count}");
    }
    assert_eq!((replies(&emulator), pushes(&emulator)), (3, 3));
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(texts(&alice, 3).await, ["free", "costs", "quota"]);
    assert_eq!((replies(&emulator), pushes(&emulator)), (4, 4));
    alice.unfollow().await.unwrap();
    alice.follow().await.unwrap();
    assert_eq!(texts(&alice, 2).await, ["y".repeat(5000), "y".to_owned()]);
    running.stop().await;
    assert_eq!(*pushed.lock().unwrap(), [0, 1, 6, 2]);
}

#[tokio::test]
async fn a_token_that_is_too_old_is_told_and_the_answer_can_be_pushed() {
    async fn late(_: TextMessageContent) -> &'static str {
        tokio::time::sleep(Duration::from_millis(1200)).await;
        "too late"
    }
    async fn pushed(_: StickerMessageContent, reply: Reply) -> Result<(), ReplyError> {
        tokio::time::sleep(Duration::from_millis(1200)).await;
        let sent = reply.reply_or_push(numbers(0..7)).await?;
        assert_eq!((sent.messages.len(), sent.pushed), (7, 7));
        Ok(())
    }

    let errors = Arc::new(Mutex::new(Vec::new()));
    let told = errors.clone();
    let emulator =
        Emulator::builder().reply_token_lifetime(Duration::from_millis(500)).start().await.unwrap();
    let running = serve(&emulator, |bot| {
        let app = App::new(bot).on(late).on(pushed);
        app.on_error(move |error| told.lock().unwrap().push(error.to_string()))
    })
    .await;
    let alice = emulator.user("Alice");
    alice.send_text("go").await.unwrap();
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(texts(&alice, 7).await, ["0", "1", "2", "3", "4", "5", "6"]);
    running.stop().await;
    let errors = errors.lock().unwrap();
    let wanted = "message event: LINE does not take the reply token any more, 1 s after the event came: it is good \
                  once, for a minute or so (Reply::reply_or_push pushes instead): replyMessage: 400 Bad Request: \
                  Invalid reply token (request ";
    assert!(matches!(&**errors, [error] if error.starts_with(wanted)), "{errors:?}");
}

#[tokio::test]
async fn the_loading_animation_is_shown_to_users_alone() {
    async fn handler(text: TextMessageContent, reply: Reply) -> Result<(), line_bot::Error> {
        reply.loading_animation(text.text.parse().unwrap()).await?;
        Ok(())
    }

    let bot = TestBot::new(|bot| App::new(bot).on(handler));
    let table = [("0", 5), ("5", 5), ("6", 10), ("58", 60), ("60", 60), ("255", 60)];
    for (seconds, _) in table {
        bot.send(text(seconds)).await;
    }
    bot.send(text("5").from_group("C1", "U1")).await;
    bot.shutdown().await;
    let calls = bot.calls();
    let mut found: Vec<_> =
        calls.iter().map(|call| call.body["loadingSeconds"].as_u64().unwrap()).collect();
    found.sort_unstable();
    assert_eq!(found, table.map(|(_, shown)| shown));
    assert!(calls.iter().all(|call| call.path == "/v2/bot/chat/loading/start"));
}

#[tokio::test]
async fn a_reply_that_may_have_arrived_is_not_pushed_again() {
    type SetUp = fn(&TestBot);

    // what becomes of the reply, whether it is refused, what is pushed
    let table: [(SetUp, &str, usize); 5] = [
        (
            |bot| bot.hang_up::<ReplyMessage>(),
            "message event: the handler failed: the reply was not accepted: replyMessage: no answer",
            0,
        ),
        (
            |bot| bot.disconnect::<ReplyMessage>(),
            "message event: the handler failed: the reply was not accepted: replyMessage: no answer",
            0,
        ),
        (
            |bot| bot.refuse::<ReplyMessage>(StatusCode::INTERNAL_SERVER_ERROR, ""),
            "message event: the handler failed: the reply was not accepted: replyMessage: 500 Internal Server Error",
            0,
        ),
        (|bot| bot.refuse::<ReplyMessage>(StatusCode::BAD_REQUEST, "Invalid reply token"), "", 1),
        (
            |bot| {
                bot.refuse::<PushMessage>(
                    StatusCode::TOO_MANY_REQUESTS,
                    "You have reached your monthly limit.",
                );
            },
            "",
            0,
        ),
    ];
    for (set_up, wanted, pushes) in table {
        let errors = Arc::new(Mutex::new(Vec::new()));
        let told = errors.clone();
        let bot = TestBot::new(|bot| {
            App::new(bot)
                .on(async |_: TextMessageContent, reply: Reply| {
                    reply.reply_or_push("a").await.map(drop)
                })
                .on_error(move |error| told.lock().unwrap().push(error.to_string()))
        });
        set_up(&bot);
        bot.send(text("go")).await;
        bot.shutdown().await;
        assert_eq!(errors.lock().unwrap().concat(), wanted);
        let pushed = bot.calls().iter().filter(|call| call.path == "/v2/bot/message/push").count();
        assert_eq!(pushed, pushes, "{wanted}");
    }
}

#[tokio::test]
async fn an_event_without_a_token_is_answered_by_push_alone() {
    async fn handler(_: TextMessageContent, reply: Reply) -> Result<(), ReplyError> {
        assert!(!reply.is_open());
        assert!(matches!(reply.send("a").await, Err(ReplyError::NoToken)));
        let sent = reply.reply_or_push("b").await?;
        assert_eq!(sent.pushed, 1);
        Ok(())
    }

    let bot = TestBot::new(|bot| App::new(bot).on(handler));
    bot.send(text("go").standby().from_group("C1", "U1")).await;
    let push = bot.expect_push(SOON).await;
    assert_eq!((push.to.as_str(), &*push.messages), ("C1", &[Message::text("b")][..]));
}

fn replies(emulator: &Emulator) -> usize {
    count(emulator, "/v2/bot/message/reply")
}

fn pushes(emulator: &Emulator) -> usize {
    count(emulator, "/v2/bot/message/push")
}

fn count(emulator: &Emulator, path: &str) -> usize {
    emulator.log().iter().filter(|entry| entry.path == path && entry.status == Some(200)).count()
}
