//! Tools of the maintainers.
//!
//! `cargo run -p xtask -- spec-diff <folder> [--operations]` holds LINE's OpenAPI documents against what the sources of
//! `line-models`, and of `line-client` with `--operations`, say.
//!
//! `cargo run -p xtask -- build-cost [<rounds>]` builds `line-client` and reqwest from nothing, and prints what that takes.

mod build_cost;
mod diff;
mod operations;
mod shape;
mod source;
mod spec;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

type Error = Box<dyn std::error::Error>;

/// A line is `+` or `-` and a difference, then why it is right.
const EXPLAINED: &str = include_str!("../explained.txt");

const USAGE: &str = "\
usage: cargo run -p xtask -- spec-diff <folder of the OpenAPI documents> [--operations]
       cargo run -p xtask -- build-cost [<rounds>]";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let result = match *arguments {
        ["spec-diff", folder] => spec_diff(folder, false),
        ["spec-diff", folder, "--operations"] => spec_diff(folder, true),
        ["build-cost"] => build_cost("3"),
        ["build-cost", rounds] => build_cost(rounds),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the documents and the sources agree, but for what is explained.
fn spec_diff(folder: &str, with_operations: bool) -> Result<bool, Error> {
    let root = root();
    let documents = spec::read(Path::new(folder))?;
    let shapes = source::read(&root.join("crates/line-models/src"))?;
    let table = source::table(&root.join("tests/it/conformance/table.rs"))?;
    let mut found = diff::types(&documents, &shapes, &table)?;
    if with_operations {
        let code = operations::read(&root.join("crates/line-client/src/endpoint"))?;
        found.extend(diff::operations(&documents, &code));
    }
    Ok(report(&found, &explained()?, with_operations))
}

fn build_cost(rounds: &str) -> Result<bool, Error> {
    let rounds = rounds.parse().map_err(|_| format!("{rounds} is no number of rounds\n{USAGE}"))?;
    build_cost::measure(&root().canonicalize()?, rounds)?;
    Ok(true)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn explained() -> Result<BTreeSet<String>, Error> {
    let lines = EXPLAINED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| match line.split_once("  ") {
            Some((difference, reason)) if !reason.trim().is_empty() => Ok(difference.to_owned()),
            _ => Err(format!("explained.txt gives no reason, after two spaces: {line}").into()),
        })
        .collect()
}

/// Prints what is not explained, and what is explained but not so.
fn report(found: &BTreeSet<String>, explained: &BTreeSet<String>, with_operations: bool) -> bool {
    let open: Vec<_> = found.difference(explained).collect();
    let gone: Vec<_> = explained
        .difference(found)
        .filter(|line| with_operations || !operations::is_one(line))
        .collect();
    for line in &open {
        println!("{line}");
    }
    for line in &gone {
        println!("explained, but not so: {line}");
    }
    println!("{} differences, {} of them explained", found.len(), found.len() - open.len());
    if !open.is_empty() {
        println!("`-`: the documents have it, the sources do not; `+`: the other way round");
        println!("what is right stands with its reason in crates/xtask/explained.txt");
    }
    open.is_empty() && gone.is_empty()
}

/// The files below a folder whose names end so, in order.
fn files(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>, Error> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
