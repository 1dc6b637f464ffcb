use line_bot::events::PostbackContent;
use line_emulator::Emulator;

use crate::support::{Example, SOON, next};

#[tokio::test]
async fn the_echo_answers_what_a_person_can_send() {
    let emulator = Emulator::start().await.unwrap();
    let _echo = Example::serve("echo", &emulator).await;
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    assert_eq!(next(&alice).await, "hello");
    alice.send_sticker("446", "1988").await.unwrap();
    assert_eq!(next(&alice).await, "<sticker>");
    alice.send_image(b"png".to_vec(), "image/png").await.unwrap();
    assert_eq!(next(&alice).await, "I got 3 bytes of image/png.");
    alice.send_postback(PostbackContent::new("answer=no")).await.unwrap();
    assert_eq!(next(&alice).await, "You chose answer=no.");
    alice.unfollow().await.unwrap();
    alice.follow().await.unwrap();
    assert_eq!(next(&alice).await, "Hello, Alice! I say what you say.");
}

#[tokio::test]
async fn the_echo_has_quick_replies_and_asks_back() {
    let emulator = Emulator::start().await.unwrap();
    let _echo = Example::serve("echo", &emulator).await;
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    let answer = alice.next_message(SOON).await.unwrap();
    alice.tap(&answer.action("Say it again").unwrap()).await.unwrap();
    assert_eq!(next(&alice).await, "again");
    alice.tap(&answer.action("Ask me").unwrap()).await.unwrap();
    let question = alice.next_message(SOON).await.unwrap();
    alice.tap(&question.action("No").unwrap()).await.unwrap();
    assert_eq!(next(&alice).await, "You chose answer=no.");
}
