//! Reads the body of a request.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::Poll,
    time::Duration,
};

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http_body::Body;
use http_body_util::{BodyExt, LengthLimitError};

use crate::{BoxError, alarm::Alarm, settings::after};

/// Why a body is not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLarge,
    BrokenOff,
    TooSlow,
}

/// Reads a body of at most `limit` bytes, for so long at most.
pub(crate) async fn read<B>(
    body: Pin<&mut B>,
    limit: usize,
    time: Duration,
) -> Result<Bytes, Unread>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    if body.size_hint().lower() > limit as u64 {
        return Err(Unread::TooLarge);
    }
    within(time, collect(body, limit)).await.unwrap_or(Err(Unread::TooSlow))
}

async fn collect<B>(mut body: Pin<&mut B>, limit: usize) -> Result<Bytes, Unread>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    let mut whole = BytesMut::new();
    while let Some(frame) = body.as_mut().frame().await {
        let frame = frame.map_err(|error| {
            // One that somebody else has put around the body.
            let limited = error.into().is::<LengthLimitError>();
            if limited { Unread::TooLarge } else { Unread::BrokenOff }
        })?;
        let Ok(mut data) = frame.into_data() else { continue };
        let length = data.remaining();
        if length > limit - whole.len() {
            return Err(Unread::TooLarge);
        }
        // As nearly all webhooks come: in one piece.
        if whole.is_empty() && body.is_end_stream() {
            return Ok(data.copy_to_bytes(length));
        }
        whole.put(data);
    }
    Ok(whole.freeze())
}

/// What the future gives, or nothing if that takes longer.
///
/// A body that is there already is there when it is looked for the second time, which is at once.
async fn within<T>(time: Duration, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut alarm = Alarm::default();
    let mut seen = false;
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        if seen {
            return alarm.poll_at(|| after(time), context).map(|()| None);
        }
        seen = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::{collections::VecDeque, convert::Infallible, task::Context};

    use http_body::Frame;
    use tokio::time::{Instant, sleep};

    use super::*;

    /// Gives its pieces one after the other, and then ends or hangs.
    struct Pieces {
        pieces: VecDeque<&'static [u8]>,
        hangs: bool,
    }

    impl Body for Pieces {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            match self.pieces.pop_front() {
                Some(piece) => Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(piece))))),
                None if self.hangs => Poll::Pending,
                None => Poll::Ready(None),
            }
        }
    }

    fn pieces(pieces: &[&'static [u8]]) -> Pieces {
        Pieces { pieces: pieces.iter().copied().collect(), hangs: false }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_is_read_to_its_end_or_its_limit_in_however_many_pieces_it_comes() {
        let table: [(&[&[u8]], _); 6] = [
            (&[], Ok(&b""[..])),
            (&[b"abcd"], Ok(b"abcd")),
            (&[b"ab", b"", b"cd"], Ok(b"abcd")),
            (&[b"", b"abcd"], Ok(b"abcd")),
            (&[b"abcde"], Err(Unread::TooLarge)),
            (&[b"abc", b"de"], Err(Unread::TooLarge)),
        ];
        for (body, wanted) in table {
            let wanted = wanted.map(Bytes::from_static);
            assert_eq!(
                read(pin!(pieces(body)), 4, Duration::from_secs(1)).await,
                wanted,
                "{body:?}"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_hangs_is_waited_for_no_longer_than_allowed() {
        let start = Instant::now();
        let hanging = Pieces { hangs: true, ..pieces(&[b"a"]) };
        assert_eq!(read(pin!(hanging), 4, Duration::from_secs(3)).await, Err(Unread::TooSlow));
        assert_eq!(start.elapsed().as_secs(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_done_in_time_is_given() {
        let second = Duration::from_secs(1);
        assert_eq!(within(second, async { 1 }).await, Some(1));
        assert_eq!(within(second, tokio::task::yield_now()).await, Some(()));
        assert_eq!(within(second, sleep(second / 2)).await, Some(()));
        assert_eq!(within(second, sleep(second * 2)).await, None);
    }
}
