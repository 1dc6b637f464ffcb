//! The types alone: makes messages, checks them against LINE's limits, and prints their JSON.
//!
//! ```sh
//! cargo run --example models_only
//! ```
//!
//! Next, look at `echo`, which sends some.

use line_models::{
    Action, Message, Validate,
    message::{Messages, Sender},
    template::ConfirmTemplate,
};

fn main() -> anyhow::Result<()> {
    let messages = Messages::from([
        Message::text("Tea or coffee?")
            .quick_reply([Action::message("Tea", "tea"), Action::message("Coffee", "coffee")]),
        Message::sticker("446", "1988").sender(Sender::new("Waiter")),
        Message::template(
            "Pay now?",
            ConfirmTemplate::new(
                "Pay now?",
                [
                    Action::uri("Pay", "https://example.com/pay"),
                    Action::postback("Later", "pay=later"),
                ],
            ),
        ),
    ]);
    messages.validate()?;
    println!("{}", serde_json::to_string_pretty(&messages)?);

    // What LINE would refuse, with all the reasons.
    let wrong = Message::text("").sender(Sender::new("A name that is far too long"));
    if let Err(violations) = wrong.validate() {
        eprintln!("Another message is not fit to be sent:");
        for violation in &violations {
            eprintln!("  {violation}");
        }
    }
    eprintln!("Next, look at echo, which sends messages.");
    Ok(())
}
