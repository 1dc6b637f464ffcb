//! What reading and writing costs, beside three other ways: borrowed structs without unions, `serde_json::Value`, and
//! the same types through `#[serde(tag = "type")]`.
//!
//! `cargo bench -p line-models` prints times and allocations. For counts of instructions, which no other program on the
//! machine disturbs, run one case under `valgrind --tool=callgrind`.

#![allow(missing_docs)] // what divan writes has none

mod bodies;
mod floor;
mod tag;

use divan::{AllocProfiler, Bencher, black_box, counter::BytesCount};
use line_models::{message::ReplyMessageRequest, webhook};
use serde::de::DeserializeOwned;
use serde_json::Value;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// How many events a callback has.
const EVENTS: [usize; 3] = [1, 5, 100];

fn main() {
    divan::main();
}

fn owned<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_slice(black_box(body.as_bytes())).unwrap()
}

#[divan::bench_group]
mod read_callback {
    use super::{
        Bencher, BytesCount, EVENTS, Value, black_box, bodies, floor, owned, tag, webhook,
    };

    #[divan::bench(args = EVENTS)]
    fn line_models(bencher: Bencher<'_, '_>, events: usize) {
        let body = bodies::callback(events);
        bencher
            .counter(BytesCount::of_str(&body))
            .bench(|| webhook::Callback::from_slice(black_box(body.as_bytes())).unwrap());
    }

    #[divan::bench(args = EVENTS)]
    fn floor(bencher: Bencher<'_, '_>, events: usize) {
        let body = bodies::callback(events);
        bencher.bench(|| {
            drop(
                serde_json::from_slice::<floor::Callback<'_>>(black_box(body.as_bytes())).unwrap(),
            );
        });
    }

    #[divan::bench(args = EVENTS)]
    fn value(bencher: Bencher<'_, '_>, events: usize) {
        let body = bodies::callback(events);
        bencher.bench(|| owned::<Value>(&body));
    }

    #[divan::bench(args = EVENTS)]
    fn serde_tag(bencher: Bencher<'_, '_>, events: usize) {
        let body = bodies::callback(events);
        bencher.bench(|| owned::<tag::Callback>(&body));
    }
}

#[divan::bench_group]
mod write_reply {
    use super::{Bencher, black_box, bodies, floor, owned, tag};

    #[divan::bench]
    fn line_models(bencher: Bencher<'_, '_>) {
        let reply = bodies::reply();
        bencher.bench(|| serde_json::to_vec(black_box(&reply)).unwrap());
    }

    #[divan::bench]
    fn floor(bencher: Bencher<'_, '_>) {
        let body = serde_json::to_string(&bodies::reply()).unwrap();
        let reply: floor::Reply<'_> = serde_json::from_str(&body).unwrap();
        bencher.bench(|| serde_json::to_vec(black_box(&reply)).unwrap());
    }

    #[divan::bench]
    fn value(bencher: Bencher<'_, '_>) {
        let reply = serde_json::to_value(bodies::reply()).unwrap();
        bencher.bench(|| serde_json::to_vec(black_box(&reply)).unwrap());
    }

    #[divan::bench]
    fn serde_tag(bencher: Bencher<'_, '_>) {
        let body = serde_json::to_string(&bodies::reply()).unwrap();
        let reply: tag::Reply = owned(&body);
        bencher.bench(|| serde_json::to_vec(black_box(&reply)).unwrap());
    }
}

#[divan::bench_group]
mod read_reply {
    use super::{
        Bencher, BytesCount, ReplyMessageRequest, Value, black_box, bodies, floor, owned, tag,
    };

    fn body() -> String {
        serde_json::to_string(&bodies::reply()).unwrap()
    }

    #[divan::bench]
    fn line_models(bencher: Bencher<'_, '_>) {
        let body = body();
        bencher.counter(BytesCount::of_str(&body)).bench(|| owned::<ReplyMessageRequest>(&body));
    }

    #[divan::bench]
    fn floor(bencher: Bencher<'_, '_>) {
        let body = body();
        bencher.bench(|| {
            drop(serde_json::from_slice::<floor::Reply<'_>>(black_box(body.as_bytes())).unwrap());
        });
    }

    #[divan::bench]
    fn value(bencher: Bencher<'_, '_>) {
        let body = body();
        bencher.bench(|| owned::<Value>(&body));
    }

    #[divan::bench]
    fn serde_tag(bencher: Bencher<'_, '_>) {
        let body = body();
        bencher.bench(|| owned::<tag::Reply>(&body));
    }
}
