//! Sets and maps whose keys are hashes already.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

pub(crate) type HashedMap<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;
pub(crate) type HashedSet = HashSet<u64, BuildHasherDefault<Hashed>>;

/// The hash of what is a hash already.
#[derive(Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
