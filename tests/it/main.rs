//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod fake;
mod fanout;
mod faults;
mod secrets;
mod server;
mod token;
mod webhook;
