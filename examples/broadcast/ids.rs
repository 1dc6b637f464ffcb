//! The file of user ids.

use std::{collections::HashSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use line_bot::UserId;

/// How many wrong lines an error quotes.
const QUOTED: usize = 5;

pub(crate) struct List {
    /// Each once, in the order of the file.
    pub(crate) users: Vec<UserId>,
    /// How many more there were.
    pub(crate) duplicates: usize,
}

/// One id a line. Empty lines, and those that begin with `#`, do not count.
///
/// Nothing is sent if a line is wrong: LINE refuses all 500 of a call for one that is no id.
pub(crate) fn read(file: &Path) -> Result<List> {
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
    let (mut users, mut seen, mut wrong, mut duplicates) = (vec![], HashSet::new(), vec![], 0);
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
        } else if !is_user_id(line) {
            wrong.push(format!("line {number}: {line:?}"));
        } else if seen.insert(line) {
            users.push(UserId::from(line));
        } else {
            duplicates += 1;
        }
    }
    let count = wrong.len();
    wrong.truncate(QUOTED);
    ensure!(
        count == 0,
        "{name}: {count} lines are no user ids (U and 32 of 0-9 and a-f), so nothing was sent\n{}",
        wrong.join("\n")
    );
    ensure!(!users.is_empty(), "{name}: there are no user ids in it (one a line)");
    Ok(List { users, duplicates })
}

fn is_user_id(text: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix('U').is_some_and(|id| id.len() == 32 && id.bytes().all(is_digit))
}
