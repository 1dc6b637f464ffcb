//! What crosses the crates, in one binary.

mod bot;
mod browser;
mod client;
mod conformance;
mod content;
mod fake;
mod fanout;
mod faults;
mod operations;
mod page;
mod secrets;
mod server;
mod token;
mod upload;
mod webhook;
