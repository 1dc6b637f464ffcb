use std::{
    collections::HashMap,
    fmt,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use governor::{
    DefaultDirectRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};

use crate::Error;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);

/// Holds calls back that would be too many for LINE, so that it need not refuse them.
///
/// LINE counts per channel and operation, each with a bucket of its own that fills up steadily. How large the buckets
/// are it does not tell; here, a tenth of the figure may leave at once. Calls leave about in the order they came, and
/// every attempt counts. A call that would have to wait for longer than [`Retry::total`](crate::Retry::total) fails with
/// [`Error::RateLimit`] and is not sent; the chunks of [`multicast_all`](crate::Client::multicast_all) wait for their
/// first attempt for as long as it takes.
///
/// This holds the figures. Each client that is built counts for itself, together with its clones: clients built from
/// clones of this share nothing, as they may be for several channels, nor does a client made by
/// [`with_token`](crate::Client::with_token). So build one client for a channel and clone that.
///
/// | calls | operations |
/// |---|---|
/// | 3 an hour | `richMenuBatch` |
/// | 60 an hour | `narrowcast`, `broadcast`, all statistics but quota and numbers sent, `testWebhookEndpoint` |
/// | 100 an hour | create and delete rich menus, delete their aliases, `getRichMenuBatchProgress` |
/// | 60 a minute | all on audiences |
/// | 1,000 a minute | get and set the webhook endpoint |
/// | 10 a second | `getRichMenuList` |
/// | 100 a second | `showLoadingAnimation` |
/// | 200 a second | `multicast`, memberships, coupons |
/// | 370 a second | `issueChannelToken` |
/// | 2,000 a second | all others |
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#rate-limits)
///
/// ```
/// use std::time::Duration;
/// use line_client::{Client, RateLimits};
///
/// // Two processes send for this channel, and 50 pushes a second are enough for this one.
/// let limits = RateLimits::documented().shared_by(2).limit("pushMessage", 50, Duration::from_secs(1));
/// let client = Client::builder("token").rate_limits(limits);
/// ```
pub struct RateLimits {
    own: HashMap<String, (u32, Duration)>,
    processes: u32,
    buckets: Mutex<HashMap<&'static str, Arc<Bucket>>>,
}

/// What is left for one operation.
struct Bucket {
    limiter: DefaultDirectRateLimiter,
    interval: Duration,
    /// How many ever had to wait.
    came: AtomicUsize,
    /// How many of those do not any more.
    left: AtomicUsize,
}

/// The place of one that waits, until it is dropped.
struct Place<'a> {
    bucket: &'a Bucket,
    number: usize,
}

impl<'a> Place<'a> {
    fn last(bucket: &'a Bucket) -> Self {
        Self { bucket, number: bucket.came.fetch_add(1, Relaxed) }
    }

    /// How long those before it take.
    fn turns_before(&self) -> Duration {
        let before = self.number.saturating_sub(self.bucket.left.load(Relaxed));
        self.bucket.interval.saturating_mul(u32::try_from(before).unwrap_or(u32::MAX))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.bucket.left.fetch_add(1, Relaxed);
    }
}

impl RateLimits {
    /// The figures of the table.
    pub fn documented() -> Self {
        Self { own: HashMap::new(), processes: 1, buckets: Mutex::default() }
    }

    /// Another figure for one operation, named as LINE's OpenAPI documents name it: `calls` in the time `per`, one at
    /// least.
    pub fn limit(mut self, operation: impl Into<String>, calls: u32, per: Duration) -> Self {
        self.own.insert(operation.into(), (calls, per));
        self
    }

    /// LINE's figures are for all processes of a channel together: this one takes its share of them, one call at least.
    pub fn shared_by(mut self, processes: u32) -> Self {
        self.processes = processes.max(1);
        self
    }

    /// Waits until a call may leave, and tells whether that took time.
    pub(crate) async fn wait(
        &self,
        operation: &'static str,
        most: Duration,
    ) -> Result<bool, Error> {
        let start = Instant::now();
        let bucket = self.bucket(operation);
        let Err(mut full) = bucket.limiter.check() else { return Ok(false) };
        let place = Place::last(&bucket);
        loop {
            // If all slept until the next turn, each one would wake them all.
            let next = full.wait_time_from(DefaultClock::default().now());
            let wait = next.saturating_add(place.turns_before());
            if wait > most.saturating_sub(start.elapsed()) {
                return Err(Error::RateLimit { operation, wait });
            }
            tokio::time::sleep(wait).await;
            match bucket.limiter.check() {
                Ok(()) => return Ok(true),
                Err(again) => full = again,
            }
        }
    }

    fn bucket(&self, operation: &'static str) -> Arc<Bucket> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let quota = self.quota(operation);
            Arc::new(Bucket {
                limiter: DefaultDirectRateLimiter::direct(quota),
                interval: quota.replenish_interval(),
                came: AtomicUsize::new(0),
                left: AtomicUsize::new(0),
            })
        };
        Arc::clone(buckets.entry(operation).or_insert_with(new))
    }

    fn quota(&self, operation: &str) -> Quota {
        let (calls, per) = self
            .own
            .get(operation)
            .copied()
            .unwrap_or_else(|| share(documented(operation), self.processes));
        let at_once = NonZeroU32::new(calls / 10).unwrap_or(NonZeroU32::MIN);
        // No quota is for an interval of nothing, nor of ages.
        let interval = (per.min(YEAR) / calls.max(1)).max(Duration::from_nanos(1));
        Quota::with_period(interval)
            .unwrap_or(Quota::per_second(NonZeroU32::MIN))
            .allow_burst(at_once)
    }
}

impl Clone for RateLimits {
    /// The same figures, and nothing counted yet.
    fn clone(&self) -> Self {
        Self { own: self.own.clone(), processes: self.processes, buckets: Mutex::default() }
    }
}

impl fmt::Debug for RateLimits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RateLimits")
            .field("own", &self.own)
            .field("processes", &self.processes)
            .finish_non_exhaustive()
    }
}

fn share((calls, per): (u32, Duration), processes: u32) -> (u32, Duration) {
    (calls, per.saturating_mul(processes))
}

fn documented(operation: &str) -> (u32, Duration) {
    match operation {
        "richMenuBatch" => (3, HOUR),
        "narrowcast"
        | "broadcast"
        | "testWebhookEndpoint"
        | "getFriendsDemographics"
        | "getNumberOfMessageDeliveries"
        | "getNumberOfFollowers"
        | "getMessageEvent"
        | "getStatisticsPerUnit"
        | "getRichMenuInsightSummary"
        | "getRichMenuInsightDaily" => (60, HOUR),
        "createRichMenu"
        | "deleteRichMenu"
        | "deleteRichMenuAlias"
        | "getRichMenuBatchProgress" => (100, HOUR),
        "createAudienceGroup"
        | "addAudienceToAudienceGroup"
        | "createAudienceForUploadingUserIds"
        | "addUserIdsToAudience"
        | "createClickBasedAudienceGroup"
        | "createImpBasedAudienceGroup"
        | "updateAudienceGroupDescription"
        | "deleteAudienceGroup"
        | "getAudienceData"
        | "getAudienceGroups"
        | "getSharedAudienceData"
        | "getSharedAudienceGroups" => (60, MINUTE),
        "getWebhookEndpoint" | "setWebhookEndpoint" => (1000, MINUTE),
        "getRichMenuList" => (10, SECOND),
        "showLoadingAnimation" => (100, SECOND),
        "multicast"
        | "getMembershipSubscription"
        | "getMembershipList"
        | "getJoinedMembershipUsers"
        | "listCoupon"
        | "createCoupon"
        | "getCouponDetail"
        | "closeCoupon" => (200, SECOND),
        "issueChannelToken" => (370, SECOND),
        _ => (2000, SECOND),
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, collections::HashSet, future::poll_fn};

    use futures_util::{FutureExt, future::join_all};

    use super::*;
    use crate::endpoint::ALL;

    /// What LINE's reference says: calls, in how many seconds, of which operations.
    const FIGURES: [(u32, u64, &str); 11] = [
        (3, 3600, "richMenuBatch"),
        (
            60,
            3600,
            "narrowcast broadcast getNumberOfMessageDeliveries getNumberOfFollowers getFriendsDemographics \
             getMessageEvent getStatisticsPerUnit getRichMenuInsightSummary getRichMenuInsightDaily testWebhookEndpoint",
        ),
        (100, 3600, "createRichMenu deleteRichMenu deleteRichMenuAlias getRichMenuBatchProgress"),
        (
            60,
            60,
            "createAudienceGroup addAudienceToAudienceGroup createAudienceForUploadingUserIds addUserIdsToAudience \
             createClickBasedAudienceGroup createImpBasedAudienceGroup updateAudienceGroupDescription \
             deleteAudienceGroup getAudienceData getAudienceGroups getSharedAudienceData getSharedAudienceGroups",
        ),
        (1000, 60, "getWebhookEndpoint setWebhookEndpoint"),
        (10, 1, "getRichMenuList"),
        (100, 1, "showLoadingAnimation"),
        (
            200,
            1,
            "multicast getMembershipSubscription getMembershipList getJoinedMembershipUsers listCoupon createCoupon \
             getCouponDetail closeCoupon",
        ),
        (370, 1, "issueChannelToken"),
        (
            2000,
            1,
            "replyMessage pushMessage getNarrowcastProgress getMessageQuota getMessageQuotaConsumption \
             getNumberOfSentReplyMessages getNumberOfSentPushMessages getNumberOfSentMulticastMessages \
             getNumberOfSentBroadcastMessages validateReply validatePush validateMulticast validateNarrowcast \
             validateBroadcast getAggregationUnitUsage getAggregationUnitNameList getProfile getFollowers getBotInfo \
             getGroupMemberProfile getRoomMemberProfile getGroupMembersIds getRoomMembersIds leaveGroup leaveRoom \
             getGroupSummary getGroupMemberCount getRoomMemberCount validateRichMenuObject getRichMenuImage \
             setRichMenuImage getRichMenu setDefaultRichMenu getDefaultRichMenuId cancelDefaultRichMenu \
             createRichMenuAlias getRichMenuAlias updateRichMenuAlias getRichMenuAliasList getRichMenuIdOfUser \
             unlinkRichMenuIdFromUser linkRichMenuIdToUser linkRichMenuIdToUsers unlinkRichMenuIdFromUsers \
             validateRichMenuBatchRequest markMessagesAsRead pushMessagesByPhone getPNPMessageStatistics \
             markMessagesAsReadByToken detachModule acquireChatControl releaseChatControl getModules \
             pushTemplatedMessagesByPhone getPNPTemplatedMessageStatistics",
        ),
        // They have no figure of their own, so that of all others is theirs.
        (
            2000,
            1,
            "getMessageContent getMessageContentPreview getMessageContentTranscodingByMessageId issueLinkToken \
             issueStatelessChannelToken getsAllValidChannelAccessTokenKeyIds issueChannelTokenByJWT \
             verifyChannelTokenByJWT revokeChannelTokenByJWT verifyChannelToken revokeChannelToken attachModule \
             missionStickerV3 addLIFFApp getAllLIFFApps updateLIFFApp deleteLIFFApp",
        ),
    ];

    #[test]
    fn every_operation_has_the_figure_of_the_reference() {
        let limits = RateLimits::documented();
        let mut all: HashSet<_> = ALL.iter().map(|operation| operation.operation).collect();
        for (calls, seconds, operations) in FIGURES {
            for operation in operations.split(' ') {
                assert!(all.remove(operation), "{operation} is no operation, or listed twice");
                let quota = limits.quota(operation);
                let interval = Duration::from_secs(seconds) / calls;
                assert_eq!(quota.replenish_interval(), interval, "{operation}");
                assert_eq!(quota.burst_size().get(), (calls / 10).max(1), "{operation}");
            }
        }
        assert!(all.is_empty(), "what are the figures of {all:?}?");
    }

    #[tokio::test]
    async fn calls_leave_no_faster_than_the_figure_after_the_first_tenth() {
        let limits = RateLimits::documented().limit("pushMessage", 100, SECOND);
        let start = Instant::now();
        for _ in 0..30 {
            limits.wait("pushMessage", SECOND).await.unwrap();
        }
        // 10 at once, 20 at 10 ms each.
        assert!(start.elapsed() >= Duration::from_millis(195), "{:?}", start.elapsed());
    }

    #[tokio::test]
    async fn who_waits_is_woken_for_a_turn_of_its_own_however_many_wait() {
        let limits = RateLimits::documented().limit("pushMessage", 2000, SECOND);
        let polls = Cell::new(0);
        let calls = (0..1000).map(|_| {
            let mut call = Box::pin(limits.wait("pushMessage", MINUTE));
            let polls = &polls;
            poll_fn(move |context| {
                polls.set(polls.get() + 1);
                call.as_mut().poll(context)
            })
        });
        assert!(join_all(calls).await.into_iter().all(|left| left.is_ok()));
        assert!(polls.get() < 10_000, "{}", polls.get());
    }

    #[tokio::test]
    async fn a_call_waits_behind_those_that_wait_and_fails_at_once_if_that_takes_too_long() {
        let limits = RateLimits::documented();
        limits.wait("richMenuBatch", SECOND).await.unwrap();
        let mut first = Box::pin(limits.wait("richMenuBatch", HOUR));
        assert!(first.as_mut().now_or_never().is_none());
        let at_once = limits.wait("richMenuBatch", HOUR / 2).now_or_never();
        let error = at_once.unwrap().unwrap_err();
        let Error::RateLimit { wait, .. } = error else { panic!("{error:?}") };
        assert!(wait > HOUR / 2 && wait <= HOUR * 2 / 3, "{wait:?}");
        drop(first);
        assert!(limits.wait("richMenuBatch", HOUR / 2).now_or_never().is_none());
    }

    #[tokio::test]
    async fn a_call_that_is_not_polled_holds_up_no_other() {
        let limits = RateLimits::documented().limit("pushMessage", 10, SECOND);
        let left_alone = loop {
            let mut call = Box::pin(limits.wait("pushMessage", MINUTE));
            if call.as_mut().now_or_never().is_none() {
                break call;
            }
        };
        limits.wait("pushMessage", MINUTE).await.unwrap();
        assert!(left_alone.await.unwrap());
    }

    #[tokio::test]
    async fn an_operation_takes_nothing_from_another_and_a_long_wait_is_an_error() {
        let limits = RateLimits::documented();
        limits.wait("richMenuBatch", SECOND).await.unwrap();
        let error = limits.wait("richMenuBatch", MINUTE).await.unwrap_err();
        let Error::RateLimit { wait, .. } = error else { panic!("{error:?}") };
        assert!(wait > Duration::from_secs(1190) && wait <= Duration::from_secs(1200), "{wait:?}");
        limits.wait("deleteRichMenu", Duration::ZERO).await.unwrap();
    }

    #[test]
    fn odd_figures_do_no_harm() {
        for (calls, per) in
            [(0, SECOND), (u32::MAX, SECOND), (1, Duration::MAX), (1, Duration::ZERO)]
        {
            let limits = RateLimits::documented().limit("broadcast", calls, per).shared_by(0);
            assert!(limits.bucket("broadcast").limiter.check().is_ok(), "{calls} {per:?}");
        }
        let limits = RateLimits::documented().shared_by(u32::MAX);
        assert!(limits.bucket("broadcast").limiter.check().is_ok());
    }
}
