use axum::http::StatusCode;
use line_models::quota::{MessageQuota, QuotaConsumption};

use crate::refusal::Refusal;

/// How many messages may be sent in the month, and how many were. Replies are free.
pub(crate) struct Quota {
    limit: Option<u32>,
    used: i64,
}

impl Quota {
    /// `None` is no limit.
    pub(super) fn new(limit: Option<u32>) -> Self {
        Self { limit, used: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.used = 0;
    }

    pub(crate) fn quota(&self) -> MessageQuota {
        self.limit.map_or_else(MessageQuota::unlimited, |limit| MessageQuota::limited(limit.into()))
    }

    pub(crate) fn consumption(&self) -> QuotaConsumption {
        QuotaConsumption::new(self.used)
    }

    /// A call counts once for each person it reaches, however many messages it has.
    pub(super) fn spend(&mut self, readers: usize) -> Result<(), Refusal> {
        let used = self.used.saturating_add(i64::try_from(readers).unwrap_or(i64::MAX));
        if self.limit.is_some_and(|limit| used > limit.into()) {
            return Err(Refusal::Said(
                StatusCode::TOO_MANY_REQUESTS,
                "You have reached your monthly limit.",
            ));
        }
        self.used = used;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_pass_the_limit_costs_nothing() {
        let mut quota = Quota::new(Some(5));
        assert!(quota.spend(3).is_ok());
        assert!(quota.spend(3).is_err());
        assert_eq!(quota.consumption().total_usage, 3);
        assert!(quota.spend(2).is_ok());
        assert!(quota.spend(0).is_ok());
        assert!(quota.spend(1).is_err());
        quota.clear();
        assert!(quota.spend(1).is_ok());
    }

    #[test]
    fn without_a_limit_everything_is_counted_and_nothing_refused() {
        let mut quota = Quota::new(None);
        assert!(quota.spend(1_000_000).is_ok());
        assert_eq!(quota.quota(), MessageQuota::unlimited());
        assert_eq!(quota.consumption().total_usage, 1_000_000);
    }
}
