//! `line-webhook` alone, behind a bare hyper server: verifies webhooks and prints what they say.
//!
//! ```sh
//! cargo run --example verify_only
//! ```
//!
//! starts it with the emulator: open the URL it prints, write something, and look here. With `LINE_CHANNEL_SECRET` set,
//! it takes the webhooks of that channel instead. Next, look at `models_only`.

use std::{convert::Infallible, env};

use anyhow::Context;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_emulator::Emulator;
use line_webhook::{Callback, ChannelSecret};
use tokio::net::TcpListener;

const BODY_LIMIT: usize = 1024 * 1024;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let secret = env::var("LINE_CHANNEL_SECRET").ok();
    let default = if secret.is_some() { "3000" } else { "0" };
    let address = format!("127.0.0.1:{}", env::var("PORT").unwrap_or_else(|_| default.to_owned()));
    let listener = TcpListener::bind(&address)
        .await
        .with_context(|| format!("cannot listen on {address}; PORT chooses another port"))?;
    let url = format!("http://{}/", listener.local_addr()?);
    println!("Receives webhooks at {url}");
    if let Some(secret) = secret {
        println!("LINE wants HTTPS: let a tunnel or a reverse proxy lead there. Ctrl-C stops it.");
        return serve(listener, ChannelSecret::new(secret)).await;
    }
    let emulator = Emulator::builder().bot_name("Deaf").webhook_url(url).start().await?;
    println!("Chat with nobody at {}", emulator.url());
    println!("What you write shows here. With LINE_CHANNEL_SECRET set, it listens to LINE.");
    println!("Next, look at models_only. Ctrl-C stops it.");
    serve(listener, ChannelSecret::new(emulator.channel_secret())).await
}

async fn serve(listener: TcpListener, secret: ChannelSecret) -> anyhow::Result<()> {
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
    let mut response = Response::new(Full::default());
    match receive(&secret, request).await {
        Ok(callback) => {
            for event in callback.events {
                println!("{}: {event:?}", event.kind.name());
            }
        }
        Err((status, why)) => {
            eprintln!("refused: {why}");
            *response.status_mut() = status;
        }
    }
    Ok(response)
}

async fn receive(
    secret: &ChannelSecret,
    request: Request<Incoming>,
) -> Result<Callback, (StatusCode, String)> {
    let refuse = |error: line_webhook::Error| {
        let status =
            if error.is_signature() { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
        (status, error.to_string())
    };
    let (parts, body) = request.into_parts();
    let signature = line_webhook::signature(&parts.headers).map_err(refuse)?;
    // The bytes as they came: a signature is over nothing else.
    let body = Limited::new(body, BODY_LIMIT).collect().await;
    let body = body.map_err(|error| {
        let is_too_long = error.is::<LengthLimitError>();
        let status =
            if is_too_long { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::BAD_REQUEST };
        (status, error.to_string())
    })?;
    let body = body.to_bytes();
    secret.verify(&body, signature).and_then(|verified| verified.parse()).map_err(refuse)
}
