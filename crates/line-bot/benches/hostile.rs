//! How long good requests take, alone and among slow and hostile clients: 200 that send a byte now and then, 30 that send
//! too much or hang up, and 1,000 wrong signatures a second.
//!
//! ```sh
//! cargo bench -p line-bot --bench hostile
//! ```
//!
//! The server is as `App::serve` is by default. It has a process and, where there is `taskset`, a core of its own; the
//! clients, all of them, have another one. So what hostile clients take from a good one there counts, too.

#[path = "../../../tests/it/load/client.rs"]
#[allow(dead_code)] // the tests have more clients
mod client;
#[allow(dead_code)] // the other bench measures more
mod process;

use std::{
    env,
    time::{Duration, Instant},
};

use self::{
    client::{Crowd, SECRET, latencies},
    process::{Failure, Server, runtime, serve_bot, stay_on_own_core},
};

const REQUESTS: usize = 3000;

fn main() -> Result<(), Failure> {
    match env::args().nth(1).as_deref() {
        Some("bot") => runtime()?.block_on(serve_bot(SECRET)),
        _ => runtime()?.block_on(measure()),
    }
}

async fn measure() -> Result<(), Failure> {
    stay_on_own_core();
    let server = Server::start("bot")?;
    let address = format!("127.0.0.1:{}", server.port);
    report("alone", &latencies(&address, REQUESTS).await);
    let crowd = Crowd::gather(&address);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (start, before) = (Instant::now(), crowd.refused());
    let busy = latencies(&address, REQUESTS).await;
    #[allow(clippy::cast_precision_loss)] // small
    let rate = (crowd.refused() - before) as f64 / start.elapsed().as_secs_f64();
    report("in the crowd", &busy);
    println!("{rate:.0} wrong signatures a second");
    drop(crowd);
    report("alone again", &latencies(&address, REQUESTS).await);
    Ok(())
}

fn report(name: &str, latencies: &[Duration]) {
    let [p50, p99, p999] =
        [500, 990, 999].map(|permille| latencies[latencies.len() * permille / 1000]);
    println!("{name:12} p50 {p50:8.0?}, p99 {p99:8.0?}, p99.9 {p999:8.0?}");
}
