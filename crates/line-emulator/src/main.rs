//! The emulator as a program: a chat page in the browser, and an API for a bot on the same machine.

#![forbid(unsafe_code)]

use std::{
    env,
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use line_emulator::{
    DEVELOPMENT_ACCESS_TOKEN, DEVELOPMENT_CHANNEL_SECRET, Emulator, EmulatorBuilder,
};

const DEFAULT_PORT: u16 = 7700;

const USAGE: &str = "\
A LINE platform on your own machine: webhooks, the Messaging API and a chat page in the browser.

Usage: line-emulator [OPTIONS]

Options:
  --port PORT                    listen on 127.0.0.1:PORT (7700; 0 takes a free port)
  --webhook-url URL              where the bot takes webhooks, as in http://127.0.0.1:3000/callback
  --channel-secret SECRET        sign webhooks with it (LINE_CHANNEL_SECRET, or a development value)
  --channel-access-token TOKEN   what the bot has to send (LINE_CHANNEL_ACCESS_TOKEN, or a development value)
  --redelivery                   deliver a webhook again if the bot did not accept it
  --user NAME                    a user who is there from the start; can be given several times (Alice)
  --help                         print this
  --version                      print the version
";

fn main() -> ExitCode {
    let options = match parse(env::args().skip(1), |name| env::var(name).ok()) {
        Ok(Command::Run(options)) => options,
        Ok(Command::Help) => {
            say(io::stdout(), USAGE);
            return ExitCode::SUCCESS;
        }
        Ok(Command::Version) => {
            say(io::stdout(), concat!("line-emulator ", env!("CARGO_PKG_VERSION"), "\n"));
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            say(io::stderr(), &format!("line-emulator: {problem}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let mut text = format!("line-emulator: {error}");
            let mut source = error.source();
            while let Some(error) = source {
                text = format!("{text}: {error}");
                source = error.source();
            }
            say(io::stderr(), &format!("{text}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Unlike `print!`, it does not panic when nobody reads.
fn say(mut stream: impl Write, text: &str) {
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

#[tokio::main(flavor = "current_thread")]
async fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let signals = StopSignals::new()?;
    let emulator = options.builder().start().await?;
    say(io::stdout(), &greeting(&emulator, options));
    signals.wait().await;
    emulator.shutdown().await;
    Ok(())
}

/// Where to chat, and how to point a bot here. A secret or token that was given is not repeated.
fn greeting(emulator: &Emulator, options: &Options) -> String {
    let url = emulator.url();
    let secret =
        options.channel_secret.as_ref().map_or(DEVELOPMENT_CHANNEL_SECRET, |_| "(as given)");
    let token =
        options.channel_access_token.as_ref().map_or(DEVELOPMENT_ACCESS_TOKEN, |_| "(as given)");
    let webhook = options.webhook_url.as_deref().unwrap_or("(none yet: set it on the page)");
    format!(
        "Chat page    {url}\n\
         Webhooks to  {webhook}\n\
         \n\
         Start your bot with\n\
         \n  \
           LINE_API_BASE={url}\n  \
           LINE_CHANNEL_SECRET={secret}\n  \
           LINE_CHANNEL_ACCESS_TOKEN={token}\n\
         \n\
         Ctrl-C stops.\n"
    )
}

/// What ends the program. It listens from the moment it is made, so that no signal is missed.
#[cfg(unix)]
struct StopSignals(tokio::signal::unix::Signal, tokio::signal::unix::Signal);

#[cfg(unix)]
impl StopSignals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Self(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.0.recv() => {}
            _ = self.1.recv() => {}
        }
    }
}

/// What ends the program. It listens from the moment it is made, so that no signal is missed.
#[cfg(windows)]
struct StopSignals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl StopSignals {
    fn new() -> io::Result<Self> {
        Ok(Self(tokio::signal::windows::ctrl_c()?))
    }

    async fn wait(mut self) {
        self.0.recv().await;
    }
}

enum Command {
    Run(Options),
    Help,
    Version,
}

#[derive(Default)]
struct Options {
    port: Option<u16>,
    webhook_url: Option<String>,
    channel_secret: Option<String>,
    channel_access_token: Option<String>,
    redelivery: bool,
    users: Vec<String>,
}

impl Options {
    fn builder(&self) -> EmulatorBuilder {
        let mut builder = Emulator::builder()
            .address(format!("127.0.0.1:{}", self.port.unwrap_or(DEFAULT_PORT)))
            .redelivery(self.redelivery);
        if let Some(url) = &self.webhook_url {
            builder = builder.webhook_url(url);
        }
        if let Some(secret) = &self.channel_secret {
            builder = builder.channel_secret(secret);
        }
        if let Some(token) = &self.channel_access_token {
            builder = builder.channel_access_token(token);
        }
        self.users.iter().fold(builder, EmulatorBuilder::user)
    }
}

/// Reads the arguments: `--name value` and `--name=value` are the same.
fn parse(
    mut arguments: impl Iterator<Item = String>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Command, String> {
    let variable = |name| environment(name).filter(|value| !value.is_empty());
    let mut options = Options {
        channel_secret: variable("LINE_CHANNEL_SECRET"),
        channel_access_token: variable("LINE_CHANNEL_ACCESS_TOKEN"),
        ..Options::default()
    };
    while let Some(argument) = arguments.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut value = || {
            let value = inline.clone().or_else(|| arguments.next());
            value.filter(|value| !value.is_empty()).ok_or_else(|| format!("{name} needs a value"))
        };
        match name {
            "--port" => options.port = Some(port(&value()?)?),
            "--webhook-url" => options.webhook_url = Some(value()?),
            "--channel-secret" => options.channel_secret = Some(value()?),
            "--channel-access-token" => options.channel_access_token = Some(value()?),
            "--user" => options.users.push(value()?),
            "--redelivery" if inline.is_none() => options.redelivery = true,
            "--help" | "-h" => return Ok(Command::Help),
            "--version" | "-V" => return Ok(Command::Version),
            // The value is left out: it may be a secret behind a misspelled name.
            _ => return Err(format!("unknown option {name}")),
        }
    }
    Ok(Command::Run(options))
}

fn port(value: &str) -> Result<u16, String> {
    value.parse().map_err(|_| format!("not a port: {value} (a number from 0 to 65535)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Result<Options, String> {
        let arguments = arguments.iter().map(|&argument| argument.to_owned());
        let variable = |name: &str| {
            environment
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        };
        match parse(arguments, variable)? {
            Command::Run(options) => Ok(options),
            Command::Help | Command::Version => Err("no run".to_owned()),
        }
    }

    #[test]
    fn options_are_read() {
        let options = run(
            &[
                "--port=1",
                "--webhook-url",
                "http://a/?b=c",
                "--redelivery",
                "--user",
                "A",
                "--user",
                "B",
            ],
            &[],
        )
        .unwrap();
        assert_eq!(options.port, Some(1));
        assert_eq!(options.webhook_url.as_deref(), Some("http://a/?b=c"));
        assert!(options.redelivery);
        assert_eq!(options.users, ["A", "B"]);
    }

    #[test]
    fn an_option_wins_over_the_environment() {
        let environment = [("LINE_CHANNEL_SECRET", "e"), ("LINE_CHANNEL_ACCESS_TOKEN", "")];
        let options = run(&[], &environment).unwrap();
        assert_eq!(options.channel_secret.as_deref(), Some("e"));
        assert_eq!(options.channel_access_token, None);
        let options = run(&["--channel-secret", "o"], &environment).unwrap();
        assert_eq!(options.channel_secret.as_deref(), Some("o"));
    }

    #[test]
    fn what_is_wrong_with_an_option_is_told_without_its_value() {
        let table = [
            (&["--port"][..], "--port needs a value"),
            (&["--user", ""], "--user needs a value"),
            (&["--port", "x"], "not a port: x (a number from 0 to 65535)"),
            (&["--redelivery=1"], "unknown option --redelivery"),
            (&["--chanel-secret=s"], "unknown option --chanel-secret"),
        ];
        for (arguments, expected) in table {
            assert_eq!(run(arguments, &[]).err().as_deref(), Some(expected));
        }
    }
}
