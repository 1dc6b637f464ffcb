//! Messages to many users at once.

use std::collections::HashMap;

use axum::http::StatusCode;
use line_models::{
    ChatId, RequestId, Timestamp, UserId,
    message::Messages,
    narrowcast::{NarrowcastPhase, NarrowcastProgress, NarrowcastRequest, Recipient},
    time::DateTime,
};

use super::{World, bot_side::Retry};
use crate::{ids::is_id, refusal::Refusal};

/// The narrowcasts that were accepted, by their request ids.
#[derive(Default)]
pub(super) struct Narrowcasts(HashMap<RequestId, NarrowcastProgress>);

impl World {
    /// Sends to each of some users; LINE does not tell which of them do not exist.
    pub(crate) fn multicast(
        &mut self,
        to: &[UserId],
        messages: &Messages,
        retry: Retry,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let sent = self.once(retry, now, |world| {
            if let Some(i) = to.iter().position(|id| !is_id('U', id.as_str())) {
                return Err(Refusal::Value { property: format!("to[{i}]") });
            }
            world.send_to_all(&world.reachable(to), messages, now)?;
            Ok(None)
        });
        sent.map(drop)
    }

    /// Sends to everybody who follows the bot.
    pub(crate) fn broadcast(
        &mut self,
        messages: &Messages,
        retry: Retry,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let sent = self.once(retry, now, |world| {
            let followers: Vec<_> = world.followers().cloned().collect();
            world.send_to_all(&followers, messages, now)?;
            Ok(None)
        });
        sent.map(drop)
    }

    /// Sends to everybody who follows the bot, and is over at once. Nothing is known here that a filter could look at.
    pub(crate) fn narrowcast(
        &mut self,
        request: &NarrowcastRequest,
        request_id: &RequestId,
        retry: Retry,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let sent = self.once(retry, now, |world| {
            if let Some(id) = request.recipient.as_ref().and_then(first_audience) {
                return Err(Refusal::Told(StatusCode::BAD_REQUEST, id));
            }
            let limit = request.limit.as_ref().and_then(|limit| limit.max);
            let limit = limit.and_then(|max| usize::try_from(max).ok()).unwrap_or(usize::MAX);
            let readers: Vec<_> = world.followers().take(limit).cloned().collect();
            world.send_to_all(&readers, &request.messages, now)?;
            let count = i64::try_from(readers.len()).unwrap_or(i64::MAX);
            let time = DateTime::from(now);
            let progress = NarrowcastProgress::new(NarrowcastPhase::Succeeded, time.clone())
                .success_count(count)
                .failure_count(0)
                .target_count(count)
                .completed_time(time);
            world.narrowcasts.0.insert(request_id.clone(), progress);
            Ok(None)
        });
        sent.map(drop)
    }

    pub(crate) fn narrowcast_progress(
        &self,
        request_id: &str,
    ) -> Result<&NarrowcastProgress, Refusal> {
        self.narrowcasts.0.get(request_id).ok_or(Refusal::NotFound)
    }

    /// Those who follow the bot, each once.
    fn reachable(&self, to: &[UserId]) -> Vec<UserId> {
        self.followers().filter(|user_id| to.contains(user_id)).cloned().collect()
    }

    /// To all of them, or, if the quota does not suffice, to nobody.
    fn send_to_all(
        &mut self,
        readers: &[UserId],
        messages: &Messages,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.quota.spend(readers.len())?;
        for reader in readers {
            self.send_messages(&ChatId::from(reader), messages.clone(), now);
        }
        Ok(())
    }
}

/// What LINE says of an audience or a request it does not know: the emulator keeps neither.
fn first_audience(recipient: &Recipient) -> Option<String> {
    match recipient {
        Recipient::Audience(audience) => {
            let id = audience.audience_group_id.map(|id| id.to_string()).unwrap_or_default();
            Some(format!("Invalid audience group id: {id}"))
        }
        Recipient::Redelivery(redelivery) => {
            let id = redelivery.request_id.as_ref().map_or("", RequestId::as_str);
            Some(format!("Invalid request id: {id}"))
        }
        Recipient::Operator(operator) => {
            let and = operator.and.iter().flatten();
            let mut all = and.chain(operator.or.iter().flatten()).chain(operator.not.as_deref());
            all.find_map(first_audience)
        }
        _ => None,
    }
}
