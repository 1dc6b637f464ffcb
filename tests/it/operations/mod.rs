//! Every operation, called through the client, as LINE's hosts see it.
//!
//! `LINE_OPERATIONS_LOG` names a file for the requests, one as JSON in each line. Those with minimal and with maximal
//! arguments alone go to the same name with `.minimal` and `.maximal`. Operations that LINE's documents lack are left out.

mod answers;
mod hostile;
mod invalid;
mod maximal;
mod minimal;
mod multipart;
mod platform;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use http::Method;
use line_bot::{
    client::{
        Error, Host, Retry, StatusCode, Validation,
        endpoint::{ALL, OperationInfo},
    },
    models::module::AttachModuleRequest,
};
use serde_json::Value;

use self::platform::{Asked, Platform};

const HOSTILE: &[&str] = &[
    "a/b",
    "../push",
    "/",
    "a?b=c",
    "a#b",
    "a b",
    "a\r\nx-evil: 1",
    "%2e%2e",
    "a\\b",
    "a;b",
    "日本語",
    "👩‍👩‍👧",
    "\0",
    "list",
];

/// What LINE's reference has, and its documents lack.
const UNDOCUMENTED: &[&str] = &["getPNPTemplatedMessageStatistics", "pushTemplatedMessagesByPhone"];

/// What LINE takes a retry key for.
const WITH_RETRY_KEY: &[&str] = &["broadcast", "multicast", "narrowcast", "pushMessage"];

/// The other posts that may be made twice.
const REPEATABLE: &[&str] = &[
    "issueStatelessChannelToken",
    "linkRichMenuIdToUser",
    "markMessagesAsRead",
    "markMessagesAsReadByToken",
    "revokeChannelToken",
    "setDefaultRichMenu",
    "showLoadingAnimation",
    "validateBroadcast",
    "validateMulticast",
    "validateNarrowcast",
    "validatePush",
    "validateReply",
    "validateRichMenuBatchRequest",
    "validateRichMenuObject",
    "verifyChannelToken",
];

#[tokio::test]
async fn all_operations_are_called_as_the_documents_say() {
    let platform = Platform::start().await;
    let client = platform.client();
    minimal::run(&client).await.unwrap();
    let minimal = platform.take();
    assert_eq!(names(&minimal), names_of_all(), "with minimal arguments");
    maximal::run(&client).await.unwrap();
    let maximal = platform.take();
    assert_eq!(names(&maximal), names_of_all(), "with maximal arguments");
    let mut all = [minimal.clone(), maximal.clone()].concat();
    for id in HOSTILE {
        hostile::run(&client, id).await;
        all.extend(platform.take());
    }
    if let Some(path) = env::var_os("LINE_OPERATIONS_LOG").map(PathBuf::from) {
        write(&path, &all);
        write(&added(&path, ".minimal"), &minimal);
        write(&added(&path, ".maximal"), &maximal);
    }
}

#[tokio::test]
async fn an_id_in_a_path_of_any_of_the_operations_stays_one_segment() {
    let platform = Platform::start().await;
    let client = platform.client();
    let with_id = |path: &&str| {
        path.contains('{') && !path.contains("udienceGroup") && !path.contains("membershipId")
    };
    let with_id: BTreeSet<_> = ALL.iter().map(|info| info.path).filter(with_id).collect();
    for id in HOSTILE {
        hostile::run(&client, id).await;
        let asked = platform.take();
        let paths: BTreeSet<_> = asked.iter().map(|asked| asked.operation.unwrap().path).collect();
        // `/v2/bot/richmenu/list` is an operation of its own.
        if *id != "list" {
            assert_eq!(paths, with_id, "{id:?}");
        }
        for asked in asked {
            assert!(!asked.request.headers().contains_key("x-evil"));
            let dates = asked.request.uri().query().unwrap_or_default();
            assert!(dates.is_empty() || dates == "from=20260101&to=20260131", "{dates}");
        }
    }
    for id in ["", ".", ".."] {
        for result in hostile::run(&client, id).await {
            assert!(matches!(result, Err(Error::PathValue { .. })), "{result:?}");
        }
        assert!(platform.take().is_empty());
    }
}

#[tokio::test]
async fn all_operations_with_a_body_are_held_against_the_limits_if_asked_for() {
    let platform = Platform::start().await;
    minimal::run(&platform.client()).await.unwrap();
    // An image is always looked at, and has an error of its own.
    let with_body = |asked: &&Asked| {
        !asked.request.body().is_empty() && asked.operation.unwrap().operation != "setRichMenuImage"
    };
    let asked = platform.take();
    let with_body: BTreeSet<_> =
        asked.iter().filter(with_body).map(|asked| asked.operation.unwrap().operation).collect();
    let client = platform.builder().validation(Validation::Deny).build().unwrap();
    let refused: BTreeSet<_> = invalid::run(&client)
        .await
        .into_iter()
        .map(|(method, result)| match result {
            Err(Error::Invalid { operation, .. }) => operation,
            result => panic!("{method}: {result:?}"),
        })
        .collect();
    assert_eq!(refused, with_body);
    assert!(platform.take().is_empty(), "nothing is sent");
    // By default, all of it is.
    invalid::run(&platform.client()).await;
    assert_eq!(names(&platform.take()), with_body);
}

#[tokio::test]
async fn operations_that_fail_are_called_again_where_that_does_nothing_twice_and_nowhere_else() {
    let platform = Platform::start().await;
    let mut retry = Retry::attempts(3);
    retry.base = Duration::from_millis(1);
    let client = platform.builder().retry(retry).build().unwrap();
    platform.fail_once(names_of_all());
    let mut found = BTreeMap::new();
    // An operation that is not called again ends the run. In the next one, it goes well.
    loop {
        let result = minimal::run(&client).await;
        let mut run = BTreeMap::<_, Vec<_>>::new();
        for Asked { request, operation, .. } in platform.take() {
            let key = request.headers().get("x-line-retry-key").cloned();
            run.entry(operation.unwrap().operation).or_default().push(key);
        }
        for (operation, keys) in run {
            assert!(keys.iter().all(|key| *key == keys[0]), "{operation}: {keys:?}");
            found.entry(operation).or_insert((keys.len(), keys[0].is_some()));
        }
        let Err(error) = result else { break };
        assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR), "{error}");
    }
    // How many requests, and whether they carry a key.
    let expected = |info: &OperationInfo| match info.operation {
        operation if WITH_RETRY_KEY.contains(&operation) => (2, true),
        operation if REPEATABLE.contains(&operation) => (2, false),
        _ if info.method == Method::POST => (1, false),
        _ => (2, false),
    };
    assert_eq!(found, ALL.iter().map(|info| (info.operation, expected(info))).collect());
}

#[tokio::test]
async fn operations_that_issue_tokens_do_not_get_one() {
    let platform = Platform::start().await;
    minimal::run(&platform.client()).await.unwrap();
    for asked in platform.take() {
        let path = asked.request.uri().path();
        let without = path.contains("oauth") || asked.host == Host::Manager;
        assert_eq!(asked.request.headers().contains_key("authorization"), !without, "{path}");
    }
}

#[tokio::test]
async fn all_operations_that_send_nothing_say_so() {
    let platform = Platform::start().await;
    minimal::run(&platform.client()).await.unwrap();
    for asked in platform.take() {
        let writes = matches!(asked.request.method().as_str(), "POST" | "PUT");
        let length = asked.request.headers().get("content-length");
        let length = length.map(|length| length.to_str().unwrap().parse::<usize>().unwrap());
        let expected = writes.then_some(asked.request.body().len());
        assert_eq!(length, expected, "{}", asked.request.uri());
    }
}

#[tokio::test]
async fn operations_do_not_show_what_is_secret() {
    let client = Platform::start().await.client();
    let attach = AttachModuleRequest::new("s3cret-code", "https://example.com");
    let output = [
        format!("{:?}", client.issue_channel_token("1", "s3cret")),
        format!("{:?}", client.revoke_channel_token_by_jwt("1", "s3cret", "s3cret")),
        format!("{:?}", client.verify_channel_token("s3cret")),
        format!("{:?}", client.verify_channel_token_by_jwt("s3cret")),
        format!("{:?}", client.issue_channel_token_by_jwt("s3cret")),
        format!("{:?}", client.gets_all_valid_channel_access_token_key_ids("s3cret")),
        format!("{:?}", client.attach_module(attach.client_id("1").client_secret("s3cret"))),
        format!("{:?}", client.get_modules()),
    ];
    for output in output {
        assert!(!output.contains("s3cret"), "{output}");
    }
}

#[test]
fn all_operations_have_the_method_host_and_path_of_the_documents() {
    let Some(corpus) = env::var_os("LINE_CONFORMANCE_DIR").map(PathBuf::from) else {
        println!("skipped: LINE_CONFORMANCE_DIR names no folder");
        return;
    };
    let json = fs::read_to_string(corpus.join("operations.json")).unwrap();
    let documents: Vec<Value> = serde_json::from_str(&json).unwrap();
    let text = |operation: &Value, key: &str| operation[key].as_str().unwrap().to_owned();
    let theirs: BTreeSet<_> = documents
        .iter()
        .filter(|operation| operation["dummy"] != true)
        .map(|operation| ["operationId", "method", "host", "path"].map(|key| text(operation, key)))
        .collect();
    let ours: BTreeSet<_> = ALL
        .iter()
        .filter(|info| !UNDOCUMENTED.contains(&info.operation))
        .map(|info| {
            [info.operation, info.method.as_str(), platform::host_name(info.host), info.path]
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(ours, theirs);
}

fn names(asked: &[Asked]) -> BTreeSet<&'static str> {
    asked.iter().map(|asked| asked.operation.unwrap().operation).collect()
}

fn names_of_all() -> BTreeSet<&'static str> {
    ALL.iter().map(|info| info.operation).collect()
}

fn added(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn write(path: &Path, asked: &[Asked]) {
    let documented =
        |asked: &&Asked| asked.operation.is_none_or(|info| !UNDOCUMENTED.contains(&info.operation));
    let lines: Vec<_> =
        asked.iter().filter(documented).map(|asked| asked.to_json().to_string()).collect();
    fs::write(path, lines.join("\n")).unwrap();
}
