//! Every schema through the type that stands for it. What is written back is judged by whoever reads the results.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

use super::{Outcome, Report, table::type_of};

/// A line of `manifest.json`, as far as it matters here.
#[derive(Deserialize)]
struct Case {
    file: String,
    spec: String,
    schema: String,
    expect: String,
    base: Option<String>,
    #[serde(default)]
    usage: Vec<String>,
}

pub(super) fn run(corpus: &Path, report: &mut Report) {
    let manifest = fs::read(corpus.join("manifest.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_slice(&manifest).unwrap();
    let mut missing = BTreeSet::new();
    for case in cases.iter().filter(|case| !case.file.starts_with("webhooks/")) {
        let run =
            type_of(&case.spec, &case.schema).or_else(|| type_of(&case.spec, case.base.as_ref()?));
        let Some(run) = run else {
            // What no operation refers to needs no type.
            if !case.usage.is_empty() {
                missing.insert(format!("{}/{}", case.spec, case.schema));
            }
            continue;
        };
        let text = fs::read(corpus.join(&case.file)).unwrap();
        report.case(
            &case.file,
            || run(&text),
            |outcome| {
                let fits = match &*case.expect {
                    "any" => true,
                    "error" => matches!(outcome, Outcome::Error { .. }),
                    "roundtrip" | "parse" => matches!(outcome, Outcome::Ok { .. }),
                    _ => false,
                };
                if fits {
                    Ok(())
                } else {
                    Err(format!("expected {}, got {outcome:?}", case.expect))
                }
            },
        );
    }
    report.wrong.extend(missing.iter().map(|schema| format!("{schema} has no type")));
}
