//! Load and faults: nothing is lost, nothing handled twice, and who is slow or hostile holds up nobody else.

mod client;
mod hostile;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use line_bot::{App, events::TextMessageContent, webhook::ChannelSecret};
use line_emulator::Emulator;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{sleep, timeout},
};

use self::client::{Connection, SECRET, post};
use crate::{
    bot::{Running, serve},
    service::{bot, text, webhook},
};

const LONG: Duration = Duration::from_secs(60);

fn address(running: &Running) -> String {
    running.url.trim_start_matches("http://").trim_end_matches("/callback").to_owned()
}

fn signed(events: &[String]) -> Vec<u8> {
    let body = webhook("U0", events);
    post(&ChannelSecret::new(SECRET).sign(body.as_bytes()), &body)
}

/// Sends `webhooks` over `connections`, each of which has four chats of its own; every tenth webhook twice, and what is
/// refused with a 503 again until it is accepted. Gives how often that was.
async fn flood(address: String, connections: usize, webhooks: usize) -> usize {
    let mut tasks = JoinSet::new();
    for connection in 0..connections {
        let address = address.clone();
        tasks.spawn(async move {
            let mut stream = Connection::open(&address).await;
            let mut refused = 0;
            for number in 0..webhooks / connections {
                let user = format!("U{connection}-{}", number % 4);
                let id = format!("{connection}-{number}");
                let request = signed(&[text(Some(&id), &user, &number.to_string())]);
                for _ in 0..=usize::from(number % 10 == 0) {
                    loop {
                        match stream.send(&request).await {
                            200 => break,
                            503 => refused += 1,
                            status => panic!("{status}"),
                        }
                        sleep(Duration::from_millis(20)).await;
                    }
                }
            }
            refused
        });
    }
    tasks.join_all().await.into_iter().sum()
}

/// What was handled, by chat.
type Handled = Arc<Mutex<HashMap<String, Vec<usize>>>>;

/// Takes a few milliseconds for each event.
fn slow(handled: &Handled) -> App {
    let handled = handled.clone();
    App::new(bot()).on(move |text: TextMessageContent, user: line_bot::UserId| {
        let handled = handled.clone();
        async move {
            let number: usize = text.text.parse().unwrap();
            sleep(Duration::from_millis(number as u64 * 7 % 11)).await;
            handled.lock().unwrap().entry(user.to_string()).or_default().push(number);
        }
    })
}

fn all_in_order(handled: &Handled, webhooks: usize) {
    let handled = handled.lock().unwrap();
    assert_eq!(handled.values().map(Vec::len).sum::<usize>(), webhooks, "lost or handled twice");
    for (chat, numbers) in &*handled {
        assert!(numbers.is_sorted_by(|a, b| a < b), "{chat}: {numbers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_thousand_webhooks_each_is_handled_once_and_in_the_order_of_its_chat() {
    let handled = Handled::default();
    let running = Running::start(slow(&handled).queue(20_000)).await;
    let refused = timeout(LONG, flood(address(&running), 100, 10_000)).await.unwrap();
    running.stop().await;
    assert_eq!(refused, 0);
    all_in_order(&handled, 10_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_full_queue_refuses_is_handled_once_it_comes_again() {
    let handled = Handled::default();
    let running = Running::start(slow(&handled).queue(20).concurrency(10)).await;
    let refused = timeout(LONG, flood(address(&running), 50, 2000)).await.unwrap();
    running.stop().await;
    assert!(refused > 0);
    all_in_order(&handled, 2000);
}

#[tokio::test]
async fn what_a_full_queue_refuses_line_delivers_again() {
    async fn echo(text: TextMessageContent) -> String {
        sleep(Duration::from_millis(150)).await;
        text.text
    }

    let emulator = Emulator::builder()
        .redelivery(true)
        .redelivery_delay(Duration::from_millis(400))
        .start()
        .await
        .unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(echo).queue(1)).await;
    let users = ["Alice", "Bob", "Carol"].map(|name| emulator.user(name));
    let sent = users.each_ref().map(|user| user.send_text("hi"));
    let [alice, bob, carol] = sent;
    let deliveries = tokio::try_join!(alice, bob, carol).unwrap();
    assert!([deliveries.0, deliveries.1, deliveries.2].iter().any(|sent| sent.attempts > 1));
    for user in &users {
        let message = user.next_message(Duration::from_secs(10)).await.unwrap();
        assert_eq!(message.text(), Some("hi"));
    }
    running.stop().await;
}

/// Runs in a process of its own, for the test below.
#[cfg(unix)]
#[tokio::test]
#[ignore = "runs until SIGTERM"]
async fn server_of_the_test_with_sigterm() {
    let app = App::new(bot()).concurrency(8).on(|text: TextMessageContent| async move {
        sleep(Duration::from_millis(20)).await;
        println!("handled {}", text.text);
    });
    let server = app.bind("127.0.0.1:0").await.unwrap();
    println!("address {}", server.address());
    server.run().await;
    println!("stopped");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn sigterm_ends_the_server_after_every_accepted_event_is_handled() {
    use tokio::io::{AsyncBufReadExt, BufReader};

    let mut child = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "load::server_of_the_test_with_sigterm", "--ignored", "--nocapture"])
        .stdout(std::process::Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = loop {
        let line = lines.next_line().await.unwrap().unwrap();
        if let Some((_, address)) = line.split_once("address ") {
            break address.to_owned();
        }
    };
    let accepted = Arc::new(Mutex::new(Vec::new()));
    let mut senders = JoinSet::new();
    for sender in 0..10 {
        let (address, accepted) = (address.clone(), accepted.clone());
        senders.spawn(async move {
            // Until it is refused, or there is nobody any more.
            let mut stream = TcpStream::connect(address).await.unwrap();
            for number in 0.. {
                let name = format!("{sender}-{number}");
                let request = signed(&[text(Some(&name), &name, &name)]);
                let mut answer = [0; 1024];
                if stream.write_all(&request).await.is_err() {
                    return;
                }
                match stream.read(&mut answer).await {
                    Ok(read) if answer[..read].starts_with(b"HTTP/1.1 200") => {
                        accepted.lock().unwrap().push(name);
                    }
                    _ => return,
                }
                sleep(Duration::from_millis(5)).await;
            }
        });
    }
    sleep(Duration::from_millis(300)).await;
    let kill = tokio::process::Command::new("kill")
        .args(["-TERM", &child.id().unwrap().to_string()])
        .status();
    assert!(kill.await.unwrap().success());
    timeout(LONG, senders.join_all()).await.unwrap();

    let mut handled = Vec::new();
    let mut stopped = false;
    while let Some(line) = timeout(LONG, lines.next_line()).await.unwrap().unwrap() {
        stopped |= line.contains("stopped");
        handled.extend(line.split_once("handled ").map(|(_, name)| name.to_owned()));
    }
    assert!(child.wait().await.unwrap().success());
    assert!(stopped);
    let mut accepted = std::mem::take(&mut *accepted.lock().unwrap());
    accepted.sort();
    handled.sort();
    assert!(accepted.len() > 20, "{}", accepted.len());
    // An answer may have got lost on the way, never an event.
    let lost: Vec<_> = accepted.iter().filter(|name| !handled.contains(name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    handled.dedup();
    assert!(handled.len() <= accepted.len() + 10);
}
