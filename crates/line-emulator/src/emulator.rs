use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use line_models::UserId;
use tokio::{net::TcpListener, runtime::Handle, task::JoinHandle, time::timeout};

use crate::{
    api,
    builder::{Config, EmulatorBuilder},
    control,
    error::Error,
    group::Group,
    log::Entry,
    page,
    platform::Platform,
    user::User,
    webhook::check_url,
    world::Webhook,
};

/// The channel secret of an emulator that was given none. It is no secret: use it for development alone.
pub const DEVELOPMENT_CHANNEL_SECRET: &str = "0123456789abcdef0123456789abcdef";
/// The channel id of an emulator that was given none.
pub const DEVELOPMENT_CHANNEL_ID: &str = "1234567890";
/// The channel access token of an emulator that was given none. It is no secret: use it for development alone.
pub const DEVELOPMENT_ACCESS_TOKEN: &str = "line-emulator-development-token";

/// How long a connection may take to finish what it is at when the emulator stops.
const SHUTDOWN_TIME: Duration = Duration::from_secs(1);

/// A LINE platform on this machine: one bot, its users and groups, and a chat page at [`url`](Self::url).
///
/// It stops when it is dropped.
#[must_use = "it stops when it is dropped"]
pub struct Emulator {
    platform: Arc<Platform>,
    address: SocketAddr,
    server: Option<JoinHandle<()>>,
}

impl Emulator {
    /// Starts one with a user, on a free port, without a webhook URL.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Starts one to your taste.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    pub(crate) async fn listen(address: &str, config: Config) -> Result<Self, Error> {
        let bind = |source| Error::Bind { address: address.to_owned(), source };
        let listener = TcpListener::bind(address).await.map_err(bind)?;
        let local_address = listener.local_addr().map_err(bind)?;
        let platform = Platform::new(config, Handle::current());
        let router = page::router()
            .nest("/emulator", control::router(platform.clone()))
            .fallback_service(api::router(platform.clone()));
        let server = tokio::spawn({
            let platform = platform.clone();
            async move {
                let stopped = async move { platform.stopped().await };
                // It never fails: axum goes on after an error of the listener.
                let _ = axum::serve(listener, router).with_graceful_shutdown(stopped).await;
            }
        });
        Ok(Self { platform, address: local_address, server: Some(server) })
    }

    /// The chat page, and the base URL of the API: `http://127.0.0.1:41234`, without a slash at the end.
    pub fn url(&self) -> String {
        let mut address = self.address;
        // "Any address" is where to listen, not where to connect to.
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        format!("http://{address}")
    }

    /// The id of the bot's channel, for issuing tokens.
    pub fn channel_id(&self) -> &str {
        &self.platform.config.channel_id
    }

    /// What the webhooks are signed with.
    pub fn channel_secret(&self) -> &str {
        &self.platform.config.channel_secret
    }

    /// What calls to the API have to bear.
    pub fn channel_access_token(&self) -> &str {
        &self.platform.config.channel_access_token
    }

    /// The bot's own id, which is the `destination` of its webhooks.
    pub fn bot_user_id(&self) -> UserId {
        self.platform.config.bot.user_id.clone()
    }

    /// Where webhooks go from now on. Plain http only: a delivery to an https URL fails and says so in the log.
    ///
    /// # Errors
    ///
    /// It does not start with `http://` or `https://`, or is longer than 500 characters.
    pub fn set_webhook_url(&self, url: impl Into<String>) -> Result<(), Error> {
        let url = url.into();
        check_url(&url)?;
        let mut world = self.platform.world();
        let redelivery = world.webhook().redelivery;
        world.set_webhook(Webhook { url: Some(url), redelivery });
        Ok(())
    }

    /// The user of this name, who is made if there is none.
    ///
    /// Every handle begins with the whole chat unseen.
    pub fn user(&self, name: &str) -> User {
        let user = self.platform.world().user_named(name);
        User::new(self.platform.clone(), &user.user_id, user.display_name)
    }

    /// The group chat of this name, which is made if there is none: with the bot in it, and nobody else.
    ///
    /// Users come in with [`User::in_group`] or [`Group::add_member`].
    pub fn group(&self, name: &str) -> Group {
        self.group_or_room('C', name)
    }

    /// The multi-person chat of this name, as [`group`](Self::group). LINE makes no new ones since 2020, but old ones
    /// live on.
    pub fn room(&self, name: &str) -> Group {
        self.group_or_room('R', name)
    }

    fn group_or_room(&self, prefix: char, name: &str) -> Group {
        let group = self.platform.world().group_named(prefix, name);
        Group::new(self.platform.clone(), group.chat_id, group.name)
    }

    /// The last 1,000 webhooks and calls to the API, the oldest first.
    pub fn log(&self) -> Vec<Entry> {
        self.platform.world().log().entries().cloned().collect()
    }

    /// Stops, and returns when the port is free again.
    ///
    /// A connection that is in the middle of a call gets a second to finish.
    pub async fn shutdown(mut self) {
        self.platform.stop();
        let Some(mut server) = self.server.take() else { return };
        if timeout(SHUTDOWN_TIME, &mut server).await.is_err() {
            server.abort();
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.platform.stop();
    }
}

/// Without the secret and the token.
impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("url", &self.url())
            .field("bot", &self.platform.config.bot)
            .finish_non_exhaustive()
    }
}
