//! How long `line-webhook` takes for a webhook, against the least it could.
//!
//! ```sh
//! cargo run --release --features peer      # times, and ratios of times measured next to each other
//! valgrind --tool=callgrind target/release/line-bench 'one text' ours 1000      # instructions
//! ```

mod bodies;
mod floor;

use std::{
    env,
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use line_webhook::{Callback, ChannelSecret};

const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
const ROUNDS: usize = 2001;
/// Long enough for the clock, short enough to lie between two interruptions.
const BATCH: Duration = Duration::from_micros(250);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => report(),
        [body, contender, times] => repeat(body, contender, times.parse()?)?,
        _ => return Err("wants nothing, or a body, a contender and a number of times".into()),
    }
    Ok(())
}

fn report() {
    for (name, body) in &bodies::all() {
        println!("{name}, {} bytes", body.len());
        let case = Case::new(body);
        let verify = case.verify();
        compare("verify", &verify);
        let parse = case.parse();
        compare("parse", &parse);
        let receive = case.receive();
        compare("verify and parse", &receive);
    }
}

/// For callgrind: what `times` repetitions take more than 0 do, the contender takes.
fn repeat(body: &str, contender: &str, times: usize) -> Result<(), String> {
    let bodies = bodies::all();
    let (_, body) = bodies.iter().find(|(name, _)| *name == body).ok_or("no such body")?;
    let case = Case::new(body);
    let contenders = case.verify().into_iter().chain(case.parse()).chain(case.receive());
    let (_, run) =
        contenders.into_iter().find(|(name, _)| *name == contender).ok_or("no such contender")?;
    (0..times).for_each(|_| run());
    Ok(())
}

type Contender<'c> = (&'static str, Box<dyn Fn() + 'c>);

struct Case<'b> {
    body: &'b [u8],
    secret: ChannelSecret,
    signature: String,
    key: floor::Key,
    digest: Vec<u8>,
}

impl<'b> Case<'b> {
    fn new(body: &'b [u8]) -> Self {
        let secret = ChannelSecret::new(SECRET);
        let signature = secret.sign(body);
        let mut digest = vec![0; 33];
        let length = STANDARD.decode_slice(&signature, &mut digest).expect("base64");
        digest.truncate(length);
        Self { body, secret, signature, key: floor::key(SECRET.as_bytes()), digest }
    }

    fn verify(&self) -> Vec<Contender<'_>> {
        let floor = || floor::verify(black_box(&self.key), &self.digest, black_box(self.body));
        let ours = || {
            let verified = self.secret.verify(black_box(self.body), black_box(&self.signature));
            black_box(verified.expect("the right signature"));
        };
        vec![("verify floor", Box::new(floor)), ("verify ours", Box::new(ours))]
    }

    fn parse(&self) -> Vec<Contender<'_>> {
        let floor = || floor::parse(black_box(self.body));
        let ours = || {
            black_box(Callback::from_slice(black_box(self.body)).expect("a callback"));
        };
        vec![("parse floor", Box::new(floor)), ("parse ours", Box::new(ours))]
    }

    fn receive(&self) -> Vec<Contender<'_>> {
        let floor =
            || floor::receive(black_box(SECRET.as_bytes()), &self.digest, black_box(self.body));
        let ours = || {
            let verified = self.secret.verify(black_box(self.body), black_box(&self.signature));
            black_box(verified.and_then(|verified| verified.parse()).expect("a callback"));
        };
        vec![
            ("floor", Box::new(floor)),
            ("ours", Box::new(ours)),
            #[cfg(feature = "peer")]
            ("peer", Box::new(|| self.peer())),
        ]
    }

    #[cfg(feature = "peer")]
    fn peer(&self) {
        use line_bot_sdk_rust::{
            line_webhook::models::CallbackRequest, parser::signature::validate_signature,
        };

        let body = std::str::from_utf8(black_box(self.body)).expect("UTF-8");
        assert!(validate_signature(SECRET, black_box(&self.signature), body));
        black_box(serde_json::from_str::<CallbackRequest>(body).expect("a callback"));
    }
}

/// Prints the median time of each, and the median of the ratios to the first one, round by round: what else the machine
/// does falls on all of a round alike. Then the shortest times and their ratio, on which it falls least.
fn compare(what: &str, contenders: &[Contender<'_>]) {
    let sizes: Vec<u32> = contenders.iter().map(|(_, run)| batch_size(run)).collect();
    let mut times = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for round in 0..ROUNDS {
        for turn in 0..contenders.len() {
            let which = (round + turn) % contenders.len();
            times[which].push(time(&contenders[which].1, sizes[which]) / f64::from(sizes[which]));
        }
    }
    for ((name, _), own) in contenders.iter().zip(&times) {
        let ratio = median(own.iter().zip(&times[0]).map(|(own, floor)| own / floor));
        let nanoseconds = median(own.iter().copied());
        let least = |times: &[f64]| times.iter().copied().fold(f64::INFINITY, f64::min);
        let (own, first) = (least(own), least(&times[0]));
        println!(
            "  {what:<17} {name:<13} {nanoseconds:>9.0} ns  × {ratio:.3}   least {own:>8.0} ns  × {:.3}",
            own / first
        );
    }
}

fn batch_size(run: &dyn Fn()) -> u32 {
    let mut size = 1;
    while time(run, size) < BATCH.as_secs_f64() * 1e9 {
        size *= 2;
    }
    size
}

/// In nanoseconds.
fn time(run: &dyn Fn(), times: u32) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| run());
    start.elapsed().as_secs_f64() * 1e9
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
