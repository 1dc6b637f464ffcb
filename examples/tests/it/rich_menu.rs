use line_bot::{Bot, client::Client, webhook::ChannelSecret};
use line_emulator::Emulator;

use crate::support::{Example, next};

#[tokio::test]
async fn the_rich_menu_has_two_tabs() {
    let emulator = Emulator::start().await.unwrap();
    // A second run finds what the first left behind.
    Example::serve("rich_menu", &emulator).await.kill().await;
    let _menu = Example::serve("rich_menu", &emulator).await;
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build().unwrap();
    let bot = Bot::new(ChannelSecret::new(emulator.channel_secret()), client);
    assert_eq!(bot.get_rich_menu_list().await.unwrap().rich_menus.len(), 2);

    let alice = emulator.user("Alice");
    let tap = async |area: usize| {
        let menu = alice.rich_menu().unwrap();
        let action = menu.areas[area].action.clone().unwrap();
        alice.tap(&action).await.unwrap();
        next(&alice).await
    };
    assert_eq!(tap(2).await, "One tea, coming up.");
    assert_eq!(tap(1).await, "Here is the food menu.");
    assert_eq!(tap(3).await, "One noodles, coming up.");
    assert_eq!(tap(0).await, "Here is the drinks menu.");
}
