//! What crosses the crates, in one binary.

mod attempts;
mod bot;
mod browser;
mod client;
mod compile_errors;
mod conformance;
mod content;
mod dispatch;
mod environment;
mod fake;
mod fanout;
mod faults;
mod load;
mod log;
mod operations;
mod page;
mod renewal;
mod reply;
mod secrets;
mod server;
mod service;
mod testkit;
mod tls;
mod token;
mod upload;
mod webhook;
