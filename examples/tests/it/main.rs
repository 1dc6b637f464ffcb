//! The examples, run as a person runs them, against the emulator.

mod axum_app;
mod broadcast;
mod echo;
mod kitchensink;
mod many_channels;
mod models_only;
mod page;
mod rich_menu;
mod serverless;
mod start;
mod support;
mod verify_only;
