use line_models::audience::{
    AddAudienceToAudienceGroupRequest, Audience, CreateAudienceGroupRequest,
    CreateClickBasedAudienceGroupRequest, CreateImpBasedAudienceGroupRequest,
    UpdateAudienceGroupDescriptionRequest,
};

use crate::{assert_said, notes, row, url};

#[test]
fn every_audience_has_a_name() {
    let table = [
        (notes(60), ""),
        (notes(60) + "a", "description: AUDIENCE_GROUP_NAME_SIZE_OVER"),
        (String::new(), "description: AUDIENCE_GROUP_NAME_EMPTY"),
        ("  ".to_owned(), "description: AUDIENCE_GROUP_NAME_EMPTY"),
        ("a\u{7}".to_owned(), "description: AUDIENCE_GROUP_NAME_WRONG"),
    ];
    for (name, said) in table {
        assert_said([
            row(CreateAudienceGroupRequest::new(&name), said),
            row(CreateClickBasedAudienceGroupRequest::new(&name, "r"), said),
            row(CreateImpBasedAudienceGroupRequest::new(&name, "r"), said),
            row(UpdateAudienceGroupDescriptionRequest::new(&name), said),
        ]);
    }
    assert_said([row(
        UpdateAudienceGroupDescriptionRequest::default(),
        "description: AUDIENCE_GROUP_NAME_EMPTY",
    )]);
}

#[test]
fn at_most_10000_people_are_uploaded_at_once() {
    const MANY: &str = "audiences: UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS";
    const INVALID: &str = "audiences: UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT";
    let create = |n| CreateAudienceGroupRequest::new("buyers").audiences(vec!["U1"; n]);
    let add = |n| AddAudienceToAudienceGroupRequest::new(1, vec!["U1"; n]);
    assert_said([
        row(create(0), ""),
        row(create(10_000), ""),
        row(create(10_001), MANY),
        row(add(0), "audiences: UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS"),
        row(add(1), ""),
        row(add(10_000), ""),
        row(add(10_001), MANY),
        row(AddAudienceToAudienceGroupRequest::new(1, ["U1", ""]), INVALID),
        row(AddAudienceToAudienceGroupRequest::new(1, [Audience::default()]), INVALID),
        row(
            AddAudienceToAudienceGroupRequest::default(),
            "audienceGroupId: must be specified; audiences: must be specified",
        ),
    ]);
}

#[test]
fn an_upload_has_a_name_of_at_most_300() {
    const OVER: &str = "uploadDescription: AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER";
    for (name, said) in [(notes(150), ""), (notes(150) + "a", OVER)] {
        assert_said([
            row(CreateAudienceGroupRequest::new("buyers").upload_description(&name), said),
            row(AddAudienceToAudienceGroupRequest::new(1, ["U1"]).upload_description(&name), said),
        ]);
    }
}

#[test]
fn an_audience_is_about_a_message_and_maybe_a_link() {
    let click = |url: String, said| {
        row(CreateClickBasedAudienceGroupRequest::new("buyers", "r").click_url(url), said)
    };
    assert_said([
        click(url(2000), ""),
        click(url(2001), "clickUrl: Length must be between 0 and 2000"),
        row(CreateClickBasedAudienceGroupRequest::new("buyers", ""), "requestId: May not be empty"),
        row(CreateImpBasedAudienceGroupRequest::new("buyers", ""), "requestId: May not be empty"),
        row(
            CreateImpBasedAudienceGroupRequest::default(),
            "description: AUDIENCE_GROUP_NAME_EMPTY; requestId: must be specified",
        ),
    ]);
}
