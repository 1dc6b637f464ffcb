//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod fake;
mod server;
mod service;
mod webhook;
