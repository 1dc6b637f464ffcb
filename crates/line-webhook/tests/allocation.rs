//! What verifying costs in memory.

use allocation_counter::measure;
use line_webhook::{ChannelSecret, ChannelSecrets, peek_destination};

#[test]
fn verifying_allocates_nothing() {
    let secrets = ChannelSecrets::new(["next", "current"]);
    let secret = ChannelSecret::new("current");
    let body = format!(r#"{{"events":[{}],"destination":"U1"}}"#, "1".repeat(100_000));
    let body = body.as_bytes();
    let signature = secret.sign(body);
    let wrong = secret.sign(b"another body");
    let allocated = measure(|| {
        secret.verify(body, &signature).unwrap();
        secrets.verify(body, &signature).unwrap();
        for wrong in [&*wrong, "", "not base64"] {
            secret.verify(body, wrong).unwrap_err();
            secrets.verify(body, wrong).unwrap_err();
        }
        peek_destination(body).unwrap();
    });
    assert_eq!(allocated.count_total, 0);
    // And what is allocated is counted.
    assert_eq!(measure(|| drop(secret.sign(body))).count_total, 1);
}
