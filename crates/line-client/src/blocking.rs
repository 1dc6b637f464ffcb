//! Calls from programs that have no tokio runtime: scripts, cron jobs, threads.
//!
//! ```no_run
//! use line_client::Client;
//!
//! # fn main() -> Result<(), line_client::Error> {
//! let client = Client::new("channel-access-token")?;
//! println!("{}", client.get_bot_info().blocking()?.display_name);
//! # Ok(())
//! # }
//! ```
//!
//! All such calls of a process run on one thread of their own, so they share connections.
//!
//! A thread of a tokio runtime is refused, as nothing tells whether it has other tasks that a wait would stop. Where it has
//! none, inside `spawn_blocking` or `block_in_place`, tokio waits itself:
//!
//! ```no_run
//! use line_client::Client;
//! use tokio::runtime::Handle;
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new("channel-access-token")?;
//! tokio::task::spawn_blocking(move || {
//!     Handle::current().block_on(async { client.get_bot_info().await })
//! })
//! .await??;
//! # Ok(())
//! # }
//! ```

use std::{
    future::{Future, IntoFuture},
    sync::{OnceLock, mpsc},
    thread,
};

use tokio::runtime::{Builder, Handle};

use crate::{Call, Endpoint, Error, MulticastAll, MulticastReport};

/// Waits for what takes more than a call: content to be saved, a stream to end.
///
/// ```no_run
/// use line_client::{Client, blocking};
///
/// # fn main() -> Result<(), line_client::Error> {
/// let client = Client::new("channel-access-token")?;
/// let image = blocking::wait(async move {
///     client.get_message_content("325708").await?.bytes_limited(1_000_000).await
/// })?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// What the future gives. [`Error::Blocking`] on a thread of a tokio runtime: await there, or see [above](self).
pub fn wait<T, F>(future: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Error>> + Send + 'static,
{
    if Handle::try_current().is_ok() {
        return Err(refuse(
            "this thread belongs to a tokio runtime, so await the call instead; in `spawn_blocking` or \
             `block_in_place` give it to `Handle::block_on`",
        ));
    }
    let (sender, receiver) = mpsc::sync_channel(1);
    runtime()?.spawn(async move {
        // There is always somebody waiting.
        let _ = sender.send(future.await);
    });
    receiver.recv().unwrap_or_else(|_| Err(refuse("the call panicked")))
}

impl<E: Endpoint + 'static> Call<E> {
    /// Makes the call and waits for the answer, on a thread that belongs to no tokio runtime.
    ///
    /// # Errors
    ///
    /// Any [`Error`]; [`Error::Blocking`] on a thread of a tokio runtime, for which see [`blocking`](crate::blocking).
    pub fn blocking(self) -> Result<E::Response, Error>
    where
        E::Response: 'static,
    {
        wait(self.into_future())
    }
}

impl MulticastAll {
    /// Makes the run and waits for its end, on a thread that belongs to no tokio runtime.
    ///
    /// # Errors
    ///
    /// As awaiting it; [`Error::Blocking`] on a thread of a tokio runtime, for which see [`blocking`](crate::blocking).
    pub fn blocking(self) -> Result<MulticastReport, Error> {
        wait(self.into_future())
    }
}

fn runtime() -> Result<&'static Handle, Error> {
    static RUNTIME: OnceLock<Result<Handle, String>> = OnceLock::new();
    let start = || {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        thread::Builder::new()
            .name("line-client".to_owned())
            .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
        Ok(handle)
    };
    RUNTIME
        .get_or_init(|| start().map_err(|error: std::io::Error| error.to_string()))
        .as_ref()
        .map_err(|error| refuse(error))
}

fn refuse(reason: &str) -> Error {
    Error::Blocking { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_without_a_runtime_can_wait() {
        let threads: Vec<_> = (0..8)
            .map(|n| {
                thread::spawn(move || {
                    wait(async move {
                        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                        Ok(n)
                    })
                })
            })
            .collect();
        for (n, thread) in threads.into_iter().enumerate() {
            assert_eq!(thread.join().unwrap().unwrap(), n);
        }
    }

    #[tokio::test]
    async fn a_thread_of_a_runtime_gets_an_error_instead_of_a_panic() {
        let error = wait(async { Ok(()) }).unwrap_err();
        assert!(error.to_string().contains("await the call"), "{error}");
    }

    #[test]
    fn a_future_that_panics_does_not_take_the_thread_along() {
        let error = wait::<(), _>(async { panic!("on purpose") }).unwrap_err();
        assert!(matches!(error, Error::Blocking { .. }));
        assert!(wait(async { Ok(1) }).is_ok());
    }
}
