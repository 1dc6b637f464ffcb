use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use line_emulator::{Emulator, Error};
use serde_json::{Value, json};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};

use crate::{
    page::{Page, request},
    support::{Example, folder, next},
};

#[tokio::test]
async fn each_bot_answers_in_its_own_emulator() {
    let mut example = Example::start("many_channels", &[], &[]);
    // In the order of their names.
    let coffee = Page(example.rest_of("Chat with coffee at ").await);
    let tea = Page(example.rest_of("Chat with tea at ").await);
    let file = example.rest_of("The channels are in ").await;
    example.rest_of("With a file of your own, it serves LINE. Next, look at ").await;
    assert_eq!(tea.ask("hello").await, "tea: hello");
    assert_eq!(coffee.ask("hello").await, "coffee: hello");
    assert_eq!(tea.answers().await, ["tea: hello"]);

    // The destinations differ, as they do at LINE.
    let id = async |page: &Page| page.state().await["bot"]["userId"].as_str().map(str::to_owned);
    assert_ne!(id(&tea).await, id(&coffee).await);
    fs::remove_file(file).unwrap();
}

#[tokio::test]
async fn a_channel_can_come_while_the_program_runs() {
    let first = Emulator::builder().bot_name("First").channel_secret("one").start().await.unwrap();
    let second = Emulator::builder().bot_name("Second").channel_secret("two");
    let second = second.channel_access_token("token-2").start().await.unwrap();
    let channel = |emulator: &Emulator| {
        json!({
            "secret": emulator.channel_secret(),
            "token": emulator.channel_access_token(),
            "api": emulator.url(),
        })
    };
    let folder = folder("channels");
    let file = folder.join("channels.json");
    let write = |channels: Value| fs::write(&file, channels.to_string()).unwrap();
    write(json!({ "first": channel(&first) }));

    let arguments = [file.to_str().unwrap()];
    let mut example = Example::start("many_channels", &arguments, &[("PORT", "0")]);
    let url = example.rest_of("Receives webhooks at ").await;
    first.set_webhook_url(&url).unwrap();
    let alice = first.user("Alice");
    alice.send_text("hello").await.unwrap();
    assert_eq!(next(&alice).await, "First: hello");

    let refused = async |to: &str| {
        second.set_webhook_url(to).unwrap();
        match second.user("Bob").send_text("hello").await {
            Err(Error::NotDelivered { detail, .. }) => detail,
            outcome => panic!("{outcome:?}"),
        }
    };
    let own = url.replace("first", "second");
    assert_eq!(refused(&own).await, "404");
    assert_eq!(refused(&url).await, "401", "signed with the secret of another channel");
    assert_eq!(request("GET", &url, &[], "").await.0, 405);

    write(json!({ "first": channel(&first), "second": channel(&second) }));
    second.set_webhook_url(&own).unwrap();
    let bob = second.user("Bob");
    bob.send_text("hello").await.unwrap();
    assert_eq!(next(&bob).await, "Second: hello");

    // A file that cannot be read is nobody's fault at LINE: 503, so that it sends the webhook again.
    write(json!("broken"));
    assert_eq!(refused(&url.replace("first", "third")).await, "503");
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn the_channels_share_their_connections() {
    let emulator = Emulator::builder().bot_name("Both").start().await.unwrap();
    let (api, connections) = counted(emulator.url()).await;
    let (secret, token) = (emulator.channel_secret(), emulator.channel_access_token());
    let channel = json!({ "secret": secret, "token": token, "api": api });
    let folder = folder("shared-channels");
    let file = folder.join("channels.json");
    fs::write(&file, json!({ "a": channel, "b": channel }).to_string()).unwrap();

    let arguments = [file.to_str().unwrap()];
    let mut example = Example::start("many_channels", &arguments, &[("PORT", "0")]);
    let mut url = async || example.rest_of("Receives webhooks at ").await;
    let urls = [url().await, url().await];
    let alice = emulator.user("Alice");
    for url in urls.iter().cycle().take(6) {
        emulator.set_webhook_url(url).unwrap();
        alice.send_text("hello").await.unwrap();
        assert_eq!(next(&alice).await, "Both: hello");
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
    fs::remove_dir_all(folder).unwrap();
}

/// Another address of the emulator, and how many connections came there.
async fn counted(emulator: String) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    tokio::spawn({
        let count = count.clone();
        async move {
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                count.fetch_add(1, Ordering::Relaxed);
                let address = emulator.strip_prefix("http://").unwrap().to_owned();
                tokio::spawn(async move {
                    let mut server = TcpStream::connect(address).await.unwrap();
                    copy_bidirectional(&mut client, &mut server).await
                });
            }
        }
    });
    (url, count)
}

#[tokio::test]
async fn a_file_that_is_missing_or_wrong_is_told_in_words() {
    let folder = folder("wrong-channels");
    let file = folder.join("channels.json");
    let arguments = [file.to_str().unwrap()];
    let run = async || Example::start("many_channels", &arguments, &[]).end().await;
    let (status, said) = run().await;
    assert_eq!(status, Some(1));
    assert!(said.starts_with(&format!("Error: cannot read {}", file.display())), "{said}");
    for wrong in ["", "[]", r#"{"tea": {"secret": "hush"}}"#, r#"{"tea": "hush"}"#] {
        fs::write(&file, wrong).unwrap();
        let (status, said) = run().await;
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("is no list of channels such as"), "{said}");
        assert!(!said.contains("hush"), "{said}");
    }
    fs::remove_dir_all(folder).unwrap();
}
