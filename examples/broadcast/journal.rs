//! What became of a run, in a file beside that of the ids.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use line_bot::{UserId, client::MulticastReport};
use serde::{Deserialize, Serialize};

/// The file, and which run it is of.
pub(crate) struct Journal {
    path: PathBuf,
    text: String,
    fingerprint: u64,
}

#[derive(Deserialize, Serialize)]
struct Saved {
    text: String,
    /// Of the users. A run can only go on with the same ones, in the same order.
    fingerprint: u64,
    report: MulticastReport,
}

impl Journal {
    /// And how far an earlier run came.
    pub(crate) fn open(
        ids: &Path,
        text: &str,
        users: &[UserId],
    ) -> Result<(Self, Option<MulticastReport>)> {
        let journal =
            Self { path: path(ids), text: text.to_owned(), fingerprint: fingerprint(users) };
        let name = journal.path.display();
        let json = match fs::read(&journal.path) {
            Ok(json) => json,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Better to know it before anything is sent.
                fs::write(journal.new_path(), "")
                    .with_context(|| format!("cannot write {name}"))?;
                return Ok((journal, None));
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read {name}")),
        };
        let advice = format!("delete {name} to begin anew");
        let saved: Saved = serde_json::from_slice(&json)
            .with_context(|| format!("{name} is no report of this program; {advice}"))?;
        ensure!(saved.text == text, "an earlier run had another text, {:?}; {advice}", saved.text);
        ensure!(
            saved.fingerprint == journal.fingerprint,
            "the ids are not those of the earlier run; {advice}"
        );
        Ok((journal, Some(saved.report)))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn new_path(&self) -> PathBuf {
        self.path.with_extension("new")
    }

    /// Whatever happens meanwhile, there is a whole report.
    pub(crate) fn save(&self, report: &MulticastReport) -> Result<()> {
        let (text, fingerprint) = (self.text.clone(), self.fingerprint);
        let json = serde_json::to_vec(&Saved { text, fingerprint, report: report.clone() })?;
        let new = self.new_path();
        fs::write(&new, json)
            .and_then(|()| fs::rename(&new, &self.path))
            .with_context(|| format!("cannot write {}", self.path.display()))
    }
}

/// Beside the ids.
pub(crate) fn path(ids: &Path) -> PathBuf {
    let mut path = ids.as_os_str().to_owned();
    path.push(".report.json");
    path.into()
}

/// FNV-1a: the same in every run.
fn fingerprint(users: &[UserId]) -> u64 {
    users
        .iter()
        .flat_map(|user| user.as_str().bytes().chain([b'\n']))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
