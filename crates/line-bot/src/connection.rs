//! Watches over one connection: whoever is slow, or says nothing, loses it.

use std::{
    convert::Infallible,
    io,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use hyper::service::service_fn;
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
    // Before the first request, that is what it is waited for.
    let watched = Arc::new(Watched { head: AtomicBool::new(true), ..Watched::default() });
    let mut last = Look { changes: 0, since: Instant::now() };
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(None);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(STREAMS);
    let version = Version::Unknown(0);
    let stream = TokioIo::new(WatchedStream { stream, version, watched: watched.clone() });
    let service = service_fn(|request| {
        let in_flight = watched.begin();
        let response = service.clone().respond(request);
        async move {
            let response = response.await;
            drop(in_flight);
            Ok::<_, Infallible>(response)
        }
    });
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
                match watched.look(&mut last) {
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

/// What is going on in a connection, for whoever looks at it now and then. Noting it costs no look at the clock.
#[derive(Default)]
struct Watched {
    /// Requests that are not answered.
    requests: AtomicUsize,
    /// A request has ended, or the head of one has begun, so many times.
    changes: AtomicUsize,
    /// The head of a request has begun.
    head: AtomicBool,
}

/// What a connection without a request has waited for since the last change, or since the look after it.
enum Quiet {
    /// The rest of the head of a request.
    Head(Instant),
    /// A request.
    Idle(Instant),
    /// Nothing: there is one.
    No,
}

/// When a change was first seen.
struct Look {
    changes: usize,
    since: Instant,
}

impl Watched {
    fn look(&self, last: &mut Look) -> Quiet {
        // In this order: whoever sees that the last request has ended sees the change, too.
        let requests = self.requests.load(Ordering::Acquire);
        let changes = self.changes.load(Ordering::Relaxed);
        if changes != last.changes {
            *last = Look { changes, since: Instant::now() };
        }
        if requests > 0 {
            Quiet::No
        } else if self.head.load(Ordering::Relaxed) {
            Quiet::Head(last.since)
        } else {
            Quiet::Idle(last.since)
        }
    }

    /// The head of a request has begun, or is read to its end.
    fn set_head(&self, begun: bool) {
        self.head.store(begun, Ordering::Relaxed);
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    fn begin(self: &Arc<Self>) -> InFlight {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.head.store(false, Ordering::Relaxed);
        InFlight(self.clone())
    }
}

/// A request that is not answered, or was given up.
struct InFlight(Arc<Watched>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.changes.fetch_add(1, Ordering::Relaxed);
        self.0.requests.fetch_sub(1, Ordering::Release);
    }
}

struct WatchedStream {
    stream: TcpStream,
    version: Version,
    watched: Arc<Watched>,
}

#[derive(Clone, Copy)]
enum Version {
    /// So many bytes have come, all of the preface of HTTP/2.
    Unknown(usize),
    Http1,
    /// Has frames beside requests, so bytes tell nothing.
    Http2,
}

impl WatchedStream {
    fn see(&mut self, bytes: &[u8]) {
        if let Version::Unknown(seen) = self.version {
            let expected = PREFACE.get(seen..).unwrap_or_default();
            let count = bytes.len().min(expected.len());
            self.version = if bytes.get(..count) != expected.get(..count) {
                Version::Http1
            } else if count == expected.len() {
                self.watched.set_head(false);
                Version::Http2
            } else {
                Version::Unknown(seen + count)
            };
        }
        let Watched { requests, head, .. } = &*self.watched;
        if let Version::Http1 = self.version
            && requests.load(Ordering::Relaxed) == 0
            && !head.load(Ordering::Relaxed)
        {
            self.watched.set_head(true);
        }
    }
}

impl AsyncRead for WatchedStream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        ready!(Pin::new(&mut this.stream).poll_read(context, buffer))?;
        if let Some(new) = buffer.filled().get(before..)
            && !new.is_empty()
        {
            this.see(new);
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
