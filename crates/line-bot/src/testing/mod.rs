//! Tests of a bot, without a network: events, an app that gets them, and what it answers.
//!
//! ```
//! use std::time::Duration;
//! use http::StatusCode;
//! use line_bot::{
//!     App, Message,
//!     client::endpoint::GetProfile,
//!     events::{FollowEvent, TextMessageContent},
//!     models::profile::UserProfile,
//!     testing::{TestBot, follow, text},
//! };
//!
//! async fn echo(text: TextMessageContent) -> Message {
//!     Message::text(text.text)
//! }
//!
//! async fn welcome(_: FollowEvent, profile: Option<UserProfile>) -> String {
//!     format!("Hello, {}!", profile.map_or("you".to_owned(), |profile| profile.display_name))
//! }
//!
//! const SOON: Duration = Duration::from_secs(1);
//!
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! // In a function with #[tokio::test]:
//! let bot = TestBot::new(|bot| App::new(bot).on(echo).on(welcome));
//!
//! bot.send(text("hi")).await;
//! assert_eq!(bot.expect_reply(SOON).await, [Message::text("hi")]);
//!
//! bot.profile(UserProfile::new("U1", "Alice"));
//! bot.send(follow().from_user("U1")).await;
//! assert_eq!(bot.expect_reply(SOON).await, [Message::text("Hello, Alice!")]);
//!
//! bot.refuse::<GetProfile>(StatusCode::NOT_FOUND, "Not found");
//! bot.send(follow().from_user("U2")).await;
//! assert_eq!(bot.expect_reply(SOON).await, [Message::text("Hello, you!")]);
//! # });
//! ```
//!
//! For a platform with users who chat, with pictures, and over HTTP, there is the crate `line-emulator`.

mod bot;
mod event;
mod line;

pub use self::{
    bot::TestBot,
    event::{
        EventBuilder, audio, beacon, event, file, follow, image, join, leave, location,
        member_joined, member_left, postback, request, sticker, text, unfollow, unknown, unsend,
        video,
    },
    line::{ApiCall, FakeLine, Push},
};
