//! Rocket 0.5.

use std::env;

use line_webhook::{ChannelSecret, SIGNATURE_HEADER};
use rocket::{
    Config, Request, State,
    data::{Limits, ToByteUnit},
    http::Status,
    request::{FromRequest, Outcome},
};

#[rocket::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = ChannelSecret::new(env::var("LINE_CHANNEL_SECRET")?);
    // By itself Rocket refuses a body of more than 8 KiB, which LINE sends at times.
    let limits = Limits::default().limit("bytes", 1.mebibytes());
    rocket::custom(Config { port: 3000, limits, ..Config::default() })
        .manage(secret)
        .mount("/", rocket::routes![callback])
        .launch()
        .await?;
    Ok(())
}

// `Vec<u8>`, not `Json`: the signature is of the bytes as they came.
#[rocket::post("/callback", data = "<body>")]
fn callback(
    secret: &State<ChannelSecret>,
    signature: Signature<'_>,
    body: Vec<u8>,
) -> Result<(), (Status, String)> {
    let callback = secret
        .verify(&body, signature.0)
        .and_then(|verified| verified.parse())
        .map_err(|error| (Status::new(error.status()), error.to_string()))?;
    for event in callback.events {
        println!("{event:?}");
    }
    Ok(())
}

struct Signature<'r>(&'r str);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Signature<'r> {
    type Error = line_webhook::Error;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let values = request.headers().get(SIGNATURE_HEADER);
        match line_webhook::signature(values.map(|value| (SIGNATURE_HEADER, value))) {
            Ok(signature) => Outcome::Success(Self(signature)),
            Err(error) => Outcome::Error((Status::new(error.status()), error)),
        }
    }
}
