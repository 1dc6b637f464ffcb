//! AWS Lambda behind an API Gateway, a load balancer or a function URL: lambda_http 1.

use std::env;

use lambda_http::{Body, Error, Request, Response, run, service_fn};
use line_webhook::ChannelSecret;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let secret = ChannelSecret::new(env::var("LINE_CHANNEL_SECRET")?);
    run(service_fn(|request| callback(&secret, request))).await
}

// lambda_http has decoded the body if the gateway sent it as base64: these are the bytes as they came from LINE.
async fn callback(secret: &ChannelSecret, request: Request) -> Result<Response<Body>, Error> {
    let verified = secret.verify_request(request.headers(), request.body());
    match verified.and_then(|verified| verified.parse()) {
        Ok(callback) => {
            // Whatever is to be done has to be done before the answer: Lambda stops the program after it.
            for event in callback.events {
                println!("{event:?}");
            }
            Ok(Response::default())
        }
        Err(error) => {
            Ok(Response::builder().status(error.status()).body(error.to_string().into())?)
        }
    }
}
