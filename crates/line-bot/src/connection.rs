//! One connection.

use std::{
    convert::Infallible,
    future::{Future, poll_fn},
    io,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, ready},
};

use hyper::service::service_fn;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::oneshot,
};

use crate::{WebhookService, watch::Activity};

/// How HTTP/2 without TLS begins.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// More than any proxy needs of one connection at once, and not too many tasks.
const STREAMS: u32 = 128;

/// Serves a connection until it ends, or takes the hint to and its requests are answered.
pub(crate) async fn serve(
    stream: TcpStream,
    service: WebhookService,
    activity: Arc<Activity>,
    mut hint: oneshot::Receiver<()>,
) {
    // Answers are small and shall not wait for more.
    let _ = stream.set_nodelay(true);
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(None)
        // Answers are small: to copy one into its head costs less than to write two pieces.
        .writev(false)
        // Who has sent all still wants the answer; and to look for the end would take another buffer for each request.
        .half_close(true);
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(STREAMS);
    let version = Version::Unknown(0);
    let stream = TokioIo::new(WatchedStream { stream, version, activity: activity.clone() });
    let service = service_fn(|request| {
        let in_flight = activity.begin();
        let service = service.clone();
        let admitted = service.admit(request);
        async move {
            let response = service.answer(admitted).await;
            drop(in_flight);
            Ok::<_, Infallible>(response)
        }
    });
    let mut connection = pin!(builder.serve_connection(stream, service));
    let mut waits = false;
    let hinted = poll_fn(|context| {
        // Once it is waited for, a look tells whether it is there, and costs less.
        if waits && hint.is_empty() {
            return Poll::Pending;
        }
        waits = true;
        Pin::new(&mut hint).poll(context).map(drop)
    });
    let ended = tokio::select! {
        biased;
        ended = &mut connection => ended,
        () = hinted => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(error, "a connection broke off");
    }
}

/// Tells what comes in.
struct WatchedStream {
    stream: TcpStream,
    version: Version,
    activity: Arc<Activity>,
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
                self.activity.set_head(false);
                Version::Http2
            } else {
                Version::Unknown(seen + count)
            };
        }
        if let Version::Http1 = self.version
            && self.activity.is_idle()
        {
            self.activity.set_head(true);
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
