//! What crosses the crates, in one binary.

mod client;
mod conformance;
mod fake;
mod webhook;
