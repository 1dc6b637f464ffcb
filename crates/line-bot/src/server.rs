use std::{
    future::{Future, pending},
    io,
    net::SocketAddr,
    pin::pin,
    sync::Arc,
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, oneshot},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    Ack, App, Error, WebhookService, connection,
    settings::after,
    watch::{Activity, Watch},
};

/// How long requests that have begun may take to come in when the server stops. The handlers run meanwhile.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the last answers may take, once all is handled.
const LAST_TIMEOUT: Duration = Duration::from_secs(1);

impl App {
    /// Receives webhooks on `address`, such as `127.0.0.1:3000`, until Ctrl-C or SIGTERM; then all accepted events are
    /// handled to their end.
    ///
    /// It speaks HTTP/1.1 and HTTP/2 without TLS. LINE speaks HTTPS alone, so a reverse proxy or a tunnel stands before it
    /// and does TLS.
    ///
    /// # Errors
    ///
    /// [`Error::Bind`]: it cannot listen there.
    pub async fn serve(self, address: impl Into<String>) -> Result<(), Error> {
        self.bind(address).await?.run().await;
        Ok(())
    }

    /// Listens on `address`, but takes no request yet.
    ///
    /// # Errors
    ///
    /// [`Error::Bind`]: it cannot listen there.
    pub async fn bind(self, address: impl Into<String>) -> Result<Server, Error> {
        let address = address.into();
        let bind = async {
            let listener = TcpListener::bind(&address).await?;
            let address = listener.local_addr()?;
            io::Result::Ok((listener, address))
        };
        match bind.await {
            Ok((listener, address)) => {
                Ok(Server { listener, address, service: self.into_service() })
            }
            Err(source) => Err(Error::Bind { address, source }),
        }
    }
}

/// Listens for webhooks. See [`App::bind`].
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    service: WebhookService,
}

impl Server {
    /// Where it listens: the real port, if it was to choose one.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Receives webhooks until Ctrl-C or SIGTERM, and then handles all accepted events to their end.
    pub async fn run(self) {
        self.run_until(stop_signal()).await;
    }

    /// Receives webhooks until `stop` is done, and then handles all accepted events to their end.
    pub async fn run_until(self, stop: impl Future<Output = ()>) {
        let settings = self.service.settings();
        let free = Arc::new(Semaphore::new(settings.max_connections.max(1)));
        let watch = Watch::new(settings.header_timeout, settings.idle_timeout, free);
        tokio::select! {
            biased;
            () = self.receive(&watch, stop) => {}
            () = watch.keep() => {}
        }
    }

    async fn receive(self, watch: &Watch, stop: impl Future<Output = ()>) {
        let Self { listener, address, service } = self;
        let mut connections = JoinSet::new();
        let mut stop = pin!(stop);
        tracing::info!(%address, "receives webhooks");
        loop {
            let (permit, stream) = tokio::select! {
                accepted = accept(&listener, &watch.free) => accepted,
                () = &mut stop => break,
            };
            let activity = Arc::new(Activity::new());
            let (hint, hinted) = oneshot::channel();
            let connection = connection::serve(stream, service.clone(), activity.clone(), hinted);
            let task = connections.spawn(async move {
                connection.await;
                drop(permit);
            });
            watch.add(task, activity, hint);
            while let Some(ended) = connections.try_join_next_with_id() {
                watch.remove(ended.map_or_else(|error| error.id(), |(connection, ())| connection));
            }
        }
        drop(listener);
        watch.end_all();
        let deadline = after(service.settings().drain_timeout);
        // With this policy, requests wait for their handlers, which `shutdown` waits for.
        if let Ack::WhenAccepted = service.settings().ack {
            close(&mut connections, CLOSE_TIMEOUT).await;
        }
        service.drain(deadline).await;
        close(&mut connections, LAST_TIMEOUT).await;
    }
}

/// A connection, as soon as there may be one more.
async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> (OwnedSemaphorePermit, TcpStream) {
    loop {
        // The semaphore is never closed.
        let Ok(permit) = free.clone().acquire_owned().await else { return pending().await };
        match listener.accept().await {
            Ok((stream, _)) => return (permit, stream),
            Err(error) => {
                // Out of file descriptors, most often: some may come free.
                tracing::warn!(%error, "cannot accept a connection");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Waits for requests that have begun.
async fn close(connections: &mut JoinSet<()>, limit: Duration) {
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(limit, all).await.is_err() {
        tracing::warn!(connections = connections.len(), "some connections did not end");
        connections.shutdown().await;
    }
}

/// Ctrl-C, or what asks a program to stop on this system.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
