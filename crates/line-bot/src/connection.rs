//! Watches over one connection: whoever is slow, or says nothing, loses it.

use std::{
    convert::Infallible,
    future::Future,
    io,
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::{body::Incoming, service::Service};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::{Semaphore, watch},
    time::{Instant, MissedTickBehavior, interval},
};

use crate::WebhookService;

/// How often a connection is looked at, and how long one without a request is left alone when others wait.
const TICK: Duration = Duration::from_secs(1);
/// How HTTP/2 without TLS begins.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// More than any proxy needs of one connection at once, and not too many tasks.
const STREAMS: u32 = 128;

/// Serves one connection until it ends, `stop` says so and its requests are answered, or it is too slow.
pub(crate) async fn serve(
    stream: TcpStream,
    service: WebhookService,
    mut stop: watch::Receiver<bool>,
    free: Arc<Semaphore>,
) {
    // Answers are small and shall not wait for more.
    let _ = stream.set_nodelay(true);
    let header_timeout = service.settings().header_timeout;
    let idle_timeout = service.settings().idle_timeout;
    let watched = Arc::new(Watched::new());
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(None);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(STREAMS);
    let stream = TokioIo::new(WatchedStream { stream, watched: watched.clone() });
    let service = WatchedService { service, watched: watched.clone() };
    let mut connection = pin!(builder.serve_connection(stream, service));
    let mut tick = interval(TICK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut stopping = false;
    loop {
        tokio::select! {
            biased;
            ended = &mut connection => {
                if let Err(error) = ended {
                    tracing::debug!(error, "a connection broke off");
                }
                return;
            }
            _ = stop.wait_for(|stop| *stop), if !stopping => {
                stopping = true;
                connection.as_mut().graceful_shutdown();
            }
            _ = tick.tick() => {
                let hurry = free.available_permits() == 0;
                let limit = |timeout: Duration| if hurry { timeout.min(TICK) } else { timeout };
                match watched.quiet() {
                    Quiet::Head(since) if since.elapsed() >= limit(header_timeout) => return,
                    Quiet::Idle(since) if since.elapsed() >= limit(idle_timeout) => {
                        // Who does not take the hint by the next look is gone.
                        if stopping {
                            return;
                        }
                        stopping = true;
                        connection.as_mut().graceful_shutdown();
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What is going on in a connection.
struct Watched {
    /// Requests that are not answered.
    requests: AtomicUsize,
    state: Mutex<State>,
}

struct State {
    version: Version,
    quiet: Quiet,
}

#[derive(Clone, Copy)]
enum Version {
    /// So many bytes have come, all of the preface of HTTP/2.
    Unknown(usize),
    Http1,
    /// Has frames beside requests, so bytes tell nothing.
    Http2,
}

/// What a connection without a request waits for, and since when.
#[derive(Clone, Copy)]
enum Quiet {
    /// The rest of the head of a request.
    Head(Instant),
    /// A request.
    Idle(Instant),
    /// Nothing: there is one.
    No,
}

impl Watched {
    fn new() -> Self {
        let state = State { version: Version::Unknown(0), quiet: Quiet::Head(Instant::now()) };
        Self { requests: AtomicUsize::new(0), state: Mutex::new(state) }
    }

    fn quiet(&self) -> Quiet {
        self.state().quiet
    }

    fn read(&self, bytes: &[u8]) {
        let mut state = self.state();
        if let Version::Unknown(seen) = state.version {
            let expected = PREFACE.get(seen..).unwrap_or_default();
            let count = bytes.len().min(expected.len());
            state.version = if bytes.get(..count) != expected.get(..count) {
                Version::Http1
            } else if count == expected.len() {
                state.quiet = Quiet::Idle(Instant::now());
                Version::Http2
            } else {
                Version::Unknown(seen + count)
            };
        }
        if let (Version::Http1, Quiet::Idle(_)) = (state.version, state.quiet) {
            state.quiet = Quiet::Head(Instant::now());
        }
    }

    fn begin(self: &Arc<Self>) -> InFlight {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.state().quiet = Quiet::No;
        InFlight(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is not answered, or was given up.
struct InFlight(Arc<Watched>);

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut state = self.0.state();
        if self.0.requests.fetch_sub(1, Ordering::Relaxed) == 1 {
            state.quiet = Quiet::Idle(Instant::now());
        }
    }
}

struct WatchedService {
    service: WebhookService,
    watched: Arc<Watched>,
}

impl Service<Request<Incoming>> for WatchedService {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let in_flight = self.watched.begin();
        let service = self.service.clone();
        Box::pin(async move {
            let response = service.respond(request).await;
            drop(in_flight);
            Ok(response)
        })
    }
}

struct WatchedStream {
    stream: TcpStream,
    watched: Arc<Watched>,
}

impl AsyncRead for WatchedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        if let Some(new) = buffer.filled().get(before..)
            && !new.is_empty()
        {
            self.watched.read(new);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
