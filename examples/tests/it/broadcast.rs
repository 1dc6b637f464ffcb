use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use line_bot::UserId;
use line_emulator::{Emulator, EmulatorBuilder};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::{
    page::Page,
    support::{Example, credentials, folder},
};

/// What is in the file, the arguments, the variables, and what is told.
type Case<'a> = (Option<&'a str>, &'a [&'a str], &'a [(&'a str, &'a str)], &'a [&'a str]);

const TEXT: &str = "We open at nine.";

fn names() -> impl Iterator<Item = String> {
    (0..1_200).map(|number| format!("Reader {number}"))
}

async fn emulator(quota: Option<u32>) -> Emulator {
    let builder = names().fold(Emulator::builder(), EmulatorBuilder::user);
    quota.into_iter().fold(builder, EmulatorBuilder::monthly_quota).start().await.unwrap()
}

fn write_ids(folder: &Path, emulator: &Emulator) -> PathBuf {
    let file = folder.join("ids.txt");
    let ids = names().map(|name| format!("{}\n", emulator.user(&name).id()));
    fs::write(&file, ids.collect::<String>()).unwrap();
    file
}

/// How many messages each user got, of those who got any.
fn received(emulator: &Emulator) -> HashMap<UserId, usize> {
    let users = names().map(|name| emulator.user(&name));
    let counts = users.map(|user| (user.id().clone(), user.messages().len()));
    counts.filter(|(_, count)| *count > 0).collect()
}

async fn run(emulator: &Emulator, file: &Path, text: &str) -> (Option<i32>, String) {
    let url = emulator.url();
    let [base, _, token] = credentials(emulator, &url);
    Example::start("broadcast", &[file.to_str().unwrap(), text], &[base, token]).end().await
}

#[tokio::test]
async fn without_arguments_it_shows_what_it_does() {
    let mut example = Example::start("broadcast", &[], &[]);
    let file = example.rest_of("1200 made-up users are in ").await;
    example.rest_of("LINE has accepted the text for all 1200 users.").await;
    let page = Page(example.rest_of("Look at what they got at ").await);
    example.rest_of("To send to users of LINE's: ").await;
    example.rest_of("Ctrl-C").await;
    let answers = page.answers().await;
    assert!(answers.len() == 1_200 && answers.iter().all(|answer| answer == TEXT));
    assert!(Path::new(&file).exists());
    #[cfg(unix)]
    {
        let (status, said) = example.interrupt().await;
        assert_eq!(status, Some(0), "{said}");
        assert!(!Path::new(&file).exists(), "it leaves nothing behind");
    }
}

#[tokio::test]
async fn everybody_in_the_file_gets_the_text_once() {
    let emulator = emulator(None).await;
    let folder = folder("broadcast-once");
    let file = write_ids(&folder, &emulator);
    let ids = fs::read_to_string(&file).unwrap();
    let first = ids.lines().next().unwrap();
    fs::write(&file, format!("\u{feff}# ours\r\n{}\r\n {first} \r\n", ids.replace('\n', "\r\n")))
        .unwrap();

    let (status, said) = run(&emulator, &file, TEXT).await;
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("1 of the ids are there more than once"), "{said}");
    let (status, again) = run(&emulator, &file, TEXT).await;
    assert_eq!(status, Some(0), "{again}");
    assert!(again.contains("All 1200 users have been sent this text already."), "{again}");

    let received = received(&emulator);
    assert!(received.len() == 1_200 && received.values().all(|count| *count == 1));
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn what_was_refused_is_sent_by_the_next_run_alone() {
    let (before, after) = (emulator(Some(500)).await, emulator(None).await);
    let folder = folder("broadcast-refused");
    let file = write_ids(&folder, &before);
    let (status, said) = run(&before, &file, TEXT).await;
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("Ended early: "), "{said}");
    // The quota lets one call through, which may be the last and smallest.
    let early = received(&before);
    assert!([500, 200].contains(&early.len()), "{said}");
    let count = early.len();
    let expected = format!("LINE has accepted the text for {count} of 1200 users");
    assert!(said.contains(&expected), "{said}");

    let (status, said) = run(&after, &file, TEXT).await;
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains(&format!("Goes on after {count} of 1200 users.")), "{said}");
    let late = received(&after);
    assert_eq!(late.len(), 1_200 - count);
    assert!(late.keys().all(|user| !early.contains_key(user)));
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_run_that_is_killed_goes_on_where_it_was() {
    // Answers the first call and none of the others.
    let line = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", line.local_addr().unwrap());
    tokio::spawn(async move {
        let mut open = Vec::new();
        loop {
            let (mut stream, _) = line.accept().await.unwrap();
            if open.is_empty() {
                let mut request = vec![0; 64 * 1024];
                let mut size = 0;
                while !request[..size].ends_with(b"]}") {
                    size += stream.read(&mut request[size..]).await.unwrap();
                }
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                stream.write_all(answer).await.unwrap();
            }
            open.push(stream);
        }
    });
    let after = emulator(None).await;
    let folder = folder("broadcast-killed");
    let file = write_ids(&folder, &after);
    let variables = [("LINE_API_BASE", &*base), ("LINE_CHANNEL_ACCESS_TOKEN", "token")];
    let arguments = [file.to_str().unwrap(), TEXT];
    let mut example = Example::start("broadcast", &arguments, &variables);
    example.rest_of("0 of 1200 users").await;
    let mut accepted = String::new();
    while accepted.is_empty() || accepted == "0" {
        accepted = example.rest_of("").await.split(' ').next().unwrap().to_owned();
    }
    example.kill().await;

    let (status, said) = run(&after, &file, TEXT).await;
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains(&format!("Goes on after {accepted} of 1200 users.")), "{said}");
    let received = received(&after);
    assert_eq!(received.len(), 1_200 - accepted.parse::<usize>().unwrap());
    assert!(received.values().all(|count| *count == 1));
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_run_goes_on_within_24_hours_alone() {
    let before = emulator(Some(500)).await;
    let folder = folder("broadcast-old");
    let file = write_ids(&folder, &before);
    assert_eq!(run(&before, &file, TEXT).await.0, Some(1));
    let path = folder.join("ids.txt.report.json");
    let mut saved: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let started = saved["started"].as_i64().unwrap();
    saved["started"] = (started - 24 * 60 * 60 * 1_000).into();
    fs::write(&path, saved.to_string()).unwrap();

    let count = received(&before).len();
    let (status, said) = run(&before, &file, TEXT).await;
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("Error: the run cannot go on; delete "), "{said}");
    assert!(said.contains("LINE remembers retry keys for 24 hours alone"), "{said}");
    assert_eq!(received(&before).len(), count);
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_run_goes_on_with_the_same_text_and_users_alone() {
    let before = emulator(Some(500)).await;
    let folder = folder("broadcast-other");
    let file = write_ids(&folder, &before);
    assert_eq!(run(&before, &file, TEXT).await.0, Some(1));
    let count = received(&before).len();
    let (status, said) = run(&before, &file, "We close at nine.").await;
    assert_eq!(status, Some(1));
    assert!(said.contains("Error: the run cannot go on; delete "), "{said}");
    assert!(
        said.contains("the messages or their options are not those of the first run"),
        "{said}"
    );
    let ids = fs::read_to_string(&file).unwrap();
    let (_, others) = ids.split_once('\n').unwrap();
    fs::write(&file, others).unwrap();
    let (status, said) = run(&before, &file, TEXT).await;
    assert_eq!(status, Some(1));
    assert!(said.contains("Ended early: the users are not those of the first run"), "{said}");
    assert!(said.contains("to begin anew"), "{said}");
    assert_eq!(received(&before).len(), count, "nothing is sent");
    let report = folder.join("ids.txt.report.json");
    fs::write(&report, "half a rep").unwrap();
    let (status, said) = run(&before, &file, TEXT).await;
    assert_eq!(status, Some(1));
    assert!(said.contains("is no report of this program; delete"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn what_is_wrong_with_a_file_a_text_or_a_command_is_told_in_words() {
    let folder = folder("broadcast-wrong");
    let file = folder.join("ids.txt");
    let name = file.to_str().unwrap();
    let long = "x".repeat(5_001);
    let id = "U0123456789abcdef0123456789abcdef";
    let wrong = format!("{id}\nU123\n{}\n{id}\n", id.to_uppercase());
    let no_user = format!("{name}: there are no user ids in it (one a line)");
    let cannot_read = format!("cannot read {name}");
    let two_wrong = format!("{name}: 2 lines are no user ids");
    let token = &[("LINE_CHANNEL_ACCESS_TOKEN", "token"), ("LINE_API_BASE", "http://127.0.0.1:9")];
    let cases: [Case<'_>; 8] = [
        (None, &[name, TEXT], token, &[&cannot_read]),
        (Some(""), &[name, TEXT], token, &[&no_user]),
        (Some("\n# nobody\n"), &[name, TEXT], token, &[&no_user]),
        (Some(&wrong), &[name, TEXT], token, &[&two_wrong, "line 2: \"U123\"", "line 3: "]),
        (Some(id), &[name, ""], token, &["LINE would refuse the text"]),
        (Some(id), &[name, &long], token, &["LINE would refuse the text"]),
        (Some(id), &[name], token, &["usage: broadcast <file"]),
        (Some(id), &[name, TEXT], &[], &["LINE_CHANNEL_ACCESS_TOKEN is not set"]),
    ];
    for (content, arguments, variables, expected) in cases {
        let _ = fs::remove_file(&file);
        if let Some(content) = content {
            fs::write(&file, content).unwrap();
        }
        let (status, said) = Example::start("broadcast", arguments, variables).end().await;
        assert_eq!(status, Some(1), "{said}");
        assert!(said.starts_with("Error: "), "{said}");
        for part in expected {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!folder.join("ids.txt.report.json").exists(), "nothing was sent");
    }
    fs::remove_dir_all(folder).unwrap();
}
