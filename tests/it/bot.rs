//! A bot against the emulator, over HTTP on loopback.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use line_bot::{
    Action, App, Bot, Context, Message, MessageId, Reason, State, UserId,
    client::Client,
    events::{
        Event, FollowEvent, ImageMessageContent, MessageContent, PostbackContent, PostbackEvent,
        StickerMessageContent, TextMessageContent, UnfollowEvent,
    },
    models::{Unknown, template::ConfirmTemplate},
    webhook::ChannelSecret,
};
use line_emulator::Emulator;
use tokio::{sync::oneshot, task::JoinHandle};

const SOON: Duration = Duration::from_secs(5);

/// A bot that runs until it is stopped.
pub(crate) struct Running {
    /// Where it takes webhooks.
    pub(crate) url: String,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// Starts an app on a free port.
    pub(crate) async fn start(app: App) -> Self {
        let server = app.bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/callback", server.address());
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.run_until(async {
            let _ = stopped.await;
        }));
        Self { url, stop, task }
    }

    /// Stops it, and waits until all that came in is handled.
    pub(crate) async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.unwrap();
    }
}

/// Starts an app on a free port and tells the emulator where it is.
pub(crate) async fn serve(emulator: &Emulator, app: impl FnOnce(Bot) -> App) -> Running {
    let running = Running::start(app(bot(emulator))).await;
    emulator.set_webhook_url(&running.url).unwrap();
    running
}

/// The emulator's bot.
fn bot(emulator: &Emulator) -> Bot {
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build().unwrap();
    Bot::new(ChannelSecret::new(emulator.channel_secret()), client)
}

#[tokio::test]
async fn what_a_handler_returns_is_the_reply() {
    async fn text(text: TextMessageContent) -> Option<Message> {
        (text.text != "hush").then(|| Message::text(text.text))
    }
    async fn sticker(sticker: StickerMessageContent) -> Vec<Message> {
        vec![Message::sticker(sticker.package_id, sticker.sticker_id), Message::text("!")]
    }
    async fn postback(event: PostbackEvent) -> Result<String, line_bot::Error> {
        let date = event.postback.param("date").unwrap_or("never");
        Ok(format!("{} {date}", event.postback.data))
    }
    async fn follow(_: FollowEvent, user: UserId, bot: Bot) -> Result<String, line_bot::Error> {
        let profile = bot.get_profile(user).await?;
        Ok(format!("Hello, {}!", profile.display_name))
    }

    let emulator = Emulator::start().await.unwrap();
    let running =
        serve(&emulator, |bot| App::new(bot).on(text).on(sticker).on(postback).on(follow)).await;
    let alice = emulator.user("Alice");

    alice.send_text("hush").await.unwrap();
    alice.send_text("hello").await.unwrap();
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("hello"));
    alice.send_sticker("446", "1988").await.unwrap();
    let sticker = alice.next_message(SOON).await.unwrap();
    assert_eq!(sticker.as_bot_message(), Some(&Message::sticker("446", "1988")));
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("!"));
    let params = [("date".to_owned(), "2026-11-23".to_owned())];
    alice.send_postback(PostbackContent::new("when").params(params)).await.unwrap();
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("when 2026-11-23"));
    alice.unfollow().await.unwrap();
    alice.follow().await.unwrap();
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("Hello, Alice!"));
    running.stop().await;
}

#[tokio::test]
async fn every_kind_of_message_arrives_as_it_was_sent() {
    async fn text(_: TextMessageContent) -> [Message; 2] {
        [
            Message::image("https://example.com/a.png", "https://example.com/b.png"),
            Message::template(
                "Sure?",
                ConfirmTemplate::new(
                    "Sure?",
                    [Action::message("Yes", "yes"), Action::postback("No", "no")],
                ),
            )
            .quick_reply([Action::message("Maybe", "maybe")])
            .sender(line_bot::models::message::Sender::new("Clerk")),
        ]
    }

    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(text)).await;
    let alice = emulator.user("Alice");
    alice.send_text("go").await.unwrap();
    for expected in text(TextMessageContent::new("1", "go")).await {
        let message = alice.next_message(SOON).await.unwrap();
        assert_eq!(message.as_bot_message(), Some(&expected));
    }
    running.stop().await;
}

#[tokio::test]
async fn a_handler_gets_the_bytes_of_an_image() {
    async fn image(image: ImageMessageContent, bot: Bot) -> Result<String, line_bot::Error> {
        bot.show_loading_animation(UserId::new("U0")).await.ok();
        let content = bot.get_message_content(image.id).await?;
        let kind = content.content_type().unwrap_or_default().to_owned();
        let bytes = content.bytes_limited(1000).await?;
        Ok(format!("{} bytes of {kind}", bytes.len()))
    }

    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(image)).await;
    let alice = emulator.user("Alice");
    let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 92]].concat();
    alice.send_image(png, "image/png").await.unwrap();
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("100 bytes of image/png"));
    running.stop().await;
}

#[tokio::test]
async fn the_first_handler_that_fits_takes_an_event_and_the_rest_goes_to_otherwise() {
    type Seen = Mutex<Vec<String>>;

    async fn quick(_: StickerMessageContent, _: Option<Unknown>, seen: State<Seen>) {
        seen.lock().unwrap().push("sticker".to_owned());
    }
    async fn message(content: MessageContent, id: MessageId, seen: State<Seen>) {
        assert_eq!(content.id(), Some(id));
        seen.lock().unwrap().push(format!("message {}", content.name()));
    }
    async fn never(_: TextMessageContent, _: Unknown, seen: State<Seen>) {
        seen.lock().unwrap().push("never".to_owned());
    }
    async fn otherwise(event: Event, context: Context, seen: State<Seen>) {
        assert_eq!(*context.event, event);
        seen.lock().unwrap().push(format!("otherwise {}", event.kind.name()));
    }

    let seen = Arc::new(Seen::default());
    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| {
        let app = App::new(bot).state(Seen::default());
        app.otherwise(otherwise).on(never).on(quick).on(message)
    })
    .await;
    running.stop().await;

    // Without a server: events that no user of the emulator causes.
    let kinds = [
        r#"{"type":"message","timestamp":1,"message":{"type":"sticker","id":"1","packageId":"1","stickerId":"1"}}"#,
        r#"{"type":"message","timestamp":1,"message":{"type":"text","id":"1","text":"a"}}"#,
        r#"{"type":"message","timestamp":1,"message":{"type":"hologram","id":"1"}}"#,
        r#"{"type":"hologram","timestamp":1}"#,
        r#"{"type":"unfollow","timestamp":1}"#,
    ];
    let body = format!(r#"{{"destination":"U0","events":[{}]}}"#, kinds.join(","));
    let shared = seen.clone();
    let app = App::new(bot(&emulator)).state(Seen::default());
    let app = app.on(never).on(quick).on(message).otherwise(otherwise).on(
        move |_: UnfollowEvent, seen: State<Seen>| {
            let shared = shared.clone();
            async move { *shared.lock().unwrap() = seen.lock().unwrap().clone() }
        },
    );
    let callback = line_bot::events::Callback::from_slice(body.as_bytes()).unwrap();
    Arc::new(app).handle(callback).await;
    assert_eq!(
        *seen.lock().unwrap(),
        ["sticker", "message text", "message hologram", "otherwise hologram"]
    );
}

#[tokio::test]
async fn whatever_goes_wrong_is_told_and_takes_down_nothing_else() {
    async fn text(text: TextMessageContent) -> Result<Message, String> {
        match &*text.text {
            "fail" => Err("out of tea".to_owned()),
            "panic" => panic!("this panic is part of the test"),
            "empty" => Ok(Message::text("")),
            _ => Ok(Message::text(text.text)),
        }
    }
    async fn blocked(_: UnfollowEvent) -> &'static str {
        "why?"
    }
    async fn stateless(_: StickerMessageContent, _: State<Vec<u8>>) {}

    let errors = Arc::new(Mutex::new(Vec::new()));
    let emulator = Emulator::start().await.unwrap();
    let told = errors.clone();
    let running = serve(&emulator, |bot| {
        let app = App::new(bot).on(text).on(blocked).on(stateless);
        app.on_error(move |error| told.lock().unwrap().push(error))
    })
    .await;
    let alice = emulator.user("Alice");
    for text in ["fail", "panic", "empty", "fine"] {
        alice.send_text(text).await.unwrap();
    }
    assert_eq!(alice.next_message(SOON).await.unwrap().text(), Some("fine"));
    alice.send_sticker("446", "1988").await.unwrap();
    alice.unfollow().await.unwrap();
    running.stop().await;

    let errors = errors.lock().unwrap();
    let mut texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    texts.sort();
    let expected = [
        "message event: the handler failed: App::state was not called with a alloc::vec::Vec<u8>",
        "message event: the handler failed: out of tea",
        "message event: the handler panicked",
        "message event: the reply was not accepted: replyMessage: 400 Bad Request: The request body has 1 error(s); \
         messages[0].text: May not be empty (request ",
        "unfollow event: there is a reply, but no reply token",
    ];
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(expected) {
        assert!(text.starts_with(expected), "{text}");
    }
    assert!(errors.iter().any(|error| matches!(error.reason, Reason::Panicked)));
}

#[tokio::test]
async fn stopping_waits_for_the_handlers() {
    static DONE: AtomicUsize = AtomicUsize::new(0);

    async fn slow(_: TextMessageContent) {
        tokio::time::sleep(Duration::from_millis(300)).await;
        DONE.fetch_add(1, Ordering::SeqCst);
    }

    let emulator = Emulator::start().await.unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(slow)).await;
    for name in ["Alice", "Bob"] {
        emulator.user(name).send_text("hi").await.unwrap();
    }
    running.stop().await;
    assert_eq!(DONE.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_port_in_use_is_told() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.url().replace("http://", "");
    let error = App::new(bot(&emulator)).bind(&address).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "cannot listen on {address}: another program does so already; stop it or choose another port"
        )
    );
}
