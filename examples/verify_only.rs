//! `line-webhook` alone, behind a bare hyper server: verifies webhooks and prints what they say.
//!
//! ```sh
//! LINE_CHANNEL_SECRET=… cargo run --example verify_only
//! ```

use std::{convert::Infallible, env, error::Error};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_webhook::{Callback, ChannelSecret};
use tokio::net::TcpListener;

const ADDRESS: &str = "127.0.0.1:3000";
const BODY_LIMIT: usize = 1024 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = env::var("LINE_CHANNEL_SECRET")
        .map_err(|_| "LINE_CHANNEL_SECRET is not set; line-emulator prints one to try with")?;
    let secret = ChannelSecret::new(secret);
    let listener = TcpListener::bind(ADDRESS).await?;
    println!("Receives webhooks at http://{ADDRESS}/. Ctrl-C stops it.");
    loop {
        let (stream, _) = listener.accept().await?;
        let secret = secret.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| answer(secret.clone(), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            if let Err(error) = connection.await {
                eprintln!("{error}");
            }
        });
    }
}

async fn answer(
    secret: ChannelSecret,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let status = match receive(&secret, request).await {
        Ok(callback) => {
            for event in callback.events {
                println!("{}: {event:?}", event.kind.name());
            }
            StatusCode::OK
        }
        Err(error) => {
            eprintln!("refused: {error}");
            StatusCode::BAD_REQUEST
        }
    };
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    Ok(response)
}

async fn receive(
    secret: &ChannelSecret,
    request: Request<Incoming>,
) -> Result<Callback, Box<dyn Error + Send + Sync>> {
    let (parts, body) = request.into_parts();
    // The bytes as they came: a signature is over nothing else.
    let body = Limited::new(body, BODY_LIMIT).collect().await?.to_bytes();
    let signature = line_webhook::signature(&parts.headers)?;
    Ok(secret.verify(&body, signature)?.parse()?)
}
