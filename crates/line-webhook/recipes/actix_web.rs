//! actix-web 4.

use std::{env, error::Error};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, http::StatusCode, web};
use line_webhook::{Callback, ChannelSecret};

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = web::Data::new(ChannelSecret::new(env::var("LINE_CHANNEL_SECRET")?));
    let app =
        move || App::new().app_data(secret.clone()).route("/callback", web::post().to(callback));
    HttpServer::new(app).bind("127.0.0.1:3000")?.run().await?;
    Ok(())
}

// `Bytes`, not `Json`: the signature is of the bytes as they came. A body of more than 256 KiB is refused, unless
// `web::PayloadConfig` allows it.
async fn callback(
    secret: web::Data<ChannelSecret>,
    request: HttpRequest,
    body: web::Bytes,
) -> HttpResponse {
    match receive(&secret, &request, &body) {
        Ok(callback) => {
            for event in callback.events {
                println!("{event:?}");
            }
            HttpResponse::Ok().finish()
        }
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
            HttpResponse::build(status).body(error.to_string())
        }
    }
}

// actix-web has headers of its own, so they go through `signature`.
fn receive(
    secret: &ChannelSecret,
    request: &HttpRequest,
    body: &[u8],
) -> Result<Callback, line_webhook::Error> {
    secret.verify(body, line_webhook::signature(request.headers())?)?.parse()
}
