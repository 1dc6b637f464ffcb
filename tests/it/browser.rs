//! A person in a browser, the emulator and a bot. Needs Chromium and ChromeDriver; without them it is skipped, unless
//! `LINE_BROWSER_TEST` is `required`.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element};
use line_bot::{
    Action, App, Message,
    events::{BeaconEvent, JoinEvent, PostbackEvent, RoomSource, TextMessageContent},
    models::template::ConfirmTemplate,
};
use line_emulator::Emulator;
use serde_json::json;

use crate::bot::serve;

/// How long a page may take on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_person_says_hello_and_taps_a_quick_reply() {
    let Some(driver) = Driver::start() else { return };
    let emulator = Emulator::builder().user("Alice").start().await.unwrap();
    let server = serve(&emulator, |bot| App::new(bot).on(echo)).await;
    let browser = driver.open(&emulator.url()).await;

    find(&browser, "[data-testid=composer]").await.send_keys("hello").await.unwrap();
    find(&browser, "[data-testid=send]").await.click().await.unwrap();
    wait_for_bubble(&browser, "user", "hello").await;
    wait_for_bubble(&browser, "bot", "hello, you say").await;

    let tea = find(&browser, "[data-testid=quick-reply]").await;
    assert_eq!(tea.text().await.unwrap().trim(), "Tea");
    tea.click().await.unwrap();
    wait_for_bubble(&browser, "user", "tea, please").await;
    wait_for_bubble(&browser, "bot", "tea, please, you say").await;

    // The panel shows each webhook and each call, two of each.
    let entries = browser.find_all(Locator::Css("[data-testid=entry]")).await.unwrap();
    assert!(entries.len() >= 4, "{} entries", entries.len());
    browser.close().await.unwrap();
    server.stop().await;
}

#[tokio::test]
async fn a_person_taps_a_button_is_near_a_beacon_and_makes_a_room() {
    let Some(driver) = Driver::start() else { return };
    let emulator = Emulator::builder().user("Alice").user("Bob").start().await.unwrap();
    let server = serve(&emulator, |bot| {
        App::new(bot)
            .on(async |event: PostbackEvent| format!("data {}", event.postback.data))
            .on(async |event: BeaconEvent| format!("beacon {}", event.beacon.hwid))
            .on(async |_: JoinEvent, source: RoomSource| format!("room {}", source.room_id))
            .on(ask)
    })
    .await;
    let browser = driver.open(&emulator.url()).await;

    find(&browser, "[data-testid=composer]").await.send_keys("hello").await.unwrap();
    find(&browser, "[data-testid=send]").await.click().await.unwrap();
    find(&browser, "[data-testid=template-button]").await.click().await.unwrap();
    wait_for_bubble(&browser, "bot", "data yes").await;

    find(&browser, "[data-testid=more]").await.click().await.unwrap();
    press(&browser, "Beacon…").await;
    press(&browser, "Send").await;
    wait_for_bubble(&browser, "bot", "beacon d41d8cd98f").await;

    press(&browser, "Group").await;
    find(&browser, "#group-name").await.send_keys("Lunch").await.unwrap();
    find(&browser, "#group-kind").await.select_by_value("room").await.unwrap();
    press(&browser, "Add").await;
    let room = emulator.room("Lunch");
    wait_for_bubble(&browser, "bot", &format!("room {}", room.id())).await;
    let members = ["Alice", "Bob"].map(|name| emulator.user(name).id().clone());
    assert_eq!(room.members(), members);
    browser.close().await.unwrap();
    server.stop().await;
}

async fn ask(_: TextMessageContent) -> Message {
    let actions = [Action::postback("Yes", "yes"), Action::postback("No", "no")];
    Message::template("Well?", ConfirmTemplate::new("Well?", actions))
}

/// Presses the button with this text that can be seen.
async fn press(browser: &Client, text: &str) {
    let path = format!("//button[normalize-space()='{text}']");
    for _ in 0..200 {
        for button in browser.find_all(Locator::XPath(&path)).await.unwrap() {
            if button.is_displayed().await.is_ok_and(|is| is) && button.click().await.is_ok() {
                return;
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no button {text:?}");
}

async fn echo(text: TextMessageContent) -> Message {
    Message::text(format!("{}, you say", text.text))
        .quick_reply([Action::message("Tea", "tea, please")])
}

async fn find(browser: &Client, css: &str) -> Element {
    let wait = browser.wait().at_most(PATIENCE);
    wait.for_element(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
}

async fn wait_for_bubble(browser: &Client, from: &str, text: &str) {
    let css = format!("[data-testid=bubble][data-from={from}]");
    let start = Instant::now();
    let mut texts = Vec::new();
    while start.elapsed() < PATIENCE {
        texts.clear();
        for bubble in browser.find_all(Locator::Css(&css)).await.unwrap() {
            // It may be gone by now.
            texts.extend(bubble.text().await);
        }
        if texts.iter().any(|bubble| bubble.contains(text)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no bubble of the {from} with {text:?}, but {texts:?}");
}

/// ChromeDriver on a free port, ended when dropped.
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn start() -> Option<Self> {
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = match process {
            Ok(process) => process,
            Err(error) => {
                let required = env::var("LINE_BROWSER_TEST").is_ok_and(|value| value == "required");
                assert!(!required, "chromedriver does not start: {error}");
                println!("skipped: chromedriver does not start: {error}");
                return None;
            }
        };
        let output = BufReader::new(process.stdout.take().unwrap());
        let port = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("started successfully on port ")?;
                Some(port.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver says its port");
        Some(Self { process, url: format!("http://127.0.0.1:{port}") })
    }

    async fn open(&self, page: &str) -> Client {
        let mut arguments = vec![
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--window-size=1280,800",
        ];
        // Chromium's sandbox does not work for root, as which CI runs.
        if fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
        {
            arguments.push("--no-sandbox");
        }
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments },
        });
        let browser = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&self.url)
            .await
            .expect("Chromium starts");
        browser.goto(page).await.unwrap();
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
