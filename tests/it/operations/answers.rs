//! What LINE may answer to each operation.

/// The status, the content type and the body. Operations that answer nothing get an empty object or an empty body.
pub(crate) fn of(operation: &str) -> (u16, &'static str, &'static [u8]) {
    const JSON: &str = "application/json";
    if let Some((_, body)) = ANSWERS.iter().find(|(names, _)| names.contains(&operation)) {
        return (200, JSON, body.as_bytes());
    }
    match operation {
        "getMessageContent" | "getMessageContentPreview" | "getRichMenuImage" => {
            (200, "image/png", b"\x89PNG\r\n\x1a\n")
        }
        // The reference says an empty object, the documents say nothing.
        "leaveRoom" | "revokeChannelToken" | "missionStickerV3" | "deleteLIFFApp" => {
            (200, JSON, b"")
        }
        "narrowcast"
        | "showLoadingAnimation"
        | "richMenuBatch"
        | "deleteAudienceGroup"
        | "pushTemplatedMessagesByPhone" => (202, JSON, b"{}"),
        _ => (200, JSON, b"{}"),
    }
}

const ANSWERS: &[(&[&str], &str)] = &[
    (
        &["replyMessage", "pushMessage"],
        r#"{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b..."}]}"#,
    ),
    (
        &["getNarrowcastProgress"],
        r#"{"phase":"succeeded","successCount":1,"failureCount":1,"targetCount":2,
            "acceptedTime":"2020-12-03T10:15:30.121Z","completedTime":"2020-12-03T10:15:30.121Z"}"#,
    ),
    (&["getMessageQuota"], r#"{"type":"limited","value":1000}"#),
    (&["getMessageQuotaConsumption"], r#"{"totalUsage":500}"#),
    (
        &[
            "getNumberOfSentReplyMessages",
            "getNumberOfSentPushMessages",
            "getNumberOfSentMulticastMessages",
            "getNumberOfSentBroadcastMessages",
            "getPNPMessageStatistics",
            "getPNPTemplatedMessageStatistics",
        ],
        r#"{"status":"ready","success":10000}"#,
    ),
    (&["getAggregationUnitUsage"], r#"{"numOfCustomAggregationUnits":22}"#),
    (&["getAggregationUnitNameList"], r#"{"customAggregationUnits":["promotion_a"]}"#),
    (&["getMessageContentTranscodingByMessageId"], r#"{"status":"succeeded"}"#),
    (&["getProfile"], r#"{"displayName":"LINE taro","userId":"U4af4980629","language":"en"}"#),
    (
        &["getGroupMemberProfile", "getRoomMemberProfile"],
        r#"{"displayName":"LINE taro","userId":"U4af4980629"}"#,
    ),
    (&["getFollowers", "getJoinedMembershipUsers"], r#"{"userIds":["U4af4980629"]}"#),
    (&["getGroupMembersIds", "getRoomMembersIds"], r#"{"memberIds":["U4af4980629"]}"#),
    (&["getGroupSummary"], r#"{"groupId":"Ca56f94637c","groupName":"Group name"}"#),
    (&["getGroupMemberCount", "getRoomMemberCount"], r#"{"count":3}"#),
    (
        &["getBotInfo"],
        r#"{"userId":"Ub9952f8","basicId":"@216ru","displayName":"Example","chatMode":"chat",
            "markAsReadMode":"manual"}"#,
    ),
    (
        &["createRichMenu", "getDefaultRichMenuId", "getRichMenuIdOfUser"],
        r#"{"richMenuId":"richmenu-19682466"}"#,
    ),
    (
        &["getRichMenu"],
        r#"{"richMenuId":"richmenu-1","name":"n","size":{"width":2500,"height":1686},"chatBarText":"Tap",
            "selected":false,"areas":[]}"#,
    ),
    (&["getRichMenuList"], r#"{"richmenus":[]}"#),
    (&["getRichMenuAlias"], r#"{"richMenuAliasId":"a","richMenuId":"richmenu-1"}"#),
    (&["getRichMenuAliasList"], r#"{"aliases":[]}"#),
    (
        &["getRichMenuBatchProgress"],
        r#"{"phase":"ongoing","acceptedTime":"2023-06-08T10:15:30.121Z"}"#,
    ),
    (&["issueLinkToken"], r#"{"linkToken":"NMZTNuVrPTqlr2IF8Bnymkb7rXfYv5EY"}"#),
    (&["getWebhookEndpoint"], r#"{"endpoint":"https://example.com/test","active":true}"#),
    (
        &["testWebhookEndpoint"],
        r#"{"success":true,"timestamp":"2020-09-30T05:38:20.031Z","statusCode":200,"reason":"OK","detail":"200"}"#,
    ),
    (&["getFriendsDemographics"], r#"{"available":false,"genders":[],"ages":[]}"#),
    (&["getNumberOfMessageDeliveries"], r#"{"status":"ready","broadcast":5385}"#),
    (&["getNumberOfFollowers"], r#"{"status":"unready","followers":null}"#),
    (
        &["getMessageEvent"],
        r#"{"overview":{"requestId":"r-1","delivered":null},"messages":[],"clicks":[]}"#,
    ),
    (
        &["getStatisticsPerUnit"],
        r#"{"overview":{"uniqueImpression":40},"messages":[],"clicks":[]}"#,
    ),
    (
        &["getRichMenuInsightSummary", "getRichMenuInsightDaily"],
        r#"{"richMenuId":"richmenu-1","metricsFrom":"20260101","metricsTo":"20260131"}"#,
    ),
    (
        &[
            "createAudienceGroup",
            "createAudienceForUploadingUserIds",
            "createClickBasedAudienceGroup",
            "createImpBasedAudienceGroup",
        ],
        r#"{"audienceGroupId":1234567890123,"createRoute":"MESSAGING_API","type":"UPLOAD","description":"a",
            "created":1613698278,"permission":"READ_WRITE","expireTimestamp":1629250278,"isIfaAudience":false}"#,
    ),
    (
        &["getAudienceData", "getSharedAudienceData"],
        r#"{"audienceGroup":{"audienceGroupId":1234567890123,"status":"READY"},"jobs":[]}"#,
    ),
    (
        &["getAudienceGroups", "getSharedAudienceGroups"],
        r#"{"audienceGroups":[],"hasNextPage":false,"totalCount":0,"page":1,"size":40}"#,
    ),
    (&["createCoupon"], r#"{"couponId":"01JYNW8JMQVFBNWF1APF8Z3FS7"}"#),
    (&["listCoupon"], r#"{"items":[{"couponId":"01JYNW8JMQVFBNWF1APF8Z3FS7","title":"Friday"}]}"#),
    (&["getCouponDetail"], r#"{"couponId":"01JYNW8JMQVFBNWF1APF8Z3FS7","status":"RUNNING"}"#),
    (&["getMembershipSubscription"], r#"{"subscriptions":[]}"#),
    (&["getMembershipList"], r#"{"memberships":[]}"#),
    (&["addLIFFApp"], r#"{"liffId":"1234567890-AbcdEfgh"}"#),
    (&["getAllLIFFApps"], r#"{"apps":[{"liffId":"1234567890-AbcdEfgh"}]}"#),
    (
        &["attachModule"],
        r#"{"bot_id":"U45c5c51f0050ef0f0ee7261d57fd3c56","scopes":["message:send"]}"#,
    ),
    (&["getModules"], r#"{"bots":[]}"#),
    (
        &["issueStatelessChannelToken", "issueChannelToken"],
        r#"{"token_type":"Bearer","access_token":"ey....","expires_in":900}"#,
    ),
    (
        &["issueChannelTokenByJWT"],
        r#"{"token_type":"Bearer","access_token":"ey....","expires_in":2592000,"key_id":"sDTOzw5wIfxxxxPEzcmeQA"}"#,
    ),
    (&["getsAllValidChannelAccessTokenKeyIds"], r#"{"kids":["U_gdnFYKTWRxxxxDVZexGg"]}"#),
    (
        &["verifyChannelToken", "verifyChannelTokenByJWT"],
        r#"{"client_id":"1573163733","expires_in":2591659,"scope":"profile"}"#,
    ),
];
