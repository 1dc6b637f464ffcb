//! What is wrong with the URL in the environment.

use std::{env, ffi::OsString, process::Command};

use line_client::{Client, Error};

#[test]
fn a_url_in_the_environment_that_is_none_is_an_error_that_names_the_variable() {
    const NAME: &str =
        "environment::a_url_in_the_environment_that_is_none_is_an_error_that_names_the_variable";
    if env::var_os("LINE_API_BASE").is_some() {
        // In the processes that are started below.
        let error = Client::new("token").unwrap_err();
        assert!(matches!(error, Error::Build { .. }), "{error:?}");
        assert!(error.to_string().contains("LINE_API_BASE"), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        Client::builder("token").base_url("http://127.0.0.1:1").build().unwrap();
        return;
    }
    let mut values: Vec<OsString> =
        ["nonsense", "http://127.0.0.1:99999", "http://u:s3cret@a/?b"].map(Into::into).into();
    #[cfg(unix)]
    values.push(std::os::unix::ffi::OsStringExt::from_vec(b"http://127.0.0.1\xff".to_vec()));
    for value in values {
        let mut child = Command::new(env::current_exe().unwrap());
        let child = child.args([NAME, "--exact"]).env("LINE_API_BASE", &value);
        let output = child.output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{value:?}: {text}");
    }
}
