//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod dispatch;
mod fake;
mod reply;
mod server;
mod service;
mod testkit;
mod webhook;
