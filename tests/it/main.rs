//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod examples;
mod fake;
mod server;
mod webhook;
