use super::{Check, Validate};
use crate::chat::{
    MarkMessagesAsReadByTokenRequest, MarkMessagesAsReadRequest, ShowLoadingAnimationRequest,
};

impl Validate for ShowLoadingAnimationRequest {
    fn check(&self, check: &mut Check) {
        if self.chat_id.is_group() || self.chat_id.is_room() {
            check.at("chatId", |check| {
                check.violation(
                    "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
                );
            });
        }
        if let Some(seconds) = self.loading_seconds {
            check.range("loadingSeconds", seconds, 5..=60);
            if seconds % 5 != 0 {
                check.at("loadingSeconds", |check| check.violation("must be a multiple of five"));
            }
        }
    }
}

impl Validate for MarkMessagesAsReadByTokenRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("markAsReadToken", self.mark_as_read_token.as_str(), usize::MAX);
    }
}

impl Validate for MarkMessagesAsReadRequest {
    fn check(&self, check: &mut Check) {
        check.at("chat", |check| check.utf16("userId", self.chat.user_id.as_str(), usize::MAX));
    }
}
