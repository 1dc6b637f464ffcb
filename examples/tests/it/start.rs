//! What all examples have in common: how they start, how they end, and what they say.

use std::{collections::BTreeSet, fs, path::Path};

use tokio::net::TcpListener;

use crate::{
    page::{Page, get},
    support::Example,
};

/// Those that serve, what is written to the bot, and what it answers.
const BOTS: &[(&str, &str, &str)] = &[
    ("echo", "hello", "hello"),
    ("kitchensink", "bye", "The bot cannot leave a one-to-one chat."),
    ("rich_menu", "tea", "One tea, coming up."),
    ("axum_app", "hello", "HELLO"),
    ("serverless", "hello", "You said hello. I got it at once."),
];

#[tokio::test]
async fn without_credentials_every_bot_starts_with_an_emulator_and_says_what_to_do() {
    for (name, text, answer) in BOTS {
        let mut example = Example::start(name, &[], &[]);
        let page = Page(example.rest_of("Chat with the bot at ").await);
        example.rest_of("Ctrl-C").await;
        assert!(example.said.contains("Next, look at "), "{name}: {}", example.said);
        assert!(example.said.contains("LINE_CHANNEL_ACCESS_TOKEN"), "{name}: {}", example.said);
        let (status, html) = get(&format!("{}/", page.0)).await;
        assert!(status == 200 && html.contains("<html"), "{name}: {status} {html}");
        assert_eq!(page.ask(text).await, *answer, "{name}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_ends_every_bot_without_an_error() {
    for (name, text, _) in BOTS {
        let mut example = Example::start(name, &[], &[]);
        let page = Page(example.rest_of("Chat with the bot at ").await);
        page.ask(text).await;
        let (status, said) = example.interrupt().await;
        assert_eq!(status, Some(0), "{name}: {said}");
    }
}

#[tokio::test]
async fn a_port_in_use_is_told_in_words() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap();
    let port = address.port().to_string();
    let names = BOTS.iter().map(|(name, ..)| *name).chain(["verify_only", "many_channels"]);
    for name in names {
        let (status, said) = Example::start(name, &[], &[("PORT", &port)]).end().await;
        assert_eq!(status, Some(1), "{name}: {said}");
        assert!(said.contains(&format!("Error: cannot listen on {address}")), "{name}: {said}");
        assert!(said.contains("another port"), "{name}: {said}");
        assert!(said.to_lowercase().contains("in use"), "{name}: {said}");
    }
}

#[tokio::test]
async fn a_missing_variable_is_named() {
    let names = ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"];
    for (name, ..) in BOTS {
        for (given, missing) in [(names[0], names[1]), (names[1], names[0])] {
            let (status, said) = Example::start(name, &[], &[(given, "hush")]).end().await;
            assert_eq!(status, Some(1), "{name}: {said}");
            let expected = format!("Error: the environment variable {missing} is not set");
            assert!(said.contains(&expected) && !said.contains("hush"), "{name}: {said}");
        }
    }
}

#[test]
fn the_readme_lists_every_example() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(here.join("Cargo.toml")).unwrap();
    let after = |line: &str, before: &str, end: char| {
        Some(line.strip_prefix(before)?.split_once(end)?.0.to_owned())
    };
    let sections = manifest.split("[[example]]").skip(1);
    let examples: BTreeSet<_> =
        sections.filter_map(|section| after(section.trim(), "name = \"", '"')).collect();
    let readme = fs::read_to_string(here.join("../README.md")).unwrap();
    let table = readme.split("| `cargo run --example` |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    let listed = table.lines().filter_map(|line| after(line, "| `", '`')).collect();
    assert_eq!(examples, listed);
}
