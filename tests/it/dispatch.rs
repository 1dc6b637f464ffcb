//! Which handler gets an event, and with what.

use std::{
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
    time::Duration,
};

use http::StatusCode;
use line_bot::{
    App, BoxError, CommandArgs, Context, Destination, Either, FromFn, GroupId, HandlerError,
    Mentioned, Message, Next, PostbackData, RoomId, Router, State, UserId,
    client::endpoint::GetProfile,
    events::{
        Event, FollowEvent, GroupSource, ImageMessageContent, JoinEvent, MessageEvent,
        PostbackContent, RoomSource, Source, StickerMessageContent, TextMessageContent, UserSource,
        VideoMessageContent,
    },
    from_fn,
    models::{
        QuoteToken, Timestamp, WebhookEventId,
        message::{Messages, Sender},
        profile::UserProfile,
    },
    testing::{
        EventBuilder, TestBot, file, follow, image, join, postback, sticker, text, unfollow,
        unknown, video,
    },
};
use serde::Deserialize;
use tower_layer::layer_fn;
use tower_service::Service;

const SOON: Duration = Duration::from_secs(5);
const MOMENT: Duration = Duration::from_millis(50);

/// Sends each event and compares the text it is answered with.
async fn answers(bot: &TestBot, table: impl IntoIterator<Item = (EventBuilder, &str)>) {
    for (event, wanted) in table {
        bot.send(event.clone()).await;
        assert_eq!(bot.expect_reply(SOON).await, [Message::text(wanted)], "{event:?}");
    }
}

/// An app that keeps its errors, and the errors.
fn keeping_errors(app: App) -> (App, Arc<Mutex<Vec<HandlerError>>>) {
    let errors = Arc::new(Mutex::new(Vec::new()));
    let told = errors.clone();
    (app.on_error(move |error| told.lock().unwrap().push(error)), errors)
}

#[tokio::test]
async fn the_kind_of_chat_chooses_the_handler() {
    async fn user(_: TextMessageContent, source: UserSource) -> String {
        format!("user {}", source.user_id.unwrap())
    }
    async fn group(_: TextMessageContent, source: GroupSource, id: GroupId) -> String {
        assert_eq!(source.group_id, id);
        format!("group {id}")
    }
    async fn room(_: TextMessageContent, source: RoomSource, id: RoomId) -> String {
        assert_eq!(source.room_id, id);
        format!("room {id}")
    }

    let bot = TestBot::new(|bot| App::new(bot).on(user).on(group).on(room));
    let table = [
        (text("a").from_room("R1", "U2"), "room R1"),
        (text("a").from_group("C1", "U2"), "group C1"),
        (text("a").from_user("U2"), "user U2"),
    ];
    answers(&bot, table).await;
}

#[tokio::test]
async fn the_parts_of_an_event_are_arguments() {
    #[allow(clippy::too_many_arguments)] // all of them
    async fn all(
        event: Event,
        timestamp: Timestamp,
        id: WebhookEventId,
        quote: QuoteToken,
        destination: Destination,
        context: Context,
        mark: Option<line_bot::models::MarkAsReadToken>,
        source: Source,
    ) -> &'static str {
        assert_eq!(event.timestamp, timestamp);
        assert_eq!(event.webhook_event_id, Some(id));
        assert!(quote.as_str().starts_with("quote-token-"));
        assert_eq!(Some(destination.0), context.destination);
        assert_eq!(mark, None);
        assert_eq!(event.source, Some(source));
        "all"
    }

    let bot = TestBot::new(|bot| App::new(bot).on(all));
    answers(&bot, [(text("a"), "all")]).await;
}

#[tokio::test]
async fn the_data_of_a_postback_chooses_the_handler() {
    #[derive(Deserialize)]
    #[serde(tag = "action", rename_all = "lowercase")]
    enum Choice {
        Buy { item: u32 },
        Cancel,
    }
    #[derive(Deserialize)]
    struct Page {
        page: u32,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Answer {
        Yes,
        No,
    }

    async fn choice(PostbackData(choice): PostbackData<Choice>) -> String {
        match choice {
            Choice::Buy { item } => format!("buy {item}"),
            Choice::Cancel => "cancel".to_owned(),
        }
    }
    async fn page(data: PostbackData<Page>, picked: PostbackContent) -> String {
        format!("page {} {}", data.0.page, picked.param("date").unwrap_or("never"))
    }
    async fn answer(PostbackData(answer): PostbackData<Answer>) -> &'static str {
        match answer {
            Answer::Yes => "is yes",
            Answer::No => "is no",
        }
    }
    async fn rest(content: PostbackContent) -> String {
        format!("rest {}", content.data)
    }

    let bot = TestBot::new(|bot| App::new(bot).on(choice).on(page).on(answer).on(rest));
    let table = [
        (postback("action=buy&item=3"), "buy 3"),
        (postback(r#"{"action":"buy","item":3}"#), "buy 3"),
        (postback("action=cancel"), "cancel"),
        (postback("page=2").param("date", "2026-11-23"), "page 2 2026-11-23"),
        (postback(r#" {"page": 2}"#), "page 2 never"),
        (postback("yes"), "is yes"),
        (postback("no"), "is no"),
        (postback("page=two"), "rest page=two"),
        (postback(r#"{"page":"#), r#"rest {"page":"#),
        (postback("action=fly"), "rest action=fly"),
        (postback(""), "rest "),
    ];
    answers(&bot, table).await;
}

#[tokio::test]
async fn a_mention_of_the_bot_chooses_the_handler() {
    async fn mentioned(mentioned: Mentioned) -> String {
        assert!(mentioned.content.mentions_bot());
        format!("to me: {}", mentioned.text)
    }
    async fn other(text: TextMessageContent) -> String {
        text.text
    }

    let bot = TestBot::new(|bot| App::new(bot).on(mentioned).on(other));
    let table = [
        (
            text("what time is it?").mentioning_bot().from_group("C1", "U1"),
            "to me: what time is it?",
        ),
        (text("@bot is not meant"), "@bot is not meant"),
    ];
    answers(&bot, table).await;
}

#[tokio::test]
async fn texts_and_commands_choose_the_handler() {
    async fn echo(args: CommandArgs) -> String {
        format!("{} words: {}", args.words().count(), args.0)
    }

    let bot = TestBot::new(|bot| {
        App::new(bot)
            .command("/echo", echo)
            .command("rich menu", async |args: CommandArgs| format!("menu {}", args.0))
            .text("ping", async || "pong")
            .text(["hi", "hello"], async |_: UserSource| "Hello!")
            .text(vec!["bye".to_owned()], async || "Bye!")
            .text(|text: &str| text.ends_with('?'), async || "I do not know.")
            .on(async |text: TextMessageContent| format!("else {}", text.text))
    });
    let table = [
        (text("/echo"), "0 words: "),
        (text(" /ECHO  one two\nthree "), "3 words: one two\nthree"),
        (text("/echo?"), "I do not know."),
        (text("/echoes"), "else /echoes"),
        (text("/ech"), "else /ech"),
        (text("/é"), "else /é"),
        (text("/echo hi").mentioning_bot(), "1 words: hi"),
        (text("Rich menu 2"), "menu 2"),
        (text(" Ping\n"), "pong"),
        (text("ping pong"), "else ping pong"),
        (text("hello"), "Hello!"),
        (text("hello").from_group("C1", "U1"), "else hello"),
        (text("Bye"), "Bye!"),
        (text("why?"), "I do not know."),
    ];
    answers(&bot, table).await;
}

#[tokio::test]
async fn the_profile_is_asked_for_once_and_by_the_kind_of_chat() {
    async fn twice(_: TextMessageContent, profile: UserProfile, context: Context) -> String {
        let again: UserProfile = context.get().await.unwrap();
        assert_eq!(profile, again);
        format!("{} {:?}", profile.display_name, profile.status_message)
    }
    async fn perhaps(_: FollowEvent, profile: Option<UserProfile>) -> String {
        profile.map_or("nobody".to_owned(), |profile| profile.display_name)
    }
    async fn never(_: StickerMessageContent, context: Context) -> &'static str {
        if context.fits::<UserProfile>() { "could ask" } else { "could not ask" }
    }

    let bot = TestBot::new(|bot| App::new(bot).on(twice).on(perhaps).on(never));
    bot.profile(UserProfile::new("U1", "Alice").status_message("busy"));
    let table = [
        (text("a"), "Alice Some(\"busy\")"),
        (text("a").from_group("C1", "U1"), "Alice None"),
        (text("a").from_room("R1", "U2"), "User U2 None"),
        (sticker("1", "2"), "could ask"),
        (sticker("1", "2").from_source(Source::group("C1", None)), "could not ask"),
        (follow(), "Alice"),
        (follow().from_source(Source::group("C1", None)), "nobody"),
    ];
    answers(&bot, table).await;
    bot.refuse::<GetProfile>(StatusCode::NOT_FOUND, "Not found");
    answers(&bot, [(follow(), "nobody")]).await;

    let calls = bot.calls();
    let asked: Vec<_> =
        calls.iter().filter(|call| call.method == "GET").map(|call| &*call.path).collect();
    let wanted = [
        "/v2/bot/profile/U1",
        "/v2/bot/group/C1/member/U1",
        "/v2/bot/room/R1/member/U2",
        "/v2/bot/profile/U1",
        "/v2/bot/profile/U1",
    ];
    assert_eq!(asked, wanted);
}

#[tokio::test]
async fn a_handler_that_needs_a_profile_fails_without_one() {
    async fn name(_: FollowEvent, profile: UserProfile) -> String {
        profile.display_name
    }

    let mut errors = Arc::default();
    let bot = TestBot::new(|bot| {
        let (app, told) = keeping_errors(App::new(bot).on(name));
        errors = told;
        app
    });
    bot.refuse::<GetProfile>(StatusCode::NOT_FOUND, "Not found");
    bot.refuse::<GetProfile>(StatusCode::INTERNAL_SERVER_ERROR, "Sorry");
    bot.send(follow()).await;
    bot.send(follow()).await;
    bot.shutdown().await;
    let errors = errors.lock().unwrap();
    let mut texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    texts.sort();
    assert_eq!(
        texts,
        [
            "follow event: the handler failed: LINE shows no profile of this user",
            "follow event: the handler failed: getProfile: 500 Internal Server Error: Sorry",
        ]
    );
}

#[tokio::test]
async fn either_takes_what_one_of_two_takes() {
    async fn media(media: Either<ImageMessageContent, VideoMessageContent>) -> &'static str {
        match media {
            Either::Left(_) => "image",
            Either::Right(_) => "video",
        }
    }
    async fn any(event: MessageEvent) -> String {
        event.message.name().to_owned()
    }

    let bot = TestBot::new(|bot| App::new(bot).on(media).on(any));
    answers(&bot, [(image(), "image"), (video(), "video"), (file("a.txt", 1), "file")]).await;
}

#[tokio::test]
async fn nested_handlers_stand_at_their_place_and_have_a_condition() {
    let bot = TestBot::new(|bot| {
        let admin = Router::new()
            .when(Context::fits::<GroupSource>)
            .when(|context| context.event.source.as_ref().and_then(Source::user_id).is_some())
            .command("kick", async || "kicked");
        let group = Router::new()
            .when(Context::fits::<GroupSource>)
            .nest(admin)
            .on(async |_: JoinEvent| "Hello, all!")
            .otherwise(async |_: TextMessageContent| "group");
        App::new(bot)
            .text("first", async || "first")
            .nest(group)
            .on(async |_: TextMessageContent| "user")
            .otherwise(async |_: StickerMessageContent| "otherwise")
    });
    let table = [
        (text("first").from_group("C1", "U1"), "first"),
        (text("kick Bob").from_group("C1", "U1"), "kicked"),
        (text("kick Bob").from_source(Source::group("C1", None)), "group"),
        (text("kick Bob").from_user("U1"), "user"),
        (join(), "Hello, all!"),
        (sticker("1", "2").from_group("C1", "U1"), "otherwise"),
    ];
    answers(&bot, table).await;
    bot.send(unfollow()).await;
    bot.send(unknown("hologram")).await;
    bot.expect_nothing(MOMENT).await;
}

#[tokio::test]
async fn a_layer_sees_each_event_before_its_handler_and_the_answer_after_it() {
    type Seen = Arc<Mutex<Vec<&'static str>>>;
    type Answer = Pin<Box<dyn Future<Output = Result<Messages, BoxError>> + Send>>;

    /// A tower service by hand.
    #[derive(Clone)]
    struct Signed<S>(S);

    impl<S> Service<Context> for Signed<S>
    where
        S: Service<Context, Response = Messages, Error = BoxError>,
        S::Future: Send + 'static,
    {
        type Response = Messages;
        type Error = BoxError;
        type Future = Answer;

        fn poll_ready(&mut self, cx: &mut std::task::Context<'_>) -> Poll<Result<(), BoxError>> {
            self.0.poll_ready(cx)
        }

        fn call(&mut self, context: Context) -> Self::Future {
            let answer = self.0.call(context);
            Box::pin(async move {
                let mut messages = answer.await?;
                for message in &mut messages.0 {
                    message.sender = Some(Sender::new("Clerk"));
                }
                Ok(messages)
            })
        }
    }

    fn note(
        seen: Seen,
        name: &'static str,
    ) -> FromFn<impl Fn(Context, Next) -> Answer + Clone + Send + Sync + 'static> {
        from_fn(move |context: Context, next: Next| -> Answer {
            seen.lock().unwrap().push(name);
            Box::pin(next.run(context))
        })
    }

    async fn guard(context: Context, next: Next) -> Result<Messages, BoxError> {
        match context.get::<UserId>().await {
            Ok(user) if user == "U2" => Ok("You may not.".into()),
            _ => next.run(context).await,
        }
    }

    let seen = Seen::default();
    let bot = TestBot::new(|bot| {
        let nested =
            Router::new().layer(note(seen.clone(), "nested")).command("deep", async || "deep");
        App::new(bot)
            .layer(from_fn(guard))
            .layer(layer_fn(Signed))
            .layer(note(seen.clone(), "outer"))
            .nest(nested)
            .on(async |_: TextMessageContent| "fine")
    });
    let signed = |text: &str| [Message::text(text).sender(Sender::new("Clerk"))];
    // user, text, the answer, what saw it
    let table = [
        ("U1", "hi", "fine", &["outer"][..]),
        ("U2", "hi", "You may not.", &["outer"]),
        ("U1", "deep", "deep", &["outer", "nested"]),
        ("U2", "deep", "You may not.", &["outer"]),
    ];
    for (user, said, wanted, layers) in table {
        bot.send(text(said).from_user(user)).await;
        assert_eq!(bot.expect_reply(SOON).await, signed(wanted), "{user} {said}");
        assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), layers, "{user} {said}");
    }
    bot.send(sticker("1", "2")).await;
    bot.shutdown().await;
    assert!(seen.lock().unwrap().is_empty(), "there is no handler");
}

#[tokio::test]
async fn a_layer_that_asks_twice_gets_two_answers() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);

    async fn again(context: Context, next: Next) -> Result<Messages, BoxError> {
        match next.clone().run(context.clone()).await {
            Err(_) => next.run(context).await,
            answer => answer,
        }
    }
    async fn flaky(_: TextMessageContent) -> Result<&'static str, String> {
        match CALLS.fetch_add(1, Ordering::SeqCst) {
            0 => Err("out of tea".to_owned()),
            _ => Ok("tea"),
        }
    }

    let bot = TestBot::new(|bot| App::new(bot).layer(from_fn(again)).on(flaky));
    answers(&bot, [(text("tea?"), "tea")]).await;
}

#[tokio::test]
async fn what_cannot_be_had_is_told_by_name() {
    let mut errors = Arc::default();
    let bot = TestBot::new(|bot| {
        let app = App::new(bot)
            .on(async |_: StickerMessageContent, _: State<u8>| ())
            .on(async |_: CommandArgs| ());
        let (app, told) = keeping_errors(app);
        errors = told;
        app
    });
    bot.send(sticker("1", "2")).await;
    bot.send(text("/help")).await;
    bot.shutdown().await;
    let errors = errors.lock().unwrap();
    let mut texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    texts.sort();
    assert_eq!(
        texts,
        [
            "message event: the handler failed: App::state was not called with a u8",
            "message event: the handler failed: CommandArgs are for handlers that App::command was called with",
        ]
    );
}
