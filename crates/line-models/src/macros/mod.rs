//! The shapes that repeat: [`object!`], [`tagged!`], [`string_enum!`], [`id!`] and [`setters!`].

#[macro_use]
mod object;
#[macro_use]
mod setters;
#[macro_use]
mod string;
#[macro_use]
mod tagged;

// For the macros that use them, wherever those are used.
pub(crate) use self::{
    object::{object_traits, property},
    string::{short, string_traits},
    tagged::union,
};
