use std::{future::Future, io, net::SocketAddr, pin::pin, time::Duration};

use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::TcpListener;

use crate::{App, Error, WebhookService};

/// How long a client may take to send its headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long clients may take to end their connections when the server stops.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

impl App {
    /// Receives webhooks on `address`, such as `127.0.0.1:3000`, until Ctrl-C or SIGTERM; then all accepted events are
    /// handled to their end.
    ///
    /// It speaks HTTP; LINE speaks HTTPS alone, so a reverse proxy or a tunnel stands before it.
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
        let connections = GracefulShutdown::new();
        let mut stop = pin!(stop);
        tracing::info!(address = %self.address, "receives webhooks");
        loop {
            let stream = tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => stream,
                    Err(error) => {
                        // Out of file descriptors, most often: some may come free.
                        tracing::warn!(%error, "cannot accept a connection");
                        tokio::time::sleep(Duration::from_millis(100)).await;
                        continue;
                    }
                },
                () = &mut stop => break,
            };
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIMEOUT)
                .serve_connection(
                    TokioIo::new(stream),
                    TowerToHyperService::new(self.service.clone()),
                );
            let connection = connections.watch(connection);
            tokio::spawn(async move {
                if let Err(error) = connection.await {
                    tracing::debug!(%error, "a connection broke off");
                }
            });
        }
        drop(self.listener);
        if tokio::time::timeout(CLOSE_TIMEOUT, connections.shutdown()).await.is_err() {
            tracing::warn!("some connections did not end");
        }
        self.service.shutdown().await;
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
