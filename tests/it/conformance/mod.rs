//! LINE's OpenAPI documents, as cases: what must be read, written back, kept and refused.
//!
//! `LINE_CONFORMANCE_DIR` names the folder of the cases, `LINE_CONFORMANCE_RESULTS` a file for what became of each.

mod fixtures;
mod schemas;
mod table;
mod webhooks;

use std::{
    env, fs,
    io::Write,
    panic::{self, UnwindSafe},
    path::PathBuf,
    time::{Duration, Instant},
};

use serde::Serialize;

/// What became of a case.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
enum Outcome {
    Ok {
        json: String,
    },
    Error {
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<&'static str>,
    },
    Panic,
}

#[test]
fn conformance() {
    let Some(corpus) = env::var_os("LINE_CONFORMANCE_DIR").map(PathBuf::from) else {
        println!(
            "skipped: LINE_CONFORMANCE_DIR names no folder of cases; those of tests/fixtures are run"
        );
        return;
    };
    let mut report = Report::default();
    schemas::run(&corpus, &mut report);
    webhooks::run(&corpus.join("webhooks"), &mut report);
    if let Some(path) = env::var_os("LINE_CONFORMANCE_RESULTS") {
        fs::write(path, &report.lines).unwrap();
    }
    println!("{} cases", report.count);
    let wrong = &report.wrong;
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(50)].join("\n")
    );
}

#[derive(Default)]
struct Report {
    count: usize,
    lines: Vec<u8>,
    wrong: Vec<String>,
}

impl Report {
    /// Runs a case, which must neither panic nor take long, and asks whether its outcome is the right one.
    fn case(
        &mut self,
        file: &str,
        run: impl FnOnce() -> Outcome + UnwindSafe,
        judge: impl FnOnce(&Outcome) -> Result<(), String>,
    ) {
        #[derive(Serialize)]
        struct Line<'a> {
            file: &'a str,
            #[serde(flatten)]
            outcome: &'a Outcome,
        }

        self.count += 1;
        let start = Instant::now();
        let outcome = panic::catch_unwind(run).unwrap_or(Outcome::Panic);
        let verdict = match outcome {
            Outcome::Panic => Err("panics".to_owned()),
            _ if start.elapsed() > Duration::from_secs(5) => Err("takes too long".to_owned()),
            _ => judge(&outcome),
        };
        if let Err(message) = verdict {
            self.wrong.push(format!("{file}: {message}"));
        }
        serde_json::to_writer(&mut self.lines, &Line { file, outcome: &outcome }).unwrap();
        self.lines.write_all(b"\n").unwrap();
    }
}
