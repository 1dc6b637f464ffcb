//! Sends a text to all users whose ids are in a file, 500 with each call.
//!
//! ```sh
//! LINE_CHANNEL_ACCESS_TOKEN=… cargo run --example broadcast -- ids.txt "We open at nine."
//! ```
//!
//! What LINE has accepted is written to `ids.txt.report.json`. After a crash, or when some calls failed, the same command
//! goes on from there, within 24 hours: nobody gets the text twice.
//!
//! ```sh
//! cargo run --example broadcast
//! ```
//!
//! shows it with the emulator and users who are made up.

mod ids;
mod journal;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result, bail};
use line_bot::{
    Message, UserId,
    client::{Client, MulticastReport},
    models::message::Messages,
};
use line_emulator::{Emulator, EmulatorBuilder};
use line_models::Validate;
use tokio::signal;

use crate::journal::Journal;

const USAGE: &str = "usage: broadcast <file of user ids, one a line> <text>";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let token = env::var("LINE_CHANNEL_ACCESS_TOKEN").ok().filter(|token| !token.is_empty());
    match (arguments.next(), arguments.next(), token) {
        (Some(file), Some(text), Some(token)) => {
            broadcast(&Client::new(token)?, Path::new(&file), &text).await
        }
        (Some(_), Some(_), None) => bail!(
            "the environment variable LINE_CHANNEL_ACCESS_TOKEN is not set; the LINE Developers Console shows its \
             value. Without a file and a text, the emulator and made-up users are taken"
        ),
        (None, None, _) => emulated().await,
        _ => bail!(USAGE),
    }
}

/// Sends `text` to the users in `file`, or the rest of them, and says what became of it.
async fn broadcast(client: &Client, file: &Path, text: &str) -> Result<()> {
    let messages = Messages::from([Message::text(text)]);
    messages.validate().context("LINE would refuse the text")?;
    let ids::List { users, duplicates } = ids::read(file)?;
    if duplicates > 0 {
        println!("{duplicates} of the ids are there more than once, and count once.");
    }
    let (journal, earlier) = Journal::open(file)?;
    let all = users.len();
    let was_complete = earlier.as_ref().is_some_and(MulticastReport::is_complete);
    if let Some(report) = earlier.as_ref().filter(|_| !was_complete) {
        println!("Goes on after {} of {all} users.", report.users());
    }

    let path = journal.path().to_owned();
    let mut run = client.multicast_all(users, messages).on_progress(move |report| {
        if let Err(error) = journal.save(report) {
            eprintln!("{error:#}");
        }
        if !report.ended {
            println!("{} of {all} users", report.users());
        }
    });
    if let Some(report) = earlier {
        run = run.resume(report);
    }
    let report = run.await.with_context(|| {
        let path = path.display();
        format!(
            "the run cannot go on; delete {path} to begin anew, with those who have the text, too"
        )
    })?;
    if was_complete && report.is_complete() {
        println!("All {all} users have been sent this text already.");
        println!("To send it to them once more, delete {}", path.display());
        return Ok(());
    }
    tell(&report, all, &path)
}

fn tell(report: &MulticastReport, all: usize, path: &Path) -> Result<()> {
    if report.is_complete() {
        println!(
            "LINE has accepted the text for all {all} users. The report is {}",
            path.display()
        );
        return Ok(());
    }
    if let Some(reason) = &report.stopped {
        eprintln!("Ended early: {reason}");
    }
    for chunk in &report.failed {
        eprintln!(
            "{} users from number {}: {}",
            chunk.to.len(),
            chunk.index * 500 + 1,
            chunk.error
        );
    }
    bail!(
        "LINE has accepted the text for {} of {all} users; the same command, within 24 hours, tries the others again; \
         delete {} to begin anew, with those who have the text, too",
        report.users(),
        path.display()
    )
}

/// A file of users who are made up, and an emulator that knows them.
async fn emulated() -> Result<()> {
    let names: Vec<_> = (1..=1_200).map(|number| format!("User {number}")).collect();
    let emulator = Emulator::builder().bot_name("Broadcast");
    let emulator = names.iter().fold(emulator, EmulatorBuilder::user).start().await?;
    let users: Vec<UserId> = names.iter().map(|name| emulator.user(name).id().clone()).collect();
    let file = made_up_file(&users)?;
    println!("{} made-up users are in {}", users.len(), file.display());

    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build()?;
    broadcast(&client, &file, "We open at nine.").await?;
    println!("Look at what they got at {}", emulator.url());
    println!(
        "To send to users of LINE's: \
         LINE_CHANNEL_ACCESS_TOKEN=… cargo run --example broadcast -- ids.txt \"some text\""
    );
    println!("Ctrl-C stops it.");
    signal::ctrl_c().await?;
    fs::remove_file(journal::path(&file))?;
    fs::remove_file(file)?;
    emulator.shutdown().await;
    Ok(())
}

fn made_up_file(users: &[UserId]) -> Result<PathBuf> {
    let file = env::temp_dir().join(format!("line-broadcast-{}.txt", process::id()));
    let lines: Vec<_> = users.iter().map(UserId::as_str).collect();
    fs::write(&file, lines.join("\n"))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}
