//! The emulator over real HTTP, with a real bot.

mod api;
mod channel;
mod chat;
mod control;
mod event;
mod group;
mod life;
mod many;
mod program;
mod push;
mod reply;
mod rich_menu;
mod support;
mod webhook;
