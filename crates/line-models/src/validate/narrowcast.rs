use super::{
    Check, Validate,
    request::{for_any_chat, request},
};
use crate::narrowcast::{
    AgeDemographic, AgeDemographicFilter, AppTypeDemographic, AreaDemographic, DemographicFilter,
    Filter, GenderDemographic, Limit, NarrowcastRequest, Recipient, SubscriptionPeriodDemographic,
    SubscriptionPeriodDemographicFilter,
};

/// How many recipients, and how many filters, can be combined.
const MAX: usize = 10;

impl Validate for NarrowcastRequest {
    fn check(&self, check: &mut Check) {
        request(check, self);
        self.messages.check(check);
        for_any_chat(check, &self.messages);
        if let Some(recipient) = &self.recipient {
            check.at("recipient", |check| {
                at_most_ten(check, recipients(recipient));
                recipient.check(check);
            });
        }
        if let Some(filter) = &self.filter {
            check.at("filter", |check| filter.check(check));
        }
        if let Some(limit) = &self.limit {
            check.at("limit", |check| limit.check(check));
        }
    }
}

impl Validate for Recipient {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Operator(operator) => combined(
                check,
                operator.and.as_deref(),
                operator.or.as_deref(),
                operator.not.as_deref(),
            ),
            Self::Audience(audience) => {
                check.required("audienceGroupId", audience.audience_group_id.as_ref());
            }
            Self::Redelivery(redelivery) => match &redelivery.request_id {
                Some(id) => check.utf16("requestId", id.as_str(), usize::MAX),
                None => check.required::<()>("requestId", None),
            },
            Self::Unknown(_) => {}
        }
    }
}

impl Validate for Filter {
    fn check(&self, check: &mut Check) {
        if let Some(demographic) = &self.demographic {
            check.at("demographic", |check| {
                at_most_ten(check, filters(demographic));
                demographic.check(check);
            });
        }
    }
}

impl Validate for DemographicFilter {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Operator(operator) => combined(
                check,
                operator.and.as_deref(),
                operator.or.as_deref(),
                operator.not.as_deref(),
            ),
            Self::Age(filter) => filter.check(check),
            Self::AppType(filter) => {
                one_of(check, filter.one_of.as_deref(), AppTypeDemographic::VALUES);
            }
            Self::Area(filter) => one_of(check, filter.one_of.as_deref(), AreaDemographic::VALUES),
            Self::Gender(filter) => {
                one_of(check, filter.one_of.as_deref(), GenderDemographic::VALUES);
            }
            Self::SubscriptionPeriod(filter) => filter.check(check),
            Self::Unknown(_) => {}
        }
    }
}

impl Validate for AgeDemographicFilter {
    fn check(&self, check: &mut Check) {
        ends(check, self.gte.as_ref(), self.lt.as_ref(), AgeDemographic::VALUES);
    }
}

impl Validate for SubscriptionPeriodDemographicFilter {
    fn check(&self, check: &mut Check) {
        ends(check, self.gte.as_ref(), self.lt.as_ref(), SubscriptionPeriodDemographic::VALUES);
    }
}

impl Validate for Limit {
    fn check(&self, check: &mut Check) {
        if let Some(max) = self.max {
            check.range("max", max, 1..=i64::MAX);
        }
        if self.forbid_partial_delivery == Some(true) && self.up_to_remaining_quota != Some(true) {
            check.at("forbidPartialDelivery", |check| {
                check.violation(
                    "The option forbidPartialDelivery must be used with upToRemainingQuota.",
                );
            });
        }
    }
}

/// Exactly one of the three, and one item in it at least.
fn combined<T: Validate>(check: &mut Check, and: Option<&[T]>, or: Option<&[T]>, not: Option<&T>) {
    let given = usize::from(and.is_some()) + usize::from(or.is_some()) + usize::from(not.is_some());
    if given != 1 {
        check.violation("must have exactly one of the following properties: [and, or, not]");
    }
    for (name, items) in [("and", and), ("or", or)] {
        if let Some(items) = items {
            check.not_empty(name, items);
            check.each(name, items);
        }
    }
    if let Some(not) = not {
        check.at("not", |check| not.check(check));
    }
}

fn one_of<T: AsRef<str>>(check: &mut Check, items: Option<&[T]>, values: &[&str]) {
    match items {
        Some(items) => check.not_empty("oneOf", items),
        None => check.required::<()>("oneOf", None),
    }
    check.each_one_of("oneOf", items, values);
}

/// One end or both, and the lower one first. The values go up.
fn ends<T: AsRef<str>>(check: &mut Check, gte: Option<&T>, lt: Option<&T>, values: &[&str]) {
    if gte.is_none() && lt.is_none() {
        check.required::<()>("gte", None);
    }
    check.one_of("gte", gte, values);
    check.one_of("lt", lt, values);
    let place = |end: &T| values.iter().position(|value| *value == end.as_ref());
    if let (Some(gte), Some(lt)) = (gte.and_then(place), lt.and_then(place))
        && gte >= lt
    {
        check.at("lt", |check| check.violation("must be greater than gte"));
    }
}

fn at_most_ten(check: &mut Check, number: usize) {
    if number > MAX {
        check.violation(format!("Size must be between 1 and {MAX}"));
    }
}

/// How many there are. Operators do not count.
fn recipients(recipient: &Recipient) -> usize {
    match recipient {
        Recipient::Operator(operator) => {
            let lists = [operator.and.as_deref(), operator.or.as_deref()];
            let listed = lists.into_iter().flatten().flatten();
            listed.chain(operator.not.as_deref()).map(recipients).sum()
        }
        _ => 1,
    }
}

/// How many there are. Operators do not count.
fn filters(filter: &DemographicFilter) -> usize {
    match filter {
        DemographicFilter::Operator(operator) => {
            let lists = [operator.and.as_deref(), operator.or.as_deref()];
            let listed = lists.into_iter().flatten().flatten();
            listed.chain(operator.not.as_deref()).map(filters).sum()
        }
        _ => 1,
    }
}
