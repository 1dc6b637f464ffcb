//! axum 0.8.

use std::{env, error::Error};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use line_webhook::ChannelSecret;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = ChannelSecret::new(env::var("LINE_CHANNEL_SECRET")?);
    let app = Router::new().route("/callback", post(callback)).with_state(secret);
    axum::serve(TcpListener::bind("127.0.0.1:3000").await?, app).await?;
    Ok(())
}

// `Bytes`, not `Json`: the signature is of the bytes as they came.
async fn callback(
    State(secret): State<ChannelSecret>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    match secret.verify_request(&headers, &body).and_then(|verified| verified.parse()) {
        Ok(callback) => {
            for event in callback.events {
                println!("{event:?}");
            }
            (StatusCode::OK, String::new())
        }
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
            (status, error.to_string())
        }
    }
}
