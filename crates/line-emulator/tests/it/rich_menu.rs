//! Rich menus, from making one to tapping it.

use line_emulator::{Emulator, Error};
use line_models::{Action, rich_menu::RichMenuArea};
use serde_json::{Value, json};

use crate::support::{Answer, authorized, get, pair, post_json, request, send, state};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png
}

fn menu(alias: &str) -> Value {
    json!({
        "size": { "width": 2500, "height": 843 },
        "selected": true,
        "name": "menu",
        "chatBarText": "Menu",
        "areas": [
            {
                "bounds": { "x": 0, "y": 0, "width": 1250, "height": 843 },
                "action": { "type": "message", "label": "Tea", "text": "tea" },
            },
            {
                "bounds": { "x": 1250, "y": 0, "width": 1250, "height": 843 },
                "action": { "type": "richmenuswitch", "richMenuAliasId": alias, "data": "tab" },
            },
        ],
    })
}

async fn create(emulator: &Emulator, alias: &str) -> String {
    let answer = post_json(emulator, "/v2/bot/richmenu", &menu(alias)).await;
    assert_eq!(answer.status, 200);
    answer.json()["richMenuId"].as_str().unwrap().to_owned()
}

async fn upload(emulator: &Emulator, id: &str, bytes: Vec<u8>, content_type: &str) -> Answer {
    let token = emulator.channel_access_token();
    let request = request(emulator, "POST", &format!("/v2/bot/richmenu/{id}/content"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", content_type);
    send(request, bytes).await
}

async fn with_image(emulator: &Emulator, alias: &str) -> String {
    let id = create(emulator, alias).await;
    assert_eq!(upload(emulator, &id, png(2500, 843), "image/png").await.status, 200);
    id
}

async fn call(emulator: &Emulator, method: &str, path: &str) -> Answer {
    send(authorized(emulator, method, path), "").await
}

#[tokio::test]
async fn a_menu_is_made_listed_and_deleted() {
    let emulator = Emulator::start().await.unwrap();
    let id = create(&emulator, "a").await;
    assert!(id.starts_with("richmenu-"), "{id}");
    let mut expected = menu("a");
    expected["richMenuId"] = id.as_str().into();
    let path = format!("/v2/bot/richmenu/{id}");
    assert_eq!(get(&emulator, &path).await.json(), expected);
    assert_eq!(
        get(&emulator, "/v2/bot/richmenu/list").await.json(),
        json!({ "richmenus": [expected] })
    );
    assert_eq!(
        post_json(&emulator, "/v2/bot/richmenu/validate", &menu("a")).await.json(),
        json!({})
    );
    let refused = post_json(&emulator, "/v2/bot/richmenu", &json!({ "areas": [] })).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.json()["details"][0]["property"], "size");
    assert_eq!(call(&emulator, "DELETE", &path).await.status, 200);
    assert_eq!(get(&emulator, &path).await.message(), "Not found");
    assert_eq!(call(&emulator, "DELETE", &path).await.status, 404);
}

#[tokio::test]
async fn an_image_has_a_size_and_is_set_once() {
    let emulator = Emulator::start().await.unwrap();
    let id = create(&emulator, "a").await;
    let path = format!("/v2/bot/richmenu/{id}/content");
    assert_eq!(get(&emulator, &path).await.status, 404);
    let too_large = "The image size is not allowed for richmenu";
    let table = [
        (png(799, 400), "image/png", 400, too_large),
        (png(2500, 249), "image/png", 400, too_large),
        (png(1000, 1000), "image/png", 400, too_large),
        (b"GIF89a".to_vec(), "image/png", 400, too_large),
        ([png(2500, 843), vec![0; 1 << 20]].concat(), "image/png", 400, too_large),
        (png(2500, 843), "image/gif", 415, "The content type, image/gif, is not supported"),
    ];
    for (bytes, content_type, status, message) in table {
        let answer = upload(&emulator, &id, bytes, content_type).await;
        assert_eq!((answer.status, answer.message().as_str()), (status, message));
    }
    assert_eq!(upload(&emulator, &id, png(800, 250), "image/png").await.status, 200);
    let again = upload(&emulator, &id, png(800, 250), "image/png").await;
    assert_eq!(again.message(), "An image has already been uploaded to the richmenu");
    let image = get(&emulator, &path).await;
    assert_eq!((image.header("content-type"), &image.body[..]), ("image/png", &png(800, 250)[..]));
    assert_eq!(upload(&emulator, "richmenu-0", png(800, 250), "image/png").await.status, 404);
}

#[tokio::test]
async fn each_user_sees_their_own_menu_or_the_default() {
    let emulator = Emulator::start().await.unwrap();
    let (default, own) = (with_image(&emulator, "a").await, with_image(&emulator, "a").await);
    let bare = create(&emulator, "a").await;
    let alice = emulator.user("Alice");
    let user = format!("/v2/bot/user/{}/richmenu", alice.id());
    let all = "/v2/bot/user/all/richmenu";
    let visible = || alice.rich_menu().map(|menu| menu.rich_menu_id.to_string());

    assert_eq!(get(&emulator, all).await.message(), "no default richmenu");
    assert_eq!(get(&emulator, &user).await.message(), "the user has no richmenu");
    let refused = call(&emulator, "POST", &format!("{all}/{bare}")).await;
    assert_eq!(refused.message(), "must upload richmenu image before applying it to user");
    assert_eq!(call(&emulator, "POST", &format!("{all}/{default}")).await.status, 200);
    assert_eq!(get(&emulator, all).await.json(), json!({ "richMenuId": default }));
    assert_eq!(visible(), Some(default.clone()));
    assert_eq!(call(&emulator, "POST", &format!("{user}/{own}")).await.status, 200);
    assert_eq!(get(&emulator, &user).await.json(), json!({ "richMenuId": own }));
    assert_eq!(visible(), Some(own));
    let shown = state(&emulator).await["richMenus"].clone();
    assert_eq!((&shown["default"], shown["menus"].as_array().unwrap().len()), (&json!(default), 3));
    assert_eq!(call(&emulator, "DELETE", &user).await.status, 200);
    assert_eq!(visible(), Some(default));
    assert_eq!(call(&emulator, "DELETE", all).await.status, 200);
    assert_eq!(visible(), None);
    let wrong = call(&emulator, "POST", &format!("/v2/bot/user/U1/richmenu/{bare}")).await;
    assert_eq!(wrong.message(), "The value for the 'userId' parameter is invalid");
}

#[tokio::test]
async fn many_users_get_and_lose_a_menu_at_once() {
    let emulator = Emulator::start().await.unwrap();
    let (one, other) = (with_image(&emulator, "a").await, with_image(&emulator, "a").await);
    let (alice, bob) = (emulator.user("Alice"), emulator.user("Bob"));
    let visible =
        || [&alice, &bob].map(|user| user.rich_menu().map(|menu| menu.rich_menu_id.to_string()));
    let ids = json!([alice.id(), bob.id()]);
    let link = json!({ "richMenuId": one, "userIds": ids });
    let link = post_json(&emulator, "/v2/bot/richmenu/bulk/link", &link).await;
    assert_eq!(link.status, 202);
    assert_eq!(visible(), [Some(one.clone()), Some(one.clone())]);
    let unlink = json!({ "userIds": [bob.id()] });
    let unlink = post_json(&emulator, "/v2/bot/richmenu/bulk/unlink", &unlink).await;
    assert_eq!(unlink.status, 202);
    assert_eq!(visible(), [Some(one.clone()), None]);

    let batch = json!({ "operations": [{ "type": "link", "from": one, "to": other }] });
    assert_eq!(post_json(&emulator, "/v2/bot/richmenu/validate/batch", &batch).await.status, 200);
    let accepted = post_json(&emulator, "/v2/bot/richmenu/batch", &batch).await;
    assert_eq!(accepted.status, 202);
    assert_eq!(visible(), [Some(other), None]);
    let id = accepted.header("x-line-request-id");
    let progress = get(&emulator, &format!("/v2/bot/richmenu/progress/batch?requestId={id}")).await;
    assert_eq!(progress.json()["phase"], "succeeded");
    let unknown = get(&emulator, "/v2/bot/richmenu/progress/batch?requestId=x").await;
    assert_eq!((unknown.status, unknown.message().as_str()), (404, "Not found"));

    let bad = json!({ "richMenuId": one, "userIds": ["U1"] });
    let refused = post_json(&emulator, "/v2/bot/richmenu/bulk/link", &bad).await;
    let message = "The property, 'userIds[0]', in the request body is invalid (line: -, column: -)";
    assert_eq!((refused.status, refused.message().as_str()), (400, message));
}

#[tokio::test]
async fn an_alias_can_be_pointed_elsewhere() {
    let emulator = Emulator::start().await.unwrap();
    let (one, other) = (with_image(&emulator, "a").await, with_image(&emulator, "a").await);
    let base = "/v2/bot/richmenu/alias";
    let new = json!({ "richMenuAliasId": "tab", "richMenuId": one });
    assert_eq!(post_json(&emulator, base, &new).await.status, 200);
    assert_eq!(post_json(&emulator, base, &new).await.message(), "conflict richmenu alias id");
    assert_eq!(get(&emulator, &format!("{base}/tab")).await.json(), new);
    let change = json!({ "richMenuId": other });
    assert_eq!(post_json(&emulator, &format!("{base}/tab"), &change).await.status, 200);
    let list = json!({ "aliases": [{ "richMenuAliasId": "tab", "richMenuId": other }] });
    assert_eq!(get(&emulator, &format!("{base}/list")).await.json(), list);
    assert_eq!(call(&emulator, "DELETE", &format!("{base}/tab")).await.status, 200);
    let gone = get(&emulator, &format!("{base}/tab")).await;
    assert_eq!((gone.status, gone.message().as_str()), (404, "richmenu alias not found"));
    let unknown = json!({ "richMenuAliasId": "x", "richMenuId": "richmenu-0" });
    assert_eq!(post_json(&emulator, base, &unknown).await.message(), "richmenu not found");
}

#[tokio::test]
async fn tapping_an_area_does_what_it_says() {
    let (emulator, mut bot) = pair().await;
    let (one, other) = (with_image(&emulator, "two").await, with_image(&emulator, "one").await);
    for (alias, id) in [("one", &one), ("two", &other)] {
        let body = json!({ "richMenuAliasId": alias, "richMenuId": id });
        assert_eq!(post_json(&emulator, "/v2/bot/richmenu/alias", &body).await.status, 200);
    }
    let alice = emulator.user("Alice");
    call(&emulator, "POST", &format!("/v2/bot/user/all/richmenu/{one}")).await;
    let action = |area: Option<&RichMenuArea>| area.unwrap().action.clone().unwrap();
    let menu = alice.rich_menu().unwrap();
    alice.tap(&action(menu.areas.first())).await.unwrap();
    assert_eq!(bot.next().await.event()["message"]["text"], "tea");
    alice.tap(&action(menu.areas.get(1))).await.unwrap();
    let postback =
        json!({ "data": "tab", "params": { "newRichMenuAliasId": "two", "status": "SUCCESS" } });
    assert_eq!(bot.next().await.event()["postback"], postback);
    assert_eq!(alice.rich_menu().unwrap().rich_menu_id, other.as_str());

    let picture = format!("/emulator/richmenus/{other}/image");
    let image = send(request(&emulator, "GET", &picture), "").await;
    assert_eq!((image.status, image.header("content-type")), (200, "image/png"));
    let event = json!({ "type": "richMenuSwitch", "richMenuAliasId": "one", "data": "tab" });
    let path = format!("/emulator/users/{}/event", alice.id());
    assert_eq!(send(request(&emulator, "POST", &path), event.to_string()).await.status, 204);
    assert_eq!(bot.next().await.event()["postback"]["params"]["newRichMenuAliasId"], "one");
    let outcome = alice.tap(&Action::uri("x", "https://example.com")).await;
    assert!(matches!(outcome, Err(Error::NoEvent { .. })), "{outcome:?}");
}
