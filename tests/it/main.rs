//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod content;
mod fake;
mod operations;
mod page;
mod server;
mod upload;
mod webhook;
