//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod fake;
mod load;
mod server;
mod service;
mod webhook;
