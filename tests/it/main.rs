//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod content;
mod dispatch;
mod fake;
mod operations;
mod page;
mod reply;
mod server;
mod service;
mod testkit;
mod upload;
mod webhook;
