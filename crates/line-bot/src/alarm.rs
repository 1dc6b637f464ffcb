use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::time::{Instant, Sleep, sleep_until};

/// A timer that is set up when it is first waited for: most of what has a limit is done before it has to wait, and then a
/// timer costs more than all the rest. In a box, for the same reason: it would take room in every future that may need it.
#[derive(Default)]
pub(crate) struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Ready when it is so late. Of all calls, the first one tells.
    pub(crate) fn poll_at(
        &mut self,
        time: impl FnOnce() -> Instant,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        self.0.get_or_insert_with(|| Box::pin(sleep_until(time()))).as_mut().poll(context)
    }
}
