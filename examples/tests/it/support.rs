//! Runs examples.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use line_emulator::{ChatContent, ChatMessage, Emulator, User};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader},
    process::{Child, Command},
    sync::mpsc,
    time::timeout,
};

pub(crate) const SOON: Duration = Duration::from_secs(20);
const VARIABLES: &[&str] = &[
    "AWS_LAMBDA_RUNTIME_API",
    "LINE_API_BASE",
    "LINE_CHANNEL_ACCESS_TOKEN",
    "LINE_CHANNEL_SECRET",
    "PORT",
];

/// An example that runs, until it is dropped.
pub(crate) struct Example {
    child: Child,
    lines: mpsc::UnboundedReceiver<String>,
    /// All that it said so far.
    pub(crate) said: String,
    /// Where it takes webhooks, once it has said so.
    pub(crate) url: String,
}

impl Example {
    /// With these variables, and none other that an example looks at.
    pub(crate) fn start(name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(program(name));
        for name in VARIABLES {
            command.env_remove(name);
        }
        let mut child = command
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::unbounded_channel();
        read(child.stdout.take().unwrap(), sender.clone());
        read(child.stderr.take().unwrap(), sender);
        Self { child, lines, said: String::new(), url: String::new() }
    }

    /// With the emulator as LINE.
    pub(crate) async fn serve(name: &str, emulator: &Emulator) -> Self {
        let url = emulator.url();
        let [base, secret, token] = credentials(emulator, &url);
        let mut example = Self::start(name, &[], &[base, secret, token, ("PORT", "0")]);
        example.url = example.rest_of("Receives webhooks at ").await;
        emulator.set_webhook_url(&example.url).unwrap();
        example
    }

    /// What follows in the next line that begins like this.
    pub(crate) async fn rest_of(&mut self, beginning: &str) -> String {
        loop {
            let Ok(line) = timeout(SOON, self.lines.recv()).await else {
                panic!("it does not say {beginning:?}, but\n{}", self.said);
            };
            let Some(line) = line else { panic!("it ended, and said\n{}", self.said) };
            self.said += &line;
            self.said += "\n";
            if let Some(rest) = line.strip_prefix(beginning) {
                return rest.to_owned();
            }
        }
    }

    /// Waits until it ends by itself, and gives its status and all that it said.
    pub(crate) async fn end(mut self) -> (Option<i32>, String) {
        let ended = timeout(SOON, async {
            while let Some(line) = self.lines.recv().await {
                self.said += &line;
                self.said += "\n";
            }
            self.child.wait().await.unwrap()
        });
        let ended = ended.await;
        let status = ended.unwrap_or_else(|_| panic!("it does not end, and said\n{}", self.said));
        (status.code(), self.said)
    }

    /// Ctrl-C.
    #[cfg(unix)]
    pub(crate) async fn interrupt(self) -> (Option<i32>, String) {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().await.unwrap().success());
        self.end().await
    }

    /// As in a crash.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}

/// What makes the emulator LINE.
pub(crate) fn credentials<'e>(emulator: &'e Emulator, url: &'e str) -> [(&'e str, &'e str); 3] {
    [
        ("LINE_API_BASE", url),
        ("LINE_CHANNEL_SECRET", emulator.channel_secret()),
        ("LINE_CHANNEL_ACCESS_TOKEN", emulator.channel_access_token()),
    ]
}

/// A new folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Beside the folder of this test.
pub(crate) fn program(name: &str) -> PathBuf {
    let mut folder = env::current_exe().unwrap();
    folder.pop();
    folder.pop();
    let program = folder.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if let Some(reason) = outdated(&program) {
        panic!(
            "{reason}: a test of a certain name does not build the examples; \
             `cargo build -p line-examples --examples` does"
        );
    }
    program
}

/// Whether a program has to be built, by what its compiler wrote down about it.
fn outdated(program: &Path) -> Option<String> {
    let time = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let Some(built) = time(program) else {
        return Some(format!("there is no {}", program.display()));
    };
    let sources = fs::read_to_string(program.with_extension("d")).unwrap_or_default();
    let mut sources = sources.split_whitespace().skip(1);
    let newer = sources.find(|source| time(Path::new(source)).is_some_and(|time| time > built))?;
    Some(format!("{newer} is newer than {}", program.display()))
}

fn read(stream: impl AsyncRead + Send + Unpin + 'static, lines: mpsc::UnboundedSender<String>) {
    tokio::spawn(async move {
        let mut reader = BufReader::new(stream).lines();
        while let Ok(Some(line)) = reader.next_line().await {
            let _ = lines.send(line);
        }
    });
}

/// What the bot says next, as text or as the kind of message.
pub(crate) async fn next(user: &User) -> String {
    say(&user.next_message(SOON).await.unwrap())
}

/// A message as text or as its kind.
pub(crate) fn say(message: &ChatMessage) -> String {
    match (message.text(), &message.message) {
        (Some(text), _) => text.to_owned(),
        (None, ChatContent::Bot(message)) => format!("<{}>", message.kind.name()),
        (None, ChatContent::User(content)) => format!("<{}>", content.name()),
    }
}
