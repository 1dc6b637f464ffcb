use line_models::{
    Action,
    rich_menu::{
        CreateRichMenuAliasRequest, RichMenuArea, RichMenuBatchOperation, RichMenuBatchRequest,
        RichMenuBounds, RichMenuBulkLinkRequest, RichMenuBulkUnlinkRequest, RichMenuRequest,
        RichMenuSize, UpdateRichMenuAliasRequest,
    },
};

use crate::{Row, assert_said, notes, row};

fn menu(size: RichMenuSize, areas: impl Into<Vec<RichMenuArea>>) -> RichMenuRequest {
    RichMenuRequest::new(size, "menu", "Tap", areas)
}

fn size() -> RichMenuSize {
    RichMenuSize::new(2500, 843)
}

fn area(action: Action) -> RichMenuArea {
    RichMenuArea::new(RichMenuBounds::new(0, 0, 1, 1), action)
}

#[test]
fn a_rich_menu_has_everything() {
    assert_said([
        row(menu(size(), []), ""),
        row(
            RichMenuRequest::default(),
            "size: must be specified; selected: must be specified; name: must be specified; \
             chatBarText: must be specified; areas: must be specified",
        ),
        row(
            menu(RichMenuSize::default(), [RichMenuArea::default()]),
            "size.width: must be specified; size.height: must be specified; \
             areas[0].bounds: must be specified; areas[0].action: must be specified",
        ),
    ]);
}

#[test]
fn a_rich_menu_is_wide() {
    let sized = |width, height, said| row(menu(RichMenuSize::new(width, height), []), said);
    assert_said([
        sized(799, 250, "size.width: Must be between 800 and 2500"),
        sized(800, 250, ""),
        sized(2500, 250, ""),
        sized(2501, 250, "size.width: Must be between 800 and 2500"),
        sized(800, 249, "size.height: Must be between 250 and 2147483647"),
        sized(1450, 1000, ""),
        sized(1449, 1000, "size: width / height must be greater than or equal to 1.45"),
    ]);
}

#[test]
fn the_texts_of_a_rich_menu_are_counted_in_grapheme_clusters() {
    let named =
        |name: String, bar: String, said| row(RichMenuRequest::new(size(), name, bar, []), said);
    assert_said([
        named(notes(300), notes(14), ""),
        named(notes(301), notes(14), "name: Length must be between 0 and 300"),
        named(notes(300), notes(15), "chatBarText: Length must be between 0 and 14"),
        named("👨‍👩‍👧".repeat(300), "👨‍👩‍👧".repeat(14), ""),
        named(
            String::new(),
            String::new(),
            "name: May not be empty; chatBarText: May not be empty",
        ),
    ]);
}

#[test]
fn a_rich_menu_has_at_most_20_areas() {
    let areas = |n| vec![area(Action::message("Tea", "tea")); n];
    assert_said([
        row(menu(size(), areas(20)), ""),
        row(menu(size(), areas(21)), "areas: Size must be between 0 and 20"),
    ]);
}

#[test]
fn an_area_has_a_place_and_a_size() {
    const MAX: i64 = 2_147_483_647;
    let at = |x, y, width, height, said| {
        let bounds = RichMenuBounds::new(x, y, width, height);
        row(menu(size(), [RichMenuArea::new(bounds, Action::message("Tea", "tea"))]), said)
    };
    assert_said([
        at(0, 0, 1, 1, ""),
        at(MAX, MAX, MAX, MAX, ""),
        at(-1, 0, 1, 1, "areas[0].bounds.x: Must be between 0 and 2147483647"),
        at(0, -1, 1, 1, "areas[0].bounds.y: Must be between 0 and 2147483647"),
        at(0, 0, 0, 1, "areas[0].bounds.width: Must be between 1 and 2147483647"),
        at(0, 0, 1, 0, "areas[0].bounds.height: Must be between 1 and 2147483647"),
        at(0, 0, 1, MAX + 1, "areas[0].bounds.height: Must be between 1 and 2147483647"),
    ]);
}

#[test]
fn an_area_takes_what_works_in_a_rich_menu() {
    const TYPE: &str = "areas[0].action.type: invalid property";
    let doing = |action: Action, said| row(menu(size(), [area(action)]), said);
    assert_said([
        doing(Action::rich_menu_switch("tea", "data"), ""),
        doing(Action::clipboard("Copy", "tea"), ""),
        doing(Action::postback(notes(20), "data"), ""),
        doing(
            Action::postback(notes(21), "data"),
            "areas[0].action.label: Length must be between 0 and 20",
        ),
        doing(Action::uri("Open", "ftp://example.com"), "areas[0].action.uri: invalid uri scheme"),
        doing(Action::camera("Camera"), TYPE),
        doing(Action::camera_roll("Photos"), TYPE),
        doing(Action::location("Place"), TYPE),
    ]);
}

#[test]
fn an_alias_is_a_short_name() {
    const ALIAS: &str = "richMenuAliasId: invalid property";
    let named = |alias: &str, said| row(CreateRichMenuAliasRequest::new(alias, "richmenu-1"), said);
    assert_said([
        named("a", ""),
        named("az09_-az09_-az09_-az09_-az09_-32", ""),
        named(
            "az09_-az09_-az09_-az09_-az09_-_33",
            "richMenuAliasId: Length must be between 0 and 32",
        ),
        named("", "richMenuAliasId: May not be empty"),
        named("A", ALIAS),
        named("é", ALIAS),
        row(CreateRichMenuAliasRequest::new("a", ""), "richMenuId: May not be empty"),
        row(UpdateRichMenuAliasRequest::new("richmenu-1"), ""),
        row(UpdateRichMenuAliasRequest::new(""), "richMenuId: May not be empty"),
    ]);
}

#[test]
fn a_rich_menu_is_linked_to_1_to_500_users() {
    const SIZE: &str = "userIds: Size must be between 1 and 500";
    for (n, said) in [(0, SIZE), (1, ""), (500, ""), (501, SIZE)] {
        assert_said([
            row(RichMenuBulkLinkRequest::new("richmenu-1", vec!["U1"; n]), said),
            row(RichMenuBulkUnlinkRequest::new(vec!["U1"; n]), said),
        ]);
    }
    assert_said([row(RichMenuBulkLinkRequest::new("", ["U1"]), "richMenuId: May not be empty")]);
}

#[test]
fn a_batch_does_up_to_1000_operations() {
    let unlink = |n| (0..n).map(|i| RichMenuBatchOperation::unlink(i.to_string()));
    let batch = |n| RichMenuBatchRequest::new(unlink(n).collect::<Vec<_>>());
    assert_said([
        row(batch(1000), ""),
        row(batch(1001), "operations: Size must be between 0 and 1000"),
    ]);
}

#[test]
fn the_operations_of_a_batch_do_not_conflict() {
    let batch = |operations: &[RichMenuBatchOperation], said| -> Row {
        row(RichMenuBatchRequest::new(operations), said)
    };
    let link = RichMenuBatchOperation::link;
    let unlink = RichMenuBatchOperation::unlink;
    assert_said([
        batch(&[link("a", "b"), link("b", "c")], ""),
        batch(&[RichMenuBatchOperation::unlink_all()], ""),
        batch(
            &[RichMenuBatchOperation::unlink_all(), unlink("a")],
            "operations[].type: 'unlinkAll' type can't be combined with other type",
        ),
        batch(&[link("a", "b"), unlink("a")], "operations[].from: from richmenu (a) is duplicated"),
        batch(&[link("", "b")], "operations[0].from: May not be empty"),
        batch(&[link("a", "")], "operations[0].to: May not be empty"),
    ]);
}

#[test]
fn a_resume_key_is_a_name() {
    let keyed = |key: String, said| {
        let batch = RichMenuBatchRequest::new([RichMenuBatchOperation::unlink_all()]);
        row(batch.resume_request_key(key), said)
    };
    assert_said([
        keyed("aZ09_-".to_owned(), ""),
        keyed("a".repeat(100), ""),
        keyed("a".repeat(101), "resumeRequestKey: Length must be between 0 and 100"),
        keyed(String::new(), "resumeRequestKey: May not be empty"),
        keyed("a b".to_owned(), "resumeRequestKey: invalid property"),
    ]);
}
