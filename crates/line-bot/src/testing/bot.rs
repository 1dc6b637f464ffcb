use std::{future::Future, ops::Deref, panic::Location, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use line_client::{Client, Retry};
use line_models::{
    Message,
    webhook::{Callback, Event},
};
use line_webhook::ChannelSecret;
use tokio::time::timeout;

use super::{
    event::signed,
    line::{FakeLine, Push},
};
use crate::{App, Bot, WebhookService};

/// The bot of all tests: the destination of their webhooks.
pub(super) const BOT: &str = "U00000000000000000000000000000000";
pub(super) const PATH: &str = "/callback";
const SECRET: &str = "test-secret";

/// An app in memory: it gets events as LINE would send them, and its calls end in a [`FakeLine`].
///
/// Events go the whole way: as signed requests through the [`WebhookService`]. So the handlers run in the background, and
/// what they send is waited for by the expectations, which panic if it does not come. Each call is expected once.
///
/// The methods of [`FakeLine`] are the test bot's.
#[derive(Debug)]
pub struct TestBot {
    bot: Bot,
    line: FakeLine,
    path: String,
    service: WebhookService,
}

impl TestBot {
    /// With the app that `app` makes of a bot whose calls are recorded.
    ///
    /// # Panics
    ///
    /// Not within a runtime of tokio.
    pub fn new(app: impl FnOnce(Bot) -> App) -> Self {
        let line = FakeLine::new();
        let bot = Self::bot_with(&line);
        let app = app(bot.clone());
        Self { bot, line, path: app.settings.path.clone(), service: app.into_service() }
    }

    /// A bot whose calls end in `line`, for a test without an app.
    ///
    /// # Panics
    ///
    /// Never, unless the client cannot be made at all.
    pub fn bot_with(line: &FakeLine) -> Bot {
        let client = Client::builder("test-token")
            .base_url("http://line.invalid")
            .retry(Retry::never())
            .transport(line.clone())
            .build();
        Bot::new(ChannelSecret::new(SECRET), client.expect("a client needs nothing but a token"))
    }

    /// The bot of the app.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// Sends one event, and waits until it is accepted.
    ///
    /// # Panics
    ///
    /// It is not accepted.
    pub async fn send(&self, event: impl Into<Event>) {
        self.send_all([event]).await;
    }

    /// Sends several events in one webhook, and waits until it is accepted.
    ///
    /// # Panics
    ///
    /// It is not accepted.
    pub async fn send_all<E: Into<Event>>(&self, events: impl IntoIterator<Item = E>) {
        let events: Vec<Event> = events.into_iter().map(Into::into).collect();
        let request = signed(self.bot.secret(), &self.path, &Callback::new(BOT, events));
        let status = self.request(request).await.status();
        assert!(status.is_success(), "the app answers {status} to the webhook");
    }

    /// Sends any request, a wrongly signed one for instance.
    pub async fn request(&self, request: Request<Bytes>) -> Response<Full<Bytes>> {
        self.service.clone().respond(request.map(Full::new)).await
    }

    /// Waits for the next reply.
    ///
    /// # Panics
    ///
    /// There is none within this time.
    #[track_caller]
    pub fn expect_reply(&self, within: Duration) -> impl Future<Output = Vec<Message>> {
        let next = self.line.next(super::ApiCall::as_reply);
        self.expect("reply", within, next, Location::caller())
    }

    /// Waits for the next push message.
    ///
    /// # Panics
    ///
    /// There is none within this time.
    #[track_caller]
    pub fn expect_push(&self, within: Duration) -> impl Future<Output = Push> {
        let next = self.line.next(super::ApiCall::as_push);
        self.expect("push message", within, next, Location::caller())
    }

    /// Waits all this time, in which nothing may be replied or pushed.
    ///
    /// # Panics
    ///
    /// Something is.
    #[track_caller]
    pub fn expect_nothing(&self, within: Duration) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let next =
                self.line.next(|call| call.as_reply().or(call.as_push().map(|p| p.messages)));
            if let Ok(messages) = timeout(within, next).await {
                panic!("{caller}: nothing should be sent, but {messages:?} is");
            }
        }
    }

    /// Waits until all events are handled to their end. Webhooks that come from now on are refused.
    pub async fn shutdown(&self) {
        self.service.shutdown().await;
    }

    async fn expect<T>(
        &self,
        what: &str,
        within: Duration,
        next: impl Future<Output = T>,
        caller: &Location<'_>,
    ) -> T {
        timeout(within, next).await.unwrap_or_else(|_| {
            panic!("{caller}: no {what} within {within:?}; the calls are {:#?}", self.calls())
        })
    }
}

impl Deref for TestBot {
    type Target = FakeLine;

    fn deref(&self) -> &FakeLine {
        &self.line
    }
}
