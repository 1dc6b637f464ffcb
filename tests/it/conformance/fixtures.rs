//! The cases of this repository: JSON as LINE writes it, each read as its type and written back.

use std::{fs, path::Path};

use line_models::{
    Message, account_link, audience, bot, error, group, insight, liff,
    message::PushMessageResponse, narrowcast, profile, quota, rich_menu, token, webhook::Callback,
    webhook_endpoint,
};
use serde_json::Value;

use super::{
    Outcome,
    table::{Run, run},
    webhooks::normalize,
};

/// What is not written back as it came, or has something unknown in it: the tests of webhooks are about these.
const OTHERWISE: [&str; 2] = ["webhook/early", "webhook/many"];

/// The type of each file in `answer/`.
const ANSWERS: [(&str, Run); 29] = [
    ("audience_data", run::<audience::AudienceData>),
    ("audience_groups", run::<audience::AudienceGroups>),
    ("bot_info", run::<bot::BotInfo>),
    ("error", run::<error::ErrorResponse>),
    ("followers", run::<profile::Followers>),
    ("friends_demographics", run::<insight::FriendsDemographics>),
    ("group_summary", run::<group::GroupSummary>),
    ("liff_apps", run::<liff::LiffApps>),
    ("link_token", run::<account_link::IssueLinkTokenResponse>),
    ("member_count", run::<group::MemberCount>),
    ("member_ids", run::<group::MemberIds>),
    ("member_profile", run::<group::MemberProfile>),
    ("message_insight", run::<insight::MessageInsight>),
    ("message_quota", run::<quota::MessageQuota>),
    ("narrowcast_progress", run::<narrowcast::NarrowcastProgress>),
    ("number_of_messages", run::<quota::NumberOfMessages>),
    ("quota_consumption", run::<quota::QuotaConsumption>),
    ("rich_menu_alias_list", run::<rich_menu::RichMenuAliasList>),
    ("rich_menu_batch_progress", run::<rich_menu::RichMenuBatchProgress>),
    ("rich_menu_list", run::<rich_menu::RichMenuList>),
    ("sent_messages", run::<PushMessageResponse>),
    ("token", run::<token::IssueShortLivedChannelAccessTokenResponse>),
    ("token_error", run::<error::TokenErrorResponse>),
    ("token_with_key_id", run::<token::IssueChannelAccessTokenResponse>),
    ("user_profile", run::<profile::UserProfile>),
    ("webhook_endpoint", run::<webhook_endpoint::WebhookEndpoint>),
    ("webhook_endpoint_test", run::<webhook_endpoint::WebhookEndpointTest>),
    ("message_quota_unlimited", run::<quota::MessageQuota>),
    ("rich_menu_id", run::<rich_menu::RichMenuIdResponse>),
];

fn type_of(folder: &str, name: &str) -> Option<Run> {
    match folder {
        "webhook" => Some(run::<Callback>),
        "message" => Some(run::<Message>),
        _ => ANSWERS.iter().find(|(answer, _)| *answer == name).map(|(_, run)| *run),
    }
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
        })
        .collect()
}

#[test]
fn every_fixture_comes_back_as_it_was() {
    for folder in ["webhook", "message", "answer"] {
        for (name, body) in files(folder) {
            let file = format!("{folder}/{name}");
            if OTHERWISE.contains(&&*file) {
                continue;
            }
            let run = type_of(folder, &name).unwrap_or_else(|| panic!("{file} has no type"));
            let Outcome::Ok { json } = run(&body) else { panic!("{file}: {:?}", run(&body)) };
            let [mut found, mut expected]: [Value; 2] =
                [serde_json::from_str(&json).unwrap(), serde_json::from_slice(&body).unwrap()];
            normalize(&mut found);
            normalize(&mut expected);
            assert_eq!(found, expected, "{file}");
        }
    }
}

#[test]
fn nothing_in_the_fixtures_is_unknown() {
    for (name, body) in files("webhook").into_iter().filter(|(name, _)| name != "many") {
        let callback = Callback::from_slice(&body).unwrap();
        assert!(!format!("{callback:?}").contains("Unknown("), "{name}: {callback:?}");
    }
    for (name, body) in files("message") {
        let message: Message = serde_json::from_slice(&body).unwrap();
        // Lengths in pixels are `Unknown("16px")`; what is unknown as a whole is `Unknown(Unknown { … })`.
        assert!(!format!("{message:?}").contains("Unknown(Unknown"), "{name}: {message:?}");
    }
}

#[test]
fn every_message_of_the_fixtures_keeps_the_limits() {
    use line_models::Validate;

    for (name, body) in files("message") {
        let message: Message = serde_json::from_slice(&body).unwrap();
        message.validate().unwrap_or_else(|violations| panic!("{name}: {violations}"));
    }
}
