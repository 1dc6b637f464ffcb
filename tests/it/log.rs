//! What is logged in a test.

use std::{
    io,
    sync::{Arc, LazyLock, Mutex},
};

use tracing::Dispatch;
use tracing_subscriber::fmt::format::FmtSpan;

/// All that was logged.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    pub(crate) fn record(&self) -> tracing::subscriber::DefaultGuard {
        // While there is one subscriber alone, tracing asks the thread that comes by a span first whether it is on, and
        // takes that for an answer for all threads.
        static SECOND: LazyLock<Dispatch> = LazyLock::new(|| {
            let all = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
            Dispatch::new(all.with_writer(io::sink).finish())
        });
        LazyLock::force(&SECOND);
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(move || log.clone())
            .finish();
        tracing::subscriber::set_default(subscriber)
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
