//! Servers in processes of their own.

use std::{
    env,
    error::Error,
    fs,
    io::{BufRead, BufReader},
    process::{self, Child, Command, Stdio},
};

use http::{Request, Response};
use line_bot::{
    App, Bot,
    client::{Body, Client, Transport, transport::TransportError},
    events::TextMessageContent,
    webhook::ChannelSecret,
};
use tokio::runtime::{Builder, Runtime};

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Cores of the servers and of those who send to them.
const CORES: [&str; 2] = ["0", "1"];

pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

/// Leaves the other core to the servers. Without `taskset`, the system places the processes.
pub(crate) fn stay_on_own_core() {
    let own = process::id().to_string();
    let _ = Command::new("taskset").args(["-acp", CORES[1], &own]).stdout(Stdio::null()).status();
}

/// Serves a bot whose handler does nothing, and prints the port.
pub(crate) async fn serve_bot(secret: &str) -> Result<(), Failure> {
    async fn nothing(text: TextMessageContent) {
        drop(text);
    }

    let client = Client::builder("token").transport(Nowhere).build()?;
    let app = App::new(Bot::new(ChannelSecret::new(secret), client)).on(nothing);
    let server = app.bind("127.0.0.1:0").await?;
    println!("{}", server.address().port());
    server.run().await;
    Ok(())
}

/// Where no call goes, for none is made. Without TLS, which valgrind does not know all instructions of.
#[derive(Debug)]
struct Nowhere;

#[line_bot::async_trait]
impl Transport for Nowhere {
    async fn send(&self, _: Request<Body>) -> Result<Response<Body>, TransportError> {
        Err(TransportError::connect("there is nowhere to connect to"))
    }
}

/// A server in a process of its own: this program with an argument.
pub(crate) struct Server {
    pub(crate) name: &'static str,
    process: Child,
    pub(crate) port: u16,
}

impl Server {
    pub(crate) fn start(name: &'static str) -> Result<Self, Failure> {
        let own = env::current_exe()?;
        let mut pinned = Command::new("taskset");
        pinned.args(["-c", CORES[0]]).arg(&own).arg(name).stdout(Stdio::piped());
        let mut process = pinned
            .spawn()
            .or_else(|_| Command::new(&own).arg(name).stdout(Stdio::piped()).spawn())?;
        let mut port = String::new();
        let output = process.stdout.take().ok_or("no output")?;
        BufReader::new(output).read_line(&mut port)?;
        Ok(Self { name, process, port: port.trim().parse()? })
    }

    /// The CPU time the process has had, in seconds.
    pub(crate) fn cpu(&self) -> Result<f64, Failure> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // After the name: user and system time are the 12th and 13th, in ticks of 10 ms.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
        Ok(ticks.sum::<Result<f64, _>>()? / 100.0)
    }

    /// The resident memory of the process, in MB.
    pub(crate) fn memory(&self) -> Result<f64, Failure> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).ok_or("no VmRSS")?.parse::<f64>()? / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
