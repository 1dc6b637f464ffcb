//! What became of a run, in a file beside that of the ids.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use line_bot::client::MulticastReport;

/// The file.
pub(crate) struct Journal(PathBuf);

impl Journal {
    /// And how far an earlier run came.
    pub(crate) fn open(ids: &Path) -> Result<(Self, Option<MulticastReport>)> {
        let journal = Self(path(ids));
        let name = journal.0.display();
        let json = match fs::read(&journal.0) {
            Ok(json) => json,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Better to know it before anything is sent.
                fs::write(journal.new_path(), "")
                    .with_context(|| format!("cannot write {name}"))?;
                return Ok((journal, None));
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read {name}")),
        };
        let report = serde_json::from_slice(&json).with_context(|| {
            format!("{name} is no report of this program; delete it to begin anew")
        })?;
        Ok((journal, Some(report)))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    fn new_path(&self) -> PathBuf {
        self.0.with_extension("new")
    }

    /// Whatever happens meanwhile, there is a whole report.
    pub(crate) fn save(&self, report: &MulticastReport) -> Result<()> {
        let json = serde_json::to_vec(report)?;
        let new = self.new_path();
        fs::write(&new, json)
            .and_then(|()| fs::rename(&new, &self.0))
            .with_context(|| format!("cannot write {}", self.0.display()))
    }
}

/// Beside the ids.
pub(crate) fn path(ids: &Path) -> PathBuf {
    let mut path = ids.as_os_str().to_owned();
    path.push(".report.json");
    path.into()
}
