//! What crosses the crates, in one binary.

mod conformance;
