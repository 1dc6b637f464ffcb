//! Points in time, and days.
//!
//! LINE writes a point in time in three ways: as milliseconds ([`Timestamp`]), as seconds ([`TimestampSeconds`]) or as a
//! text ([`DateTime`]). They turn into each other.
//!
//! ```
//! use line_models::time::{Date, DateTime, Timestamp};
//!
//! let time = Timestamp::from_millis(1_606_990_530_121);
//! assert_eq!(DateTime::from(time), "2020-12-03T10:15:30.121Z");
//! assert_eq!(Date::in_japan(time), "20201203");
//! ```

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;

/// Milliseconds since the Unix epoch, as LINE writes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

transparent!(Timestamp);

impl Timestamp {
    /// From milliseconds since the Unix epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The same in the standard library's terms, unless the system cannot express it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_millis(self.0.unsigned_abs());
        if self.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
    }
}

impl From<i64> for Timestamp {
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl From<SystemTime> for Timestamp {
    /// Cuts off what is below a millisecond, and what 64 bits do not hold.
    fn from(time: SystemTime) -> Self {
        let millis = |distance: Duration| i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
        Self(match time.duration_since(UNIX_EPOCH) {
            Ok(after) => millis(after),
            Err(before) => -millis(before.duration()),
        })
    }
}

/// Seconds since the Unix epoch: what coupons, audiences, memberships and statistics have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimestampSeconds(i64);

transparent!(TimestampSeconds);

impl TimestampSeconds {
    /// From seconds since the Unix epoch.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs)
    }

    /// Seconds since the Unix epoch.
    pub const fn as_secs(self) -> i64 {
        self.0
    }

    /// The same in the standard library's terms, unless the system cannot express it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_secs(self.0.unsigned_abs());
        if self.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
    }
}

impl From<i64> for TimestampSeconds {
    fn from(secs: i64) -> Self {
        Self(secs)
    }
}

impl From<Timestamp> for TimestampSeconds {
    /// Cuts off the milliseconds.
    fn from(time: Timestamp) -> Self {
        Self(time.0.div_euclid(SECOND))
    }
}

impl From<SystemTime> for TimestampSeconds {
    /// Cuts off what is below a second.
    fn from(time: SystemTime) -> Self {
        Timestamp::from(time).into()
    }
}

id! {
    /// A point in time as a text of ISO 8601 in UTC, with milliseconds: `2020-12-03T10:15:30.121Z`.
    ///
    /// It is kept as LINE wrote it.
    DateTime,
    /// A day, `yyyyMMdd`: `20260131`. LINE's days begin and end in Japan (UTC+9).
    Date,
}

impl DateTime {
    /// The point in time, unless the text has another form. What is below a millisecond is cut off.
    pub fn to_timestamp(&self) -> Option<Timestamp> {
        let (date, time) = self.as_str().split_once(['T', 't'])?;
        let (time, offset) = split_offset(time)?;
        let [year, month, day] = numbers(date, '-')?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
        let [hour, minute, second] = numbers(time, ':')?;
        let fits = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..=60).contains(&second);
        if !fits || !fraction.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let millis: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
        let seconds = (hour * 60 + minute - offset) * 60 + second;
        Some(Timestamp(days_from_civil(year, month, day) * DAY + seconds * SECOND + millis))
    }
}

impl From<Timestamp> for DateTime {
    fn from(time: Timestamp) -> Self {
        let (year, month, day) = civil_from_days(time.0.div_euclid(DAY));
        let millis = time.0.rem_euclid(DAY);
        let (seconds, millis) = (millis / SECOND, millis % SECOND);
        let (minutes, second) = (seconds / 60, seconds % 60);
        let (hour, minute) = (minutes / 60, minutes % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
            .into()
    }
}

impl From<SystemTime> for DateTime {
    /// Cuts off what is below a millisecond.
    fn from(time: SystemTime) -> Self {
        Timestamp::from(time).into()
    }
}

impl Date {
    /// From a year, a month from 1 and a day from 1.
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Self {
        format!("{year:04}{month:02}{day:02}").into()
    }

    /// The day it is in Japan at a point in time: the day LINE counts it to.
    pub fn in_japan(time: impl Into<Timestamp>) -> Self {
        let local = time.into().0.saturating_add(9 * 3600 * SECOND);
        let (year, month, day) = civil_from_days(local.div_euclid(DAY));
        format!("{year:04}{month:02}{day:02}").into()
    }
}

/// The time, and how many minutes it is ahead of UTC.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let (time, offset) = time.split_at_checked(time.rfind(['+', '-'])?)?;
    let [hours, minutes] = numbers(offset.get(1..)?, ':')?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    let minutes = hours * 60 + minutes;
    Some((time, if offset.starts_with('-') { -minutes } else { minutes }))
}

/// Numbers of two digits or, for a year, of four.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(separator);
    for number in &mut numbers {
        let part = parts.next()?;
        if !matches!(part.len(), 2 | 4) || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Days since the Unix epoch in the Gregorian calendar. A year is taken to begin in March, so that a leap day is its last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day: the way back.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_survives_the_way_through_system_time() {
        for millis in [0, 1, -1, 1_692_251_666_727, -86_400_000] {
            let timestamp = Timestamp::from_millis(millis);
            assert_eq!(timestamp.to_system_time().map(Timestamp::from), Some(timestamp));
        }
    }

    #[test]
    fn no_timestamp_panics() {
        for millis in [i64::MIN, i64::MAX] {
            let time = Timestamp::from_millis(millis);
            let _ =
                (time.to_system_time(), DateTime::from(time).to_timestamp(), Date::in_japan(time));
            let _ = TimestampSeconds::from_secs(millis).to_system_time();
        }
    }

    #[test]
    fn a_date_time_is_a_point_in_time() {
        let table = [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2000-02-29T12:00:00.000Z", 951_825_600_000),
            ("2020-12-03T10:15:30.121Z", 1_606_990_530_121),
            ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
        ];
        for (text, millis) in table {
            let time = Timestamp::from_millis(millis);
            assert_eq!(DateTime::from(text).to_timestamp(), Some(time), "{text}");
            assert_eq!(DateTime::from(time), text);
        }
    }

    #[test]
    fn a_date_time_is_read_in_every_zone_and_precision() {
        let table = [
            ("2020-12-03T10:15:30Z", Some(1_606_990_530_000)),
            ("2020-12-03t10:15:30.1z", Some(1_606_990_530_100)),
            ("2020-12-03T19:15:30.121987654+09:00", Some(1_606_990_530_121)),
            ("2020-12-03T05:45:30-04:30", Some(1_606_990_530_000)),
            ("", None),
            ("yesterday", None),
            ("2020-12-03", None),
            ("2020-12-03T10:15:30", None),
            ("2020-13-03T10:15:30Z", None),
            ("2020-12-03T10:15:30.1é1Z", None),
            ("2020-12-03T10:15Z", None),
            ("2020-12-03T10:15:30+", None),
        ];
        for (text, millis) in table {
            let time = millis.map(Timestamp::from_millis);
            assert_eq!(DateTime::from(text).to_timestamp(), time, "{text}");
        }
    }

    #[test]
    fn a_day_begins_in_japan() {
        let table = [(1_767_193_199_999, "20251231"), (1_767_193_200_000, "20260101")];
        for (millis, day) in table {
            assert_eq!(Date::in_japan(millis), day);
        }
        assert_eq!(Date::from_ymd(2026, 1, 1), "20260101");
    }
}
