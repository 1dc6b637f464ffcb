//! Cloudflare Workers: worker 0.8.

use line_webhook::{Callback, ChannelSecret};
use worker::{Context, Env, Headers, Request, Response, Result, console_log, event};

// Set with `npx wrangler secret put LINE_CHANNEL_SECRET`.
#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _: Context) -> Result<Response> {
    let secret = ChannelSecret::new(env.secret("LINE_CHANNEL_SECRET")?.to_string());
    let body = request.bytes().await?;
    match receive(&secret, request.headers(), &body) {
        Ok(callback) => {
            for event in callback.events {
                console_log!("{event:?}");
            }
            Response::empty()
        }
        Err(error) => Response::error(error.to_string(), error.status()),
    }
}

// A Worker has headers of its own, so they go through `signature`.
fn receive(
    secret: &ChannelSecret,
    headers: &Headers,
    body: &[u8],
) -> std::result::Result<Callback, line_webhook::Error> {
    secret.verify(body, line_webhook::signature(headers.entries())?)?.parse()
}
