//! Messages to many, what they cost, and numbers about them.

use line_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::{authorized, get, pair, post_json, send};

fn messages() -> Value {
    json!([{ "type": "text", "text": "hi" }, { "type": "text", "text": "again" }])
}

#[tokio::test]
async fn a_multicast_reaches_whom_it_names_once() {
    let (emulator, _bot) = pair().await;
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| emulator.user(name));
    carol.unfollow().await.unwrap();
    let nobody = "U0123456789abcdef0123456789abcdef";
    let to = json!([alice.id(), alice.id(), carol.id(), nobody]);
    let body = json!({ "to": to, "messages": messages() });
    let answer = post_json(&emulator, "/v2/bot/message/multicast", &body).await;
    assert_eq!((answer.status, answer.json()), (200, json!({})));
    let counts = [&alice, &bob, &carol].map(|user| user.messages().len());
    assert_eq!(counts, [2, 0, 0]);
    let body = json!({ "to": [alice.id(), "U1"], "messages": messages() });
    let refused = post_json(&emulator, "/v2/bot/message/multicast", &body).await;
    let message = "The property, to[1], in the request body is invalid (line: -, column: -)";
    assert_eq!((refused.status, refused.message().as_str()), (400, message));
}

#[tokio::test]
async fn a_broadcast_reaches_every_follower_and_a_narrowcast_some() {
    let (emulator, _bot) = pair().await;
    let users = ["Alice", "Bob", "Carol"].map(|name| emulator.user(name));
    users[2].unfollow().await.unwrap();
    let body = json!({ "messages": messages() });
    assert_eq!(post_json(&emulator, "/v2/bot/message/broadcast", &body).await.status, 200);
    let counts =
        |users: &[line_emulator::User; 3]| users.each_ref().map(|user| user.messages().len());
    assert_eq!(counts(&users), [2, 2, 0]);

    let body = json!({ "messages": messages(), "limit": { "max": 1 } });
    let answer = post_json(&emulator, "/v2/bot/message/narrowcast", &body).await;
    assert_eq!(answer.status, 202);
    assert_eq!(counts(&users), [4, 2, 0]);
    let id = answer.header("x-line-request-id");
    let path = format!("/v2/bot/message/progress/narrowcast?requestId={id}");
    let progress = get(&emulator, &path).await.json();
    assert_eq!((&progress["phase"], &progress["successCount"]), (&json!("succeeded"), &json!(1)));
    let unknown = get(&emulator, "/v2/bot/message/progress/narrowcast?requestId=x").await;
    assert_eq!(unknown.status, 404);

    let recipient =
        json!({ "type": "operator", "not": { "type": "audience", "audienceGroupId": 7 } });
    let body = json!({ "messages": messages(), "recipient": recipient });
    let refused = post_json(&emulator, "/v2/bot/message/narrowcast", &body).await;
    assert_eq!((refused.status, refused.message().as_str()), (400, "Invalid audience group id: 7"));
}

#[tokio::test]
async fn a_retry_key_is_accepted_once_for_a_multicast_too() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let body = json!({ "to": [alice.id()], "messages": messages() }).to_string();
    let call = || {
        let request = authorized(&emulator, "POST", "/v2/bot/message/multicast")
            .header("x-line-retry-key", "123e4567-e89b-12d3-a456-426614174000");
        send(request, body.clone())
    };
    assert_eq!(call().await.status, 200);
    let again = call().await;
    let expected = json!({ "message": "The retry key is already accepted" });
    assert_eq!((again.status, again.json()), (409, expected));
    assert_eq!(alice.messages().len(), 2);
}

#[tokio::test]
async fn the_monthly_quota_counts_people_and_is_never_passed() {
    let emulator = Emulator::builder().monthly_quota(3).start().await.unwrap();
    let lunch = emulator.group("Lunch");
    let alice = emulator.user("Alice");
    for user in [&alice, &emulator.user("Bob")] {
        let _ = user.in_group(&lunch);
    }
    let push = |to: String| {
        let body = json!({ "to": to, "messages": messages() });
        let emulator = &emulator;
        async move { post_json(emulator, "/v2/bot/message/push", &body).await }
    };
    let consumption = || async {
        get(&emulator, "/v2/bot/message/quota/consumption").await.json()["totalUsage"].clone()
    };
    let quota = get(&emulator, "/v2/bot/message/quota").await.json();
    assert_eq!(quota, json!({ "type": "limited", "value": 3 }));
    assert_eq!(push(lunch.id().to_string()).await.status, 200);
    assert_eq!(consumption().await, 2);
    let refused = push(lunch.id().to_string()).await;
    assert_eq!(
        (refused.status, refused.message().as_str()),
        (429, "You have reached your monthly limit.")
    );
    assert_eq!(lunch.messages().len(), 2);
    assert_eq!(push(alice.id().to_string()).await.status, 200);
    let body = json!({ "messages": messages() });
    assert_eq!(post_json(&emulator, "/v2/bot/message/broadcast", &body).await.status, 429);
    assert_eq!(consumption().await, 3);

    let unlimited = Emulator::start().await.unwrap();
    let quota = get(&unlimited, "/v2/bot/message/quota").await.json();
    assert_eq!(quota, json!({ "type": "none" }));
}

#[tokio::test]
async fn messages_can_be_checked_without_being_sent() {
    let emulator = Emulator::start().await.unwrap();
    for way in ["reply", "push", "multicast", "narrowcast", "broadcast"] {
        let path = format!("/v2/bot/message/validate/{way}");
        let fine = post_json(&emulator, &path, &json!({ "messages": messages() })).await;
        assert_eq!((fine.status, fine.json()), (200, json!({})), "{way}");
        let body = json!({ "messages": [{ "type": "text", "text": "" }] });
        let refused = post_json(&emulator, &path, &body).await;
        assert_eq!(
            (refused.status, &refused.json()["details"][0]["property"]),
            (400, &json!("messages[0].text"))
        );
    }
}

#[tokio::test]
async fn numbers_are_empty_or_not_ready() {
    let emulator = Emulator::start().await.unwrap();
    let range = "from=20200101&to=20200102";
    let table = [
        ("/v2/bot/message/delivery/push?date=20200101".to_owned(), "status", json!("ready")),
        ("/v2/bot/message/delivery/reply?date=29990101".to_owned(), "status", json!("unready")),
        ("/v2/bot/insight/followers?date=20200101".to_owned(), "followers", json!(1)),
        ("/v2/bot/insight/followers?date=29990101".to_owned(), "status", json!("unready")),
        ("/v2/bot/insight/message/delivery?date=20200101".to_owned(), "status", json!("unready")),
        ("/v2/bot/insight/demographic".to_owned(), "available", json!(false)),
        ("/v2/bot/insight/message/event?requestId=r".to_owned(), "clicks", json!([])),
        (
            format!("/v2/bot/insight/message/event/aggregation?customAggregationUnit=u&{range}"),
            "messages",
            json!([]),
        ),
        ("/v2/bot/message/aggregation/info".to_owned(), "numOfCustomAggregationUnits", json!(0)),
        ("/v2/bot/message/aggregation/list".to_owned(), "customAggregationUnits", json!([])),
    ];
    for (path, name, value) in table {
        let answer = get(&emulator, &path).await;
        assert_eq!((answer.status, &answer.json()[name]), (200, &value), "{path}");
    }
    for (path, message) in [
        (
            "/v2/bot/message/delivery/push?date=today",
            "The value for the 'date' parameter is invalid",
        ),
        ("/v2/bot/insight/followers", "date is required"),
        ("/v2/bot/insight/message/event/aggregation?customAggregationUnit=u", "Bad Request"),
    ] {
        let answer = get(&emulator, path).await;
        assert_eq!((answer.status, answer.message().as_str()), (400, message), "{path}");
    }
}

#[tokio::test]
async fn followers_come_in_pages() {
    let (emulator, _bot) = pair().await;
    let ids: Vec<_> = (0..3).map(|i| emulator.user(&format!("user {i}")).id().clone()).collect();
    emulator.user("user 1").unfollow().await.unwrap();
    let first = get(&emulator, "/v2/bot/followers/ids?limit=2").await.json();
    let next = first["next"].as_str().unwrap();
    let last = get(&emulator, &format!("/v2/bot/followers/ids?limit=2&start={next}")).await.json();
    let alice = emulator.user("Alice").id().clone();
    assert_eq!(first["userIds"], json!([alice, ids[0]]));
    assert_eq!(last, json!({ "userIds": [ids[2]] }));
    assert_eq!(get(&emulator, "/v2/bot/followers/ids?limit=1001").await.status, 400);
    assert_eq!(
        get(&emulator, "/v2/bot/followers/ids?start=zz").await.message(),
        "Invalid start param"
    );
}
