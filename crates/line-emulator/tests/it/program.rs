//! The program `line-emulator`.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    process::{Child, Command, Output, Stdio},
};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_line-emulator"));
    command
        .args(arguments)
        .env_remove("LINE_CHANNEL_SECRET")
        .env_remove("LINE_CHANNEL_ACCESS_TOKEN")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn output(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// Starts it, and returns when it has said all it says.
fn start(mut command: Command) -> (Child, String) {
    let mut child = command.spawn().unwrap();
    let mut text = String::new();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap());
    while !text.contains("Ctrl-C") {
        assert_ne!(lines.read_line(&mut text).unwrap(), 0, "it ended: {text}");
    }
    (child, text)
}

fn stop(mut child: Child, signal: &str) -> Option<i32> {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    child.wait().unwrap().code()
}

#[cfg(unix)]
#[test]
fn it_says_where_it_is_and_stops_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let (child, text) = start(program(&["--port", "0"]));
        let url = text.lines().find_map(|line| line.strip_prefix("Chat page    ")).unwrap();
        assert!(text.contains(&format!("LINE_API_BASE={url}\n")), "{text}");
        assert!(text.contains("LINE_CHANNEL_SECRET=0123456789abcdef0123456789abcdef\n"), "{text}");
        let address = url.strip_prefix("http://").unwrap();
        assert!(TcpListener::bind(address).is_err());
        assert_eq!(stop(child, signal), Some(0), "{signal}");
        TcpListener::bind(address).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn it_does_not_repeat_a_secret() {
    let mut command = program(&["--port=0", "--channel-secret=hush"]);
    command.env("LINE_CHANNEL_ACCESS_TOKEN", "hush");
    let (child, text) = start(command);
    assert!(!text.contains("hush"), "{text}");
    assert!(text.contains("LINE_CHANNEL_SECRET=(as given)\n"), "{text}");
    stop(child, "-TERM");
}

#[test]
fn a_port_in_use_ends_it_with_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = output(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with(&format!("line-emulator: 127.0.0.1:{port} is in use")), "{text}");
}

#[test]
fn an_unknown_option_ends_it_with_2() {
    let output = output(&["--prot", "1"]);
    assert_eq!(output.status.code(), Some(2));
    let mut text = String::new();
    output.stderr.as_slice().read_to_string(&mut text).unwrap();
    assert!(text.starts_with("line-emulator: unknown option --prot\n"), "{text}");
    assert!(text.contains("Usage:"), "{text}");
}

#[test]
fn it_tells_its_options_and_version() {
    for (option, expected) in [("--help", "Usage:"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let output = output(&[option]);
        assert!(output.status.success());
        assert!(String::from_utf8(output.stdout).unwrap().contains(expected), "{option}");
    }
}
