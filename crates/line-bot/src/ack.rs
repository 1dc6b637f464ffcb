use std::time::Duration;

/// When a webhook is answered.
///
/// LINE waits for 2 seconds. What it gets no 2xx for it delivers again, if redelivery is on for the channel; by default
/// it is off.
///
/// | policy | 200 means | an event that fails later | fits |
/// |---|---|---|---|
/// | [`WhenAccepted`](Self::WhenAccepted) | verified, parsed, in the queue | is told the error hook; LINE does not send it again | a server that runs on |
/// | [`AfterHandlers`](Self::AfterHandlers) | handled | 500: LINE sends it again | serverless, where nothing runs after the answer |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ack {
    /// As soon as its events are in the queue. The handlers run on.
    #[default]
    WhenAccepted,
    /// Once all of its events are handled. If one fails, the answer is a 500, and when LINE sends the webhook again, only
    /// the events that failed are handled again.
    AfterHandlers {
        /// Handlers that are not done by then are stopped, and count as failed. Less than 2 seconds, so that LINE gets the
        /// answer.
        deadline: Duration,
    },
}
