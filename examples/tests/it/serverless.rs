use std::time::Duration;

use line_emulator::{Emulator, EntryKind};

use crate::{
    page::request,
    support::{Example, next, say},
};

fn statuses(emulator: &Emulator) -> Vec<Option<u16>> {
    let log = emulator.log();
    log.iter().filter(|entry| entry.kind == EntryKind::Webhook).map(|entry| entry.status).collect()
}

#[tokio::test]
async fn the_answer_comes_after_the_handler() {
    let emulator = Emulator::start().await.unwrap();
    let function = Example::serve("serverless", &emulator).await;
    let alice = emulator.user("Alice");
    for text in ["one", "two", "three"] {
        // It returns when the webhook is answered, and then the reply has to be there.
        alice.send_text(text).await.unwrap();
        let last = say(alice.messages().last().unwrap());
        assert_eq!(last, format!("You said {text}. I got it at once."));
    }
    #[cfg(unix)]
    {
        // One start for all.
        let (status, said) = function.interrupt().await;
        assert_eq!(status, Some(0), "{said}");
        assert_eq!(said.matches("The function has started.").count(), 1, "{said}");
    }
}

#[tokio::test]
async fn a_handler_that_fails_or_is_late_is_answered_with_500_and_line_sends_the_event_again() {
    let emulator = Emulator::builder().redelivery(true);
    let emulator = emulator.redelivery_delay(Duration::from_millis(50)).start().await.unwrap();
    let _function = Example::serve("serverless", &emulator).await;
    let alice = emulator.user("Alice");
    let mut expected = Vec::new();
    for text in ["fail", "slow"] {
        assert_eq!(alice.send_text(text).await.unwrap().attempts, 2, "{text}");
        expected.extend([Some(500), Some(200)]);
        assert_eq!(statuses(&emulator), expected, "{text}");
        assert_eq!(next(&alice).await, format!("You said {text}. I got it the second time."));
    }
    // Late, but in time for LINE, which waits for two seconds.
    let log = emulator.log();
    let late = log.iter().filter(|entry| entry.kind == EntryKind::Webhook).nth(2).unwrap();
    assert!((1_000..2_000).contains(&late.millis.unwrap()), "{late}");
    assert_eq!(alice.messages().len(), 4);
}

#[tokio::test]
async fn what_is_no_webhook_is_refused_as_by_a_server() {
    let emulator = Emulator::start().await.unwrap();
    let function = Example::serve("serverless", &emulator).await;
    let status = async |method: &str, url: &str, headers: &[(&str, &str)]| {
        request(method, url, headers, "{}").await.0
    };
    assert_eq!(status("POST", &function.url, &[]).await, 401);
    assert_eq!(status("POST", &function.url, &[("x-line-signature", "AAAA")]).await, 401);
    assert_eq!(status("GET", &function.url, &[]).await, 405);
    assert_eq!(status("POST", &function.url.replace("callback", "other"), &[]).await, 404);
}
