//! Lists that come in pages.

use futures_util::StreamExt;
use line_bot::client::{Error, Page};

use crate::fake::{Fake, json};

const FIRST: &str = r#"{"userIds":["U1","U2"],"next":"a+b"}"#;
const EMPTY: &str = r#"{"userIds":[],"next":"c"}"#;
const LAST: &str = r#"{"userIds":["U3"]}"#;

fn queries(fake: &Fake) -> Vec<String> {
    let query = |request: &http::Request<_>| request.uri().query().unwrap_or_default().to_owned();
    fake.requests().iter().map(query).collect()
}

#[tokio::test]
async fn a_stream_gives_all_items_and_asks_for_a_page_when_it_is_wanted() {
    let fake = Fake::start([json(200, FIRST), json(200, EMPTY), json(200, LAST)]).await;
    let mut ids = fake.client().get_followers().limit(2).stream();
    assert!(queries(&fake).is_empty());
    assert_eq!(ids.try_next().await.unwrap().unwrap(), "U1");
    assert_eq!(ids.try_next().await.unwrap().unwrap(), "U2");
    assert_eq!(queries(&fake), ["limit=2"]);
    assert_eq!(ids.next().await.unwrap().unwrap(), "U3");
    assert!(ids.try_next().await.unwrap().is_none());
    assert!(ids.next().await.is_none());
    assert_eq!(queries(&fake), ["limit=2", "start=a%2Bb&limit=2", "start=c&limit=2"]);
}

#[tokio::test]
async fn an_error_ends_a_stream_and_a_page_knows_where_to_go_on() {
    let fake = Fake::start([json(200, FIRST), json(400, "{}"), json(200, LAST)]).await;
    let client = fake.client();
    let mut pages = client.get_followers().pages();
    let Page { items, next, .. } = pages.try_next().await.unwrap().unwrap();
    assert_eq!((items.len(), next.as_deref()), (2, Some("a+b")));
    assert!(matches!(pages.try_next().await, Err(Error::Api(_))));
    assert!(pages.try_next().await.unwrap().is_none());
    let rest: Vec<_> = client.get_followers().start(next.unwrap()).stream().collect().await;
    assert_eq!(rest.len(), 1);
    assert_eq!(queries(&fake), ["", "start=a%2Bb", "start=a%2Bb"]);
}

#[tokio::test]
async fn pages_with_numbers_are_followed_too() {
    let fake = Fake::start([
        json(200, r#"{"audienceGroups":[{"audienceGroupId":1}],"hasNextPage":true}"#),
        json(200, r#"{"audienceGroups":[{"audienceGroupId":2}],"hasNextPage":false}"#),
    ])
    .await;
    let groups: Vec<_> = fake.client().get_audience_groups(7).stream().collect().await;
    assert_eq!(groups.len(), 2);
    assert_eq!(queries(&fake), ["page=7", "page=8"]);
}
