//! A bot against the emulator, over HTTP on loopback.

use line_bot::{App, Bot, client::{ChannelAccessToken, Client}, webhook::ChannelSecret};
use line_emulator::Emulator;
use tokio::{sync::oneshot, task::JoinHandle};

/// A bot that runs until it is stopped.
pub(crate) struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// Stops it, and waits until all that came in is handled.
    pub(crate) async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.unwrap();
    }
}

/// Starts a bot on a free port and tells the emulator where it is.
pub(crate) async fn serve(emulator: &Emulator, app: impl FnOnce(Bot) -> App) -> Running {
    let server = app(bot(emulator)).bind("127.0.0.1:0").await.unwrap();
    emulator.set_webhook_url(format!("http://{}/callback", server.address()));
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(server.run_until(async {
        let _ = stopped.await;
    }));
    Running { stop, task }
}

/// The emulator's bot.
pub(crate) fn bot(emulator: &Emulator) -> Bot {
    let secret = ChannelSecret::new(emulator.channel_secret());
    Bot::new(secret, client(emulator))
}

pub(crate) fn client(emulator: &Emulator) -> Client {
    let token = ChannelAccessToken::new(emulator.channel_access_token()).unwrap();
    Client::builder(token).base_url(emulator.url()).build().unwrap()
}
