//! A menu under the chat, with two tabs: made, given its pictures, and linked to everybody.
//!
//! ```sh
//! cargo run --example rich_menu
//! ```
//!
//! starts it with the emulator: open the URL it prints and tap. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead. Next, look at `axum_app`.

#[path = "../common/mod.rs"]
mod common;

use line_bot::{
    Action, App, Bot,
    events::{PostbackEvent, TextMessageContent},
    models::{
        RichMenuId,
        rich_menu::{RichMenuArea, RichMenuBounds, RichMenuRequest, RichMenuSize},
    },
};

const DRINKS: &[u8] = include_bytes!("drinks.png");
const FOOD: &[u8] = include_bytes!("food.png");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let hint = "Tap the menu under the chat; its two tabs are two menus. Next, look at axum_app.";
    common::serve("Menu", hint, async |bot| {
        set_up(&bot).await?;
        Ok(app(bot))
    })
    .await
}

fn app(bot: Bot) -> App {
    App::new(bot).on(order).on(switched)
}

/// Makes both tabs and shows the first to everybody.
async fn set_up(bot: &Bot) -> Result<(), line_bot::Error> {
    clean_up(bot).await?;
    let drinks = create(bot, "drinks", [("Tea", "tea"), ("Coffee", "coffee")], DRINKS).await?;
    let food = create(bot, "food", [("Rice", "rice"), ("Noodles", "noodles")], FOOD).await?;
    // A tab names the other menu by its alias, since neither exists before the other.
    bot.create_rich_menu_alias("drinks", drinks.clone()).await?;
    bot.create_rich_menu_alias("food", food).await?;
    bot.set_default_rich_menu(drinks).await?;
    Ok(())
}

/// What an earlier run left behind.
async fn clean_up(bot: &Bot) -> Result<(), line_bot::Error> {
    for alias in bot.get_rich_menu_alias_list().await?.aliases {
        if ["drinks", "food"].contains(&alias.rich_menu_alias_id.as_str()) {
            bot.delete_rich_menu_alias(alias.rich_menu_alias_id).await?;
            bot.delete_rich_menu(alias.rich_menu_id).await?;
        }
    }
    Ok(())
}

async fn create(
    bot: &Bot,
    name: &str,
    choices: [(&str, &str); 2],
    image: &'static [u8],
) -> Result<RichMenuId, line_bot::Error> {
    let tab = |column: i64, alias: &str| {
        let bounds = RichMenuBounds::new(column * 600, 0, 600, 120);
        RichMenuArea::new(bounds, Action::rich_menu_switch(alias, format!("tab={alias}")))
    };
    let choice = |column: i64, (label, text): (&str, &str)| {
        let bounds = RichMenuBounds::new(column * 600, 120, 600, 480);
        RichMenuArea::new(bounds, Action::message(label, text))
    };
    let [left, right] = choices;
    let areas = [tab(0, "drinks"), tab(1, "food"), choice(0, left), choice(1, right)];
    let menu = RichMenuRequest::new(RichMenuSize::new(1200, 600), name, "Order", areas);
    let id = bot.create_rich_menu(menu.selected(true)).await?.rich_menu_id;
    bot.set_rich_menu_image(id.clone(), image).await?;
    Ok(id)
}

async fn order(text: TextMessageContent) -> String {
    format!("One {}, coming up.", text.text)
}

async fn switched(event: PostbackEvent) -> Option<String> {
    // LINE has shown the other tab already; this says how it went.
    let postback = event.postback;
    let alias = postback.param("newRichMenuAliasId")?;
    Some(format!("Here is the {alias} menu."))
}
