use line_models::{
    liff::{AddLiffAppRequest, LiffView, LiffViewType, UpdateLiffAppRequest, UpdateLiffView},
    mission_sticker::{MissionStickerRequest, ProductType},
    module::{AcquireChatControlRequest, AttachModuleRequest, DetachModuleRequest},
    token::{
        ChannelTokenRequest, IssueChannelTokenByJwtRequest, IssueChannelTokenRequest,
        IssueStatelessChannelTokenByClientSecretRequest,
        IssueStatelessChannelTokenByJwtAssertionRequest, IssueStatelessChannelTokenRequest,
        RevokeChannelTokenByJwtRequest,
    },
    webhook_endpoint::{SetWebhookEndpointRequest, TestWebhookEndpointRequest},
};

use crate::{assert_said, row, url};

#[test]
fn a_webhook_url_is_https_and_at_most_500() {
    let table = [
        (url(500), ""),
        (url(501), "endpoint: Length must be between 0 and 500"),
        ("http://example.com".to_owned(), "endpoint: invalid uri scheme"),
        ("https://example.com/a b".to_owned(), "endpoint: invalid uri"),
    ];
    for (url, said) in table {
        assert_said([
            row(SetWebhookEndpointRequest::new(&url), said),
            row(TestWebhookEndpointRequest::default().endpoint(&url), said),
        ]);
    }
    assert_said([row(TestWebhookEndpointRequest::default(), "")]);
}

#[test]
fn a_liff_app_is_an_https_page_without_fragment() {
    let table = [
        ("https://example.com", ""),
        ("http://example.com", "view.url: invalid uri scheme"),
        ("https://example.com/#top", "view.url: invalid uri"),
    ];
    for (url, said) in table {
        assert_said([
            row(AddLiffAppRequest::new(LiffView::new(LiffViewType::Full, url)), said),
            row(UpdateLiffAppRequest::default().view(UpdateLiffView::default().url(url)), said),
        ]);
    }
}

#[test]
fn a_liff_app_is_not_named_after_line() {
    for (name, said) in [("Orders", ""), ("Orders on LINE", "description: invalid property")] {
        let view = LiffView::new(LiffViewType::Full, "https://example.com");
        assert_said([
            row(AddLiffAppRequest::new(view).description(name), said),
            row(UpdateLiffAppRequest::default().description(name), said),
        ]);
    }
}

#[test]
fn a_liff_app_has_known_values_alone() {
    const TYPE: &str = "view.type: Must be one of the following values: [compact, tall, full]";
    const SCOPE: &str = "scope[1]: Must be one of the following values: \
                         [openid, email, profile, chat_message.write]";
    const PROMPT: &str =
        "botPrompt: Must be one of the following values: [normal, aggressive, none]";
    const PATTERN: &str = "permanentLinkPattern: Must be one of the following values: [concat]";
    let add = |kind: &str| AddLiffAppRequest::new(LiffView::new(kind.into(), "https://a.example"));
    let update = UpdateLiffAppRequest::default;
    assert_said([
        row(add("tall").scope(["openid"]).bot_prompt("none").permanent_link_pattern("concat"), ""),
        row(add("Tall"), TYPE),
        row(add("tall").scope(["openid", "all"]), SCOPE),
        row(add("tall").bot_prompt("loud"), PROMPT),
        row(add("tall").permanent_link_pattern("replace"), PATTERN),
        row(update().view(UpdateLiffView::default().kind("short")), TYPE),
        row(update().scope(["email", "all"]), SCOPE),
        row(update().bot_prompt("loud"), PROMPT),
        row(update().permanent_link_pattern("replace"), PATTERN),
    ]);
}

#[test]
fn a_module_channel_controls_a_chat_for_a_year_at_most() {
    let ttl = |ttl| AcquireChatControlRequest::default().ttl(ttl);
    assert_said([
        row(AcquireChatControlRequest::default(), ""),
        row(ttl(31_536_000), ""),
        row(ttl(31_536_001), "ttl: Must be less than or equal to 31536000"),
    ]);
}

#[test]
fn a_module_channel_names_what_it_is_about() {
    assert_said([
        row(DetachModuleRequest::new("U1"), ""),
        row(DetachModuleRequest::new(""), "botId: May not be empty"),
        row(DetachModuleRequest::default(), "botId: must be specified"),
        row(AttachModuleRequest::new("code", "https://example.com"), ""),
        row(
            AttachModuleRequest::new("", ""),
            "code: May not be empty; redirect_uri: May not be empty",
        ),
    ]);
}

#[test]
fn a_mission_sticker_is_a_sticker_without_message() {
    let mut wrong = MissionStickerRequest::new("", "");
    wrong.product_type = ProductType::from("THEME");
    wrong.send_present_message = true;
    assert_said([
        row(MissionStickerRequest::new("U1", "12345"), ""),
        row(
            wrong,
            "to: May not be empty; productId: May not be empty; \
             productType: Must be one of the following values: [STICKER]; \
             sendPresentMessage: Must be one of the following values: [false]",
        ),
    ]);
}

#[test]
fn no_part_of_a_token_request_is_empty() {
    const ASSERTION: &str = "client_assertion: May not be empty";
    const CLIENT: &str = "client_id: May not be empty; client_secret: May not be empty";
    let by_key = IssueStatelessChannelTokenByJwtAssertionRequest::new;
    let by_secret = IssueStatelessChannelTokenByClientSecretRequest::new;
    assert_said([
        row(by_key("jwt"), ""),
        row(IssueStatelessChannelTokenRequest::from(by_key("")), ASSERTION),
        row(by_secret("1234", "secret"), ""),
        row(IssueStatelessChannelTokenRequest::from(by_secret("", "")), CLIENT),
        row(IssueChannelTokenByJwtRequest::new("jwt"), ""),
        row(IssueChannelTokenByJwtRequest::new(""), ASSERTION),
        row(IssueChannelTokenRequest::new("1234", "secret"), ""),
        row(IssueChannelTokenRequest::new("", ""), CLIENT),
        row(ChannelTokenRequest::new("token"), ""),
        row(ChannelTokenRequest::new(""), "access_token: May not be empty"),
        row(RevokeChannelTokenByJwtRequest::new("1234", "secret", "token"), ""),
        row(
            RevokeChannelTokenByJwtRequest::new("1234", "secret", ""),
            "access_token: May not be empty",
        ),
    ]);
}
