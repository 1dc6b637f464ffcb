//! hyper 1, without a framework.

use std::{env, error::Error};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_webhook::ChannelSecret;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = ChannelSecret::new(env::var("LINE_CHANNEL_SECRET")?);
    let listener = TcpListener::bind("127.0.0.1:3000").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let secret = secret.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| callback(&secret, request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            if let Err(error) = connection.await {
                eprintln!("{error}");
            }
        });
    }
}

async fn callback(
    secret: &ChannelSecret,
    request: Request<Incoming>,
) -> http::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    // Anybody may send a body, of any length.
    let Ok(body) = Limited::new(body, 1024 * 1024).collect().await else {
        return Response::builder().status(StatusCode::BAD_REQUEST).body(Full::default());
    };
    let body = body.to_bytes();
    match secret.verify_request(&head.headers, &body).and_then(|verified| verified.parse()) {
        Ok(callback) => {
            for event in callback.events {
                println!("{event:?}");
            }
            Ok(Response::default())
        }
        Err(error) => Response::builder().status(error.status()).body(error.to_string().into()),
    }
}
