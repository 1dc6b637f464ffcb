//! What LINE sends, without spaces as LINE writes it.

/// One text, five events of different kinds, and a hundred.
pub fn all() -> [(&'static str, Vec<u8>); 3] {
    let many = vec![FIVE.join(","); 20].join(",");
    [
        ("one text", callback(TEXT)),
        ("five events", callback(&FIVE.join(","))),
        ("100 events", callback(&many)),
    ]
}

fn callback(events: &str) -> Vec<u8> {
    format!(r#"{{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{events}]}}"#).into()
}

const TEXT: &str = concat!(
    r#"{"type":"message","message":{"type":"text","id":"590000000000000001","#,
    r#""quoteToken":"q3Plxr4AgKd0zX1vGm5sTtYbNfWcRjHu8oLkEiSa2DpVwBnMyQ6CxZ7rFhJgUe9K0lPtOiYsXbA1dRmVqN4Lw","#,
    r#""markAsReadToken":"m7Wc2YtJhKfDsLqPzXnVbGrEaUiOoT5NyM1QxR8BkC3vHjS6dFgZl0pIuA9eTwK4","#,
    r#""text":"今日の天気を教えてください。傘を持って行ったほうがいいですか? Thanks in advance!"},"#,
    r#""webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WC","deliveryContext":{"isRedelivery":false},"#,
    r#""timestamp":1763900000000,"source":{"type":"user","userId":"U91eeaf62d901234567890123456789ab"},"#,
    r#""replyToken":"38ef843bde154d9b91c21320ffd17a0f","mode":"active"}"#,
);

const FIVE: [&str; 5] = [
    TEXT,
    concat!(
        r#"{"type":"message","message":{"type":"sticker","id":"590000000000000002","#,
        r#""quoteToken":"q3Plxr4AgKd0zX1vGm5sTtYbNf","markAsReadToken":"m7Wc2YtJhKfDsLqPz","#,
        r#""stickerId":"52002734","packageId":"11537","stickerResourceType":"ANIMATION","keywords":["hello","hi","wave"]},"#,
        r#""webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WD","deliveryContext":{"isRedelivery":false},"#,
        r#""timestamp":1763900000001,"source":{"type":"group","groupId":"C4af4980629a01234567890123456789a","#,
        r#""userId":"U91eeaf62d901234567890123456789ab"},"#,
        r#""replyToken":"48ef843bde154d9b91c21320ffd17a0f","mode":"active"}"#,
    ),
    concat!(
        r#"{"type":"postback","postback":{"data":"action=buy&itemid=123","params":{"datetime":"2025-12-25T01:00"}},"#,
        r#""webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WE","deliveryContext":{"isRedelivery":false},"#,
        r#""timestamp":1763900000002,"source":{"type":"user","userId":"U91eeaf62d901234567890123456789ac"},"#,
        r#""replyToken":"58ef843bde154d9b91c21320ffd17a0f","mode":"active"}"#,
    ),
    concat!(
        r#"{"type":"follow","follow":{"isUnblocked":false},"#,
        r#""webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WF","deliveryContext":{"isRedelivery":false},"#,
        r#""timestamp":1763900000003,"source":{"type":"user","userId":"U91eeaf62d901234567890123456789ad"},"#,
        r#""replyToken":"68ef843bde154d9b91c21320ffd17a0f","mode":"active"}"#,
    ),
    concat!(
        r#"{"type":"unfollow","#,
        r#""webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WG","deliveryContext":{"isRedelivery":true},"#,
        r#""timestamp":1763900000004,"source":{"type":"user","userId":"U91eeaf62d901234567890123456789ae"},"#,
        r#""mode":"active"}"#,
    ),
];
