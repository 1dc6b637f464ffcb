//! What the compiler says about a handler that is none: it has to be in our words.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A good handler: what is wrong with the others is nothing else.
const GOOD: &str = "async fn handler(text: TextMessageContent, _: Bot) -> String { text.text }";

#[test]
fn each_mistake_in_a_handler_is_told_in_words_of_this_crate() {
    let compiler = Compiler::new();
    // the mistake, and what the compiler has to say about it
    let table = [
        (
            "async fn handler(text: String) -> String { text }",
            &[
                "`String` is no argument for a handler",
                "not `FromEvent`",
                "arguments are payloads such as `TextMessageContent` or `FollowEvent`",
                "a value of the application's own is taken as `State<T>`",
            ][..],
        ),
        (
            "async fn handler(_: TextMessageContent, number: u32, _: Bot) -> String { number.to_string() }",
            &["`u32` is no argument for a handler", "not `FromEvent`"],
        ),
        (
            "struct Database; async fn handler(_: Bot, _: Database) {}",
            &["`Database` is no argument for a handler", "and given by `App::state`"],
        ),
        (
            "async fn handler(text: TextMessageContent) -> usize { text.text.len() }",
            &[
                "`usize` is nothing that a handler can return",
                "not `IntoReply`",
                "a handler returns `()`, a `Message` or one of its kinds",
            ],
        ),
        (
            "async fn handler(text: TextMessageContent) -> Result<Option<char>, BoxError> { Ok(text.text.chars().next()) }",
            &["`char` is nothing that a handler can return"],
        ),
        (
            "fn handler(text: TextMessageContent) -> String { text.text }",
            &[
                "`String` is not a future, as a handler returns",
                "returns no future",
                "is `async` missing before `fn`?",
            ],
        ),
        (
            "async fn handler(text: &TextMessageContent) -> String { text.text.clone() }",
            &[
                "`&TextMessageContent` is no argument for a handler",
                "a handler takes its arguments by value",
            ],
        ),
        (
            "async fn handler(_: Bot, _: Bot, _: Bot, _: Bot, _: Bot, _: Bot, _: Bot, _: Bot, _: Bot) {}",
            &["is no handler", "no handler", "with at most eight arguments, all by value"],
        ),
        (
            "#[allow(non_upper_case_globals)] const handler: &str = \"hi\";",
            &["`&str` is no handler", "a handler is an async function, or a closure"],
        ),
        (
            "async fn handler(bot: Bot) -> Result<(), BoxError> {
                let name = std::rc::Rc::new(String::new());
                bot.get_bot_info().await?;
                drop(name);
                Ok(())
            }",
            // The compiler's own words: they name what is in the way, and where.
            &["future cannot be sent between threads safely", "Rc<String>", "await"],
        ),
    ];
    compiler.check(&program(GOOD)).expect("a good handler");
    for (handler, wanted) in table {
        let Err(output) = compiler.check(&program(handler)) else { panic!("compiled: {handler}") };
        for words in wanted {
            assert!(output.contains(words), "{words:?} is missing\n{handler}\n{output}");
        }
    }
}

#[test]
fn what_is_no_matcher_of_texts_is_told_so() {
    let program = "pub fn app(app: line_bot::App) -> line_bot::App { app.text(5, async || ()) }";
    let output = Compiler::new().check(program).unwrap_err();
    assert!(output.contains("cannot be compared to a text"), "{output}");
    assert!(output.contains("not `TextMatcher`"), "{output}");
    assert!(output.contains("texts are matched by a `&str` or a `String`"), "{output}");
}

fn program(handler: &str) -> String {
    format!(
        "#![allow(unused)]
        use line_bot::{{App, Bot, BoxError, events::TextMessageContent}};
        {handler}
        pub fn app(app: App) -> App {{ app.on(handler) }}"
    )
}

/// The compiler, with the `line-bot` that this test was built with.
///
/// Cargo is not asked: it would build all dependencies once more, and wait for whoever builds at the same time.
struct Compiler {
    program: PathBuf,
    /// Where Cargo has put what this test was built with, and the test itself.
    dependencies: PathBuf,
    line_bot: PathBuf,
}

impl Compiler {
    fn new() -> Self {
        let dependencies = env::current_exe().unwrap().parent().unwrap().to_owned();
        // There is one for each set of features it was built with. All have handlers, so the newest, which is of this
        // source in any case, will do.
        let newest = fs::read_dir(&dependencies)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with("libline_bot-") && name.ends_with(".rlib")
            })
            .max_by_key(|path| path.metadata().unwrap().modified().unwrap());
        let line_bot =
            newest.unwrap_or_else(|| panic!("there is no line-bot in {}", dependencies.display()));
        Self { program: rustc(), dependencies, line_bot }
    }

    /// What the compiler says to a program that is wrong.
    fn check(&self, program: &str) -> Result<(), String> {
        let mut compiler = Command::new(&self.program)
            .args(["-", "--edition", "2024", "--crate-type", "lib", "--emit", "metadata"])
            .args(["--out-dir", env!("CARGO_TARGET_TMPDIR")])
            .args(["--diagnostic-width", "1000", "--color", "never"])
            .args(["--extern", &format!("line_bot={}", self.line_bot.display())])
            .args(["-L", &format!("dependency={}", self.dependencies.display())])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", self.program.display()));
        compiler.stdin.take().unwrap().write_all(program.as_bytes()).unwrap();
        let output = compiler.wait_with_output().unwrap();
        if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}

/// The one beside the Cargo that runs this test.
fn rustc() -> PathBuf {
    let beside = env::var_os("CARGO").and_then(|cargo| {
        let rustc = Path::new(&cargo).with_file_name(format!("rustc{}", env::consts::EXE_SUFFIX));
        rustc.is_file().then_some(rustc)
    });
    beside.unwrap_or_else(|| env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from))
}
