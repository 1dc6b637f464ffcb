use line_emulator::Emulator;

use crate::{
    page::get,
    support::{Example, next},
};

#[tokio::test]
async fn the_bot_is_one_route_of_an_axum_application() {
    let emulator = Emulator::start().await.unwrap();
    let mut app = Example::serve("axum_app", &emulator).await;
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    assert_eq!(next(&alice).await, "HELLO");
    let hint = app.rest_of("The application's own page is ").await;
    let (url, _) = hint.split_once(". ").unwrap();
    assert_eq!(get(url).await, (200, "a page of the application".to_owned()));
}
