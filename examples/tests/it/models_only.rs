use std::process::Command;

use serde_json::{Value, json};

use crate::support::program;

#[test]
fn the_models_print_messages_as_line_takes_them_and_what_is_wrong_with_another() {
    let output = Command::new(program("models_only")).output().unwrap();
    assert!(output.status.success());
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let item = |label: &str, text: &str| {
        let action = json!({ "type": "message", "label": label, "text": text });
        json!({ "type": "action", "action": action })
    };
    let expected = json!([
        {
            "type": "text",
            "text": "Tea or coffee?",
            "quickReply": { "items": [item("Tea", "tea"), item("Coffee", "coffee")] },
        },
        {
            "type": "sticker",
            "packageId": "446",
            "stickerId": "1988",
            "sender": { "name": "Waiter" },
        },
        {
            "type": "template",
            "altText": "Pay now?",
            "template": {
                "type": "confirm",
                "text": "Pay now?",
                "actions": [
                    { "type": "uri", "label": "Pay", "uri": "https://example.com/pay" },
                    { "type": "postback", "label": "Later", "data": "pay=later" },
                ],
            },
        },
    ]);
    assert_eq!(printed, expected);

    let told = String::from_utf8(output.stderr).unwrap();
    for part in ["text", "sender.name", "Next, look at echo"] {
        assert!(told.contains(part), "{told}");
    }
}
