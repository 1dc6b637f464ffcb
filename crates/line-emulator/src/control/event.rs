//! What happens to a user besides messages and postbacks.

use axum::{body::Body, extract::State, http::StatusCode};
use line_models::{
    MembershipId, MessageId, RichMenuAliasId,
    webhook::{
        AccountLinkEvent, BeaconEvent, BeaconKind, JoinedMembershipContent, LeftMembershipContent,
        LinkResult, MembershipContent, MembershipContentKind, MembershipEvent,
        RenewedMembershipContent, VideoPlayCompleteEvent,
    },
};
use serde::Deserialize;

use super::{
    Problem, Shared, parse,
    user::{At, act},
};
use crate::error::Error;

/// The events that are no message and no postback of a button.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Cause {
    Beacon { hwid: Hex, kind: Passing, dm: Option<Hex> },
    VideoPlayComplete { tracking_id: String },
    AccountLink { nonce: String, result: Linking },
    Membership { membership_id: MembershipId, kind: Member },
    Unsend { message_id: MessageId },
    Edit { message_id: MessageId, text: String },
    RichMenuSwitch { rich_menu_alias_id: RichMenuAliasId, data: String },
}

pub(super) async fn cause(
    State(platform): Shared,
    At(seat): At,
    body: Body,
) -> Result<StatusCode, Problem> {
    let cause: Cause = parse(body).await?;
    act(&platform, &seat, |world, now| {
        let kind = match cause {
            Cause::Unsend { message_id } => return world.unsend(&seat, &message_id, now),
            Cause::Edit { message_id, text } => {
                return world.edit_text(&seat, &message_id, &text, now);
            }
            Cause::RichMenuSwitch { rich_menu_alias_id, data } => {
                return world.switch_rich_menu(&seat, &rich_menu_alias_id, &data, now);
            }
            Cause::Beacon { hwid: Hex(hwid), .. } if hwid.is_empty() => {
                return Err(Error::Empty { what: "the hardware id of a beacon" });
            }
            Cause::Beacon { hwid: Hex(hwid), kind, dm } => {
                let kind = match kind {
                    Passing::Enter => BeaconKind::Enter,
                    Passing::Banner => BeaconKind::Banner,
                    Passing::Stay => BeaconKind::Stay,
                };
                let mut event = BeaconEvent::new(hwid, kind);
                event.beacon.dm = dm.map(|Hex(dm)| dm).filter(|dm| !dm.is_empty());
                event.into()
            }
            Cause::VideoPlayComplete { tracking_id } => {
                VideoPlayCompleteEvent::new(tracking_id).into()
            }
            Cause::AccountLink { nonce, result } => {
                let result = match result {
                    Linking::Ok => LinkResult::Ok,
                    Linking::Failed => LinkResult::Failed,
                };
                AccountLinkEvent::new(result, nonce).into()
            }
            Cause::Membership { membership_id, kind } => {
                let kind: MembershipContentKind = match kind {
                    Member::Joined => JoinedMembershipContent::default().into(),
                    Member::Left => LeftMembershipContent::default().into(),
                    Member::Renewed => RenewedMembershipContent::default().into(),
                };
                MembershipEvent::new(MembershipContent::new(membership_id, kind)).into()
            }
        };
        world.cause(&seat, kind, now)
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Passing {
    Enter,
    Banner,
    Stay,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Linking {
    Ok,
    Failed,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Member {
    Joined,
    Left,
    Renewed,
}

/// What a beacon sends, in hexadecimal digits.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Hex(String);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text))
        } else {
            Err(format!("{text:?} has more than hexadecimal digits, which are all a beacon sends"))
        }
    }
}
