//! Lists that come in pages.

use futures_util::StreamExt;
use line_bot::client::{
    Error, Page, Paged,
    endpoint::{
        GetAggregationUnitNameList, GetAudienceGroups, GetFollowers, GetGroupMembersIds,
        GetJoinedMembershipUsers, GetModules, GetRoomMembersIds, GetSharedAudienceGroups,
        ListCoupon,
    },
};

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
async fn a_page_that_is_followed_by_itself_is_an_error_that_ends_the_stream() {
    async fn follow<E: Paged>(list: E, answer: &'static str, asked: &[&str]) {
        let fake = Fake::with(move |_| json(200, answer)).await;
        let mut pages = fake.client().call(list).pages();
        for _ in 1..asked.len() {
            assert!(pages.try_next().await.unwrap().is_some(), "{answer}");
        }
        let Err(error) = pages.try_next().await else { panic!("{answer}") };
        assert!(error.to_string().contains("followed by itself"), "{error}");
        assert!(matches!(error, Error::Endless { operation } if operation == E::OPERATION));
        assert!(pages.try_next().await.unwrap().is_none());
        assert_eq!(queries(&fake), asked, "{answer}");
    }
    follow(GetFollowers::new(), r#"{"userIds":[],"next":"a"}"#, &["", "start=a"]).await;
    follow(GetFollowers::new(), r#"{"userIds":["U1"],"next":"a"}"#, &["", "start=a"]).await;
    for (answer, asked) in [
        (r#"{"audienceGroups":[],"hasNextPage":true}"#, ["page=7", "page=7"]),
        (r#"{"audienceGroups":[],"hasNextPage":true,"page":7}"#, ["page=7", "page=7"]),
        (
            r#"{"audienceGroups":[{"audienceGroupId":1}],"hasNextPage":true,"page":7}"#,
            ["page=7", "page=8"],
        ),
    ] {
        follow(GetAudienceGroups::new(7), answer, &asked).await;
        follow(GetSharedAudienceGroups::new(7), answer, &asked).await;
    }
    let mut ids = Fake::with(|_| json(200, EMPTY)).await.client().get_followers().stream();
    assert!(matches!(ids.try_next().await, Err(Error::Endless { .. })));
    assert!(ids.try_next().await.unwrap().is_none());
}

/// Follows a list of two pages, with two items and one, in both ways.
async fn follow<E: Paged>(list: E, pages: [&'static str; 2], asked: [&str; 2]) {
    let [first, second] = pages.map(|page| json(200, page));
    let fake = Fake::start([first.clone(), second.clone(), first, second]).await;
    let client = fake.client();
    let mut items = client.call(list.clone()).stream();
    assert!(queries(&fake).is_empty());
    assert!(items.try_next().await.unwrap().is_some());
    assert!(items.try_next().await.unwrap().is_some());
    assert_eq!(queries(&fake), &asked[..1], "{}: a page too early", E::OPERATION);
    assert!(items.try_next().await.unwrap().is_some());
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(queries(&fake), asked, "{}", E::OPERATION);
    // Another process goes on where this one ends.
    let page = client.call(list.clone()).pages().try_next().await.unwrap().unwrap();
    let mut rest = list;
    rest.start_at(page.next.unwrap());
    let rest: Vec<_> = client.call(rest).stream().collect().await;
    assert_eq!(rest.len(), 1, "{}", E::OPERATION);
    assert_eq!(queries(&fake)[2..], asked, "{}", E::OPERATION);
}

#[tokio::test]
async fn every_list_is_followed_when_it_is_wanted_and_gone_on_with() {
    let tokens = ["", "start=a%2Bb"];
    let users = [FIRST, LAST];
    let members = [r#"{"memberIds":["U1","U2"],"next":"a+b"}"#, r#"{"memberIds":["U3"]}"#];
    follow(GetFollowers::new(), users, tokens).await;
    follow(GetJoinedMembershipUsers::new(1), users, tokens).await;
    follow(GetGroupMembersIds::new("C1"), members, tokens).await;
    follow(GetRoomMembersIds::new("R1"), members, tokens).await;
    let units = [
        r#"{"customAggregationUnits":["a","b"],"next":"a+b"}"#,
        r#"{"customAggregationUnits":["c"],"next":""}"#,
    ];
    follow(GetAggregationUnitNameList::new(), units, tokens).await;
    let coupons = [
        r#"{"items":[{"couponId":"1","title":"a"},{"couponId":"2","title":"b"}],"next":"a+b"}"#,
        r#"{"items":[{"couponId":"3","title":"c"}]}"#,
    ];
    follow(ListCoupon::new(), coupons, tokens).await;
    let bots = [
        r#"{"bots":[{"userId":"U1","basicId":"@1","displayName":"a"},
            {"userId":"U2","basicId":"@2","displayName":"b"}],"next":"a+b"}"#,
        r#"{"bots":[{"userId":"U3","basicId":"@3","displayName":"c"}]}"#,
    ];
    follow(GetModules::new(), bots, tokens).await;
    let groups = [
        r#"{"audienceGroups":[{"audienceGroupId":1},{"audienceGroupId":2}],"hasNextPage":true}"#,
        r#"{"audienceGroups":[{"audienceGroupId":3}],"hasNextPage":false}"#,
    ];
    follow(GetAudienceGroups::new(7), groups, ["page=7", "page=8"]).await;
    follow(GetSharedAudienceGroups::new(1), groups, ["page=1", "page=2"]).await;
}
