//! The emulator over real HTTP, with a real bot.

mod api;
mod chat;
mod control;
mod life;
mod program;
mod push;
mod reply;
mod support;
mod webhook;
