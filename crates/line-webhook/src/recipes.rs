//! Programs that receive webhooks behind common servers. Each is whole, and compiled with every change of this crate.
//!
//! What they have in common: the body is taken as bytes before anything parses it, LINE gets its answer within 2
//! seconds, and a webhook that is refused is answered with [`Error::status`](crate::Error::status).
//!
//! With the feature `http`, `verify_request` takes the headers of axum, hyper and lambda_http. The others have header
//! types of their own, which [`signature`](crate::signature()) reads.
#![doc = concat!("\n# axum\n\n```rust,ignore\n", include_str!("../recipes/axum.rs"), "```\n")]
#![doc = concat!("\n# hyper\n\n```rust,ignore\n", include_str!("../recipes/hyper.rs"), "```\n")]
#![doc = concat!("\n# actix-web\n\n```rust,ignore\n", include_str!("../recipes/actix_web.rs"), "```\n")]
#![doc = concat!("\n# Rocket\n\n```rust,ignore\n", include_str!("../recipes/rocket.rs"), "```\n")]
#![doc = concat!("\n# AWS Lambda\n\n```rust,ignore\n", include_str!("../recipes/lambda_http.rs"), "```\n")]
#![doc = concat!("\n# Cloudflare Workers\n\n```rust,ignore\n", include_str!("../recipes/cloudflare_workers.rs"), "```\n")]
