//! What stands in a place until it is read.

use std::sync::Arc;

use serde_json::Value;

/// Has a value that costs nothing, for a place that is filled piece by piece.
///
/// Not `Default`: it is never seen by users, and what it means is nothing.
pub(crate) trait Blank {
    /// What stands in a place until it is read.
    fn blank() -> Self;
}

macro_rules! by_default {
    ($($type:ty),* $(,)?) => {$(
        impl Blank for $type {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

by_default! { (), bool, i32, i64, f64, String, Arc<str>, Value }

impl<T> Blank for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Blank> Blank for Box<T> {
    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }
}
