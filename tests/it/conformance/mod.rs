//! LINE's OpenAPI documents, as cases: what must be read, written back, kept and refused.
//!
//! `LINE_CONFORMANCE_DIR` names the folder of the cases, `LINE_CONFORMANCE_RESULTS` a file for what became of each.

mod table;

use std::{
    env, fs,
    io::Write,
    panic,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use self::table::{Outcome, Run, type_of};

/// A case of `manifest.json`, as far as it matters here.
#[derive(Deserialize)]
struct Case {
    file: String,
    spec: String,
    schema: String,
    expect: String,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    usage: Vec<String>,
}

/// A line of the results.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    outcome: &'a Outcome,
}

#[test]
fn conformance_of_every_schema() {
    let Some(corpus) = corpus() else { return };
    let cases: Vec<Case> =
        serde_json::from_slice(&fs::read(corpus.join("manifest.json")).unwrap()).unwrap();
    let mut results = results();
    let mut missing = Vec::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.iter().filter(|case| !case.file.starts_with("webhooks/")) {
        let run =
            type_of(&case.spec, &case.schema).or_else(|| type_of(&case.spec, case.base.as_ref()?));
        let Some(run) = run else {
            if !case.usage.is_empty() {
                missing.push(format!("{}/{}", case.spec, case.schema));
            }
            continue;
        };
        count += 1;
        let outcome = try_case(run, &corpus.join(&case.file));
        let fits = match (&outcome, case.expect.as_str()) {
            (Outcome::Panic, _) => false,
            (_, "any")
            | (Outcome::Error { .. }, "error")
            | (Outcome::Ok { .. }, "roundtrip" | "parse") => true,
            _ => false,
        };
        if !fits {
            wrong.push(format!("{}: expected {}, got {outcome:?}", case.file, case.expect));
        }
        if let Some(results) = &mut results {
            serde_json::to_writer(&mut *results, &Line { file: &case.file, outcome: &outcome })
                .unwrap();
            results.write_all(b"\n").unwrap();
        }
    }
    missing.sort();
    missing.dedup();
    println!("{count} cases, {} schemas without a type", missing.len());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(50)].join("\n")
    );
    assert!(missing.is_empty(), "schemas without a type: {missing:?}");
}

fn try_case(run: Run, path: &Path) -> Outcome {
    let text = fs::read(path).unwrap();
    let start = Instant::now();
    let outcome = panic::catch_unwind(|| run(&text)).unwrap_or(Outcome::Panic);
    assert!(start.elapsed() < Duration::from_secs(1), "{} takes too long", path.display());
    outcome
}

/// The folder of the cases, if there is one.
pub(crate) fn corpus() -> Option<PathBuf> {
    let corpus = env::var_os("LINE_CONFORMANCE_DIR").map(PathBuf::from);
    if corpus.is_none() {
        println!("skipped: LINE_CONFORMANCE_DIR names no folder of cases");
    }
    corpus
}

fn results() -> Option<fs::File> {
    env::var_os("LINE_CONFORMANCE_RESULTS").map(|path| fs::File::create(path).unwrap())
}
